// A number spread over all bits of another.
#pragma once

#include <cstdint>

namespace pith {

// The finalizer of MurmurHash3 (Appleby 2011): each bit of `n` changes each bit of the result with
// a chance of about a half.
constexpr std::uint64_t mixed(std::uint64_t n) {
  n = (n ^ n >> 33) * 0xFF51AFD7ED558CCDULL;
  n = (n ^ n >> 33) * 0xC4CEB9FE1A85EC53ULL;
  return n ^ n >> 33;
}

}  // namespace pith
