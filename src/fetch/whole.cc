#include "fetch/whole.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "base/ascii.h"

namespace pith::internal {

void ContentLength::add(std::string_view value) {
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    add_one(value.substr(0, comma));
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
}

void ContentLength::add_one(std::string_view number) {
  constexpr std::string_view kSpace = " \t\r\n";
  number = trim(number, kSpace);
  std::uint64_t length = 0;
  const char* const end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, length);
  if (error != std::errc() || stop != end) return;
  conflicts_ = conflicts_ || (value_ && *value_ != length);
  value_ = length;
}

}  // namespace pith::internal
