// A sentence in each of many languages.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::internal::test {

inline std::vector<std::pair<std::string, std::string>> sentences() {
  constexpr std::string_view kLines =
#include "metadata/values/sentences.data"
      ;
  std::vector<std::pair<std::string, std::string>> all;
  for (std::string_view rest = kLines; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() + 1);
    const std::size_t space = line.find(' ');
    if (!line.starts_with('#')) all.emplace_back(line.substr(0, space), line.substr(space + 1));
  }
  return all;
}

inline std::string sentence(std::string_view language) {
  for (auto& [of, text] : sentences()) {
    if (of == language) return text;
  }
  return "";
}

}  // namespace pith::internal::test
