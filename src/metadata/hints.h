// What is known about a page from elsewhere (Options::title_hint and its like).
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "pith/options.h"
#include "text/decode.h"

namespace pith::internal {

// The source of values that are hints.
inline constexpr std::string_view kHintSource = "hint";

// Empty texts are unknown.
struct Hints {
  std::string_view title = {};
  std::string_view author = {};
  std::string_view date = {};
  std::string_view language = {};
  std::string_view site = {};
  std::optional<std::chrono::sys_days> retrieved = {};  // no date of the page is later
};

// The hints of the options, which must outlive them. What is not UTF-8 is left out.
inline Hints hints_of(const Options& options) {
  const auto valid = [](std::string_view text) {
    return is_utf8(text) ? text : std::string_view();
  };
  return {.title = valid(options.title_hint),
          .author = valid(options.author_hint),
          .date = valid(options.date_hint),
          .language = valid(options.language_hint),
          .site = valid(options.site_hint),
          .retrieved = options.retrieved};
}

// The authors, each as one name, which may be inverted ("Doe, Jane").
inline std::vector<std::string_view> hinted_authors(const Hints& hints) {
  constexpr std::size_t kMaxAuthors = 30;  // Chosen: those of a book with many
  std::vector<std::string_view> authors;
  for (std::string_view rest = hints.author; !rest.empty() && authors.size() < kMaxAuthors;) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    authors.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return authors;
}

}  // namespace pith::internal
