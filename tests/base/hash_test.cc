#include "base/hash.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>

namespace pith::internal {
namespace {

TEST(MixBits, EachBitChangesAboutHalfOfThem) {
  constexpr std::uint64_t kSome = 0x0123456789ABCDEF;
  for (int bit = 0; bit < 64; ++bit) {
    const std::uint64_t changed = mix_bits(kSome) ^ mix_bits(kSome ^ std::uint64_t{1} << bit);
    EXPECT_GT(std::popcount(changed), 12) << bit;
    EXPECT_LT(std::popcount(changed), 52) << bit;
  }
}

TEST(Fnv1a, PublishedValues) {
  EXPECT_EQ(fnv1a(""), 0xCBF29CE484222325U);
  EXPECT_EQ(fnv1a("a"), 0xAF63DC4C8601EC8CU);
  EXPECT_EQ(fnv1a("foobar"), 0x85944171F73967E8U);
}

}  // namespace
}  // namespace pith::internal
