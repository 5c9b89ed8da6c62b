// Inputs of a fuzz target that needs more than one string: lines of settings, then the rest.
#pragma once

#include <algorithm>
#include <string_view>

namespace pith::internal::fuzz {

// The line at the front of `input` without its end; `input` becomes what follows it.
inline std::string_view take_line(std::string_view& input) {
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string_view line = input.substr(0, end);
  input.remove_prefix(std::min(end + 1, input.size()));
  return line;
}

}  // namespace pith::internal::fuzz
