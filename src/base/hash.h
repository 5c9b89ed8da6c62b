// Hashes that are the same on every machine. None of them is cryptographic.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

// 64-bit FNV-1a (Fowler, Noll, Vo): hash = (hash ^ unit) * kFnvPrime for each unit of a text.
inline constexpr std::uint64_t kFnvOffset = 0xCBF29CE484222325;
inline constexpr std::uint64_t kFnvPrime = 0x100000001B3;

constexpr std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = kFnvOffset;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
  return hash;
}

// The 64-bit finalizer of MurmurHash3 (Appleby 2011): each bit of `n` changes each bit of the
// result with a probability of about one half.
constexpr std::uint64_t mix_bits(std::uint64_t n) {
  n = (n ^ n >> 33) * 0xFF51AFD7ED558CCDULL;
  n = (n ^ n >> 33) * 0xC4CEB9FE1A85EC53ULL;
  return n ^ n >> 33;
}

}  // namespace pith::internal
