#include "fetch/content_length.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace pith {

void ContentLength::add(std::string_view value) {
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    add_one(value.substr(0, comma));
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
}

void ContentLength::add_one(std::string_view number) {
  constexpr std::string_view kSpace = " \t\r\n";
  number.remove_prefix(std::min(number.find_first_not_of(kSpace), number.size()));
  number = number.substr(0, number.find_last_not_of(kSpace) + 1);
  std::uint64_t length = 0;
  const char* const end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, length);
  if (error != std::errc() || stop != end) return;
  conflicts_ = conflicts_ || (value_ && *value_ != length);
  value_ = length;
}

}  // namespace pith
