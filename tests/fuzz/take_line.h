// Input of a fuzz target that needs more than one string: lines of settings, then the rest.
#pragma once

#include <algorithm>
#include <string_view>

namespace pith::internal::fuzz {

// Removes the first line of `input` and returns it without its end.
inline std::string_view take_line(std::string_view& input) {
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string_view line = input.substr(0, end);
  input.remove_prefix(std::min(end + 1, input.size()));
  return line;
}

}  // namespace pith::internal::fuzz
