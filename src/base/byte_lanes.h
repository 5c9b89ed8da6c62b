// Sixteen bytes at a time, in portable vector types that the compiler translates to what every
// machine of its kind has (SSE2, NEON). A mask has lanes of 0xFF and 0. For texts of a few words,
// eight_bytes.h has tests of eight bytes.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace pith::internal {

using Bytes = std::uint8_t __attribute__((vector_size(16)));
inline constexpr std::size_t kLanes = sizeof(Bytes);

// The next `size` bytes, at most kLanes of them, and zeros. `from` is not null.
inline Bytes load_bytes(const unsigned char* from, std::size_t size) {
  Bytes bytes = {};
  if (size >= kLanes) {
    std::memcpy(&bytes, from, kLanes);
  } else {
    std::memcpy(&bytes, from, size);
  }
  return bytes;
}

// Lanes from `first` to `last`, both included.
inline Bytes in_range(Bytes bytes, std::uint8_t first, std::uint8_t last) {
  return reinterpret_cast<Bytes>(bytes - first <= static_cast<std::uint8_t>(last - first));
}

inline Bytes equal_to(Bytes bytes, std::uint8_t byte) {
  return reinterpret_cast<Bytes>(bytes == byte);
}

// The number of lanes before the first that is set.
inline std::size_t lanes_before(Bytes mask) {
  std::array<std::uint64_t, 2> halves = {};
  std::memcpy(halves.data(), &mask, sizeof mask);
  const auto bytes_before = [](std::uint64_t half) {
    const int bits = std::endian::native == std::endian::little ? std::countr_zero(half)
                                                                : std::countl_zero(half);
    return static_cast<std::size_t>(bits) / 8;
  };
  return halves[0] != 0 ? bytes_before(halves[0]) : 8 + bytes_before(halves[1]);
}

// Sets the first `count` lanes.
inline Bytes first_lanes(std::size_t count) {
  static constexpr auto kSet = [] {
    std::array<std::uint8_t, 2 * kLanes> set = {};
    std::fill_n(set.begin(), kLanes, std::uint8_t{0xFF});
    return set;
  }();
  Bytes mask;
  std::memcpy(&mask, kSet.data() + kLanes - count, sizeof mask);
  return mask;
}

// What was in each lane's left neighbor; in the first lane `carry`.
inline Bytes from_the_left(Bytes mask, bool carry) {
  const Bytes first = {static_cast<std::uint8_t>(carry ? 0xFF : 0)};
  return first | __builtin_shufflevector(Bytes{}, mask, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
                                         26, 27, 28, 29, 30);
}

// What was in each lane's right neighbor; in the last lane `carry`.
inline Bytes from_the_right(Bytes mask, bool carry) {
  const Bytes last = {0, 0, 0, 0, 0, 0, 0, 0,
                      0, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(carry ? 0xFF : 0)};
  return last | __builtin_shufflevector(mask, Bytes{}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
                                        14, 15, 16);
}

// Counts set lanes.
class LaneCounter {
 public:
  static constexpr std::size_t kMaxMasks = 255;  // between two calls of take()

  void add(Bytes mask) { sums_ -= mask; }

  // The count since the last call.
  std::uint32_t take() {
    std::array<std::uint64_t, 2> halves = {};
    std::memcpy(halves.data(), &sums_, sizeof sums_);
    sums_ = Bytes{};
    return sum_of_bytes(halves[0]) + sum_of_bytes(halves[1]);
  }

 private:
  static std::uint32_t sum_of_bytes(std::uint64_t bytes) {
    constexpr std::uint64_t kEverySecond = 0x00FF00FF00FF00FF;
    const std::uint64_t pairs = (bytes & kEverySecond) + (bytes >> 8 & kEverySecond);
    return static_cast<std::uint32_t>(pairs * 0x0001000100010001 >> 48);
  }

  Bytes sums_ = {};
};

}  // namespace pith::internal
