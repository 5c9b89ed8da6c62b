// Hashes that are the same on every machine. None of them is cryptographic.
#pragma once

#include <cstddef>
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

// A 64-bit hash of many bytes: FNV-1a over mixed words of eight bytes, the first byte lowest. A
// page's texts are told apart by it, and it is stored (pith/site.h), so it must never change.
constexpr std::uint64_t hash_bytes(std::string_view bytes) {
  constexpr std::size_t kWord = 8;
  const auto word = [](std::string_view part) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
      number |= std::uint64_t{static_cast<unsigned char>(part[i])} << (8 * i);
    }
    return number;
  };
  std::uint64_t hash = kFnvOffset ^ bytes.size();
  for (; bytes.size() >= kWord; bytes.remove_prefix(kWord)) {
    hash = (hash ^ mix_bits(word(bytes.substr(0, kWord)))) * kFnvPrime;
  }
  return mix_bits(hash ^ mix_bits(word(bytes)));
}

}  // namespace pith::internal
