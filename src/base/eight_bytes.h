// Tests of eight bytes of a text at once, for the kinds of bytes that most texts lack.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pith::internal {

inline constexpr std::uint64_t kEachByte = 0x0101010101010101;
inline constexpr std::uint64_t kHighBits = 0x80 * kEachByte;

// The high bits of the bytes that are ASCII digits.
constexpr std::uint64_t digits_of(std::uint64_t bytes) {
  constexpr std::uint64_t kDigits = 10;
  const std::uint64_t value = (bytes & ~kHighBits) ^ '0' * kEachByte;
  return ~((value + (0x80 - kDigits) * kEachByte) | bytes) & kHighBits;
}

// The high bits of the bytes that are `least` or more. Precondition: `least` is 0x80 or more.
constexpr std::uint64_t at_least(std::uint64_t bytes, unsigned char least) {
  return ((bytes & ~kHighBits) + (0x100U - least) * kEachByte) & bytes & kHighBits;
}

// True if `test` is not 0 for some eight bytes of `text`. It sees every byte once or twice, and
// zeros behind a text of fewer.
template <typename Test>
bool any_of_eight(std::string_view text, Test test) {
  std::uint64_t bytes = 0;
  if (text.size() < sizeof bytes) {
    for (const char c : text) bytes = bytes << 8 | static_cast<unsigned char>(c);
    return test(bytes) != 0;
  }
  const char* const last = text.data() + text.size() - sizeof bytes;
  for (const char* at = text.data(); at < last; at += sizeof bytes) {
    std::memcpy(&bytes, at, sizeof bytes);
    if (test(bytes) != 0) return true;
  }
  std::memcpy(&bytes, last, sizeof bytes);
  return test(bytes) != 0;
}

}  // namespace pith::internal
