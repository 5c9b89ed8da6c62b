// What is known about a page from elsewhere (Options::title_hint and its like).
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

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
          .retrieved = options.retrieved};
}

}  // namespace pith::internal
