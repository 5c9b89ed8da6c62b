#include "text/mixed.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>

namespace pith {
namespace {

TEST(Mixed, EachBitChangesAboutHalfOfThem) {
  constexpr std::uint64_t kSome = 0x0123456789ABCDEF;
  for (int bit = 0; bit < 64; ++bit) {
    const std::uint64_t changed = mixed(kSome) ^ mixed(kSome ^ std::uint64_t{1} << bit);
    EXPECT_GT(std::popcount(changed), 12) << bit;
    EXPECT_LT(std::popcount(changed), 52) << bit;
  }
}

}  // namespace
}  // namespace pith
