#include "base/hash.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

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

TEST(HashBytes, NeverChanges) {
  EXPECT_EQ(hash_bytes(""), 17280346270528514342U);
  EXPECT_EQ(hash_bytes("a"), 7265707401934810255U);
  EXPECT_EQ(hash_bytes("example.org"), 5514787991437648060U);
  EXPECT_EQ(hash_bytes("The sea rises and falls twice a day."), 1274901162825751496U);
}

TEST(HashBytes, EveryByteAndTheLengthCount) {
  std::set<std::uint64_t> seen;
  std::string text(40, 'x');
  for (std::size_t length = 0; length <= text.size(); ++length) {
    EXPECT_TRUE(seen.insert(hash_bytes(std::string_view(text).substr(0, length))).second) << length;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = '\0';
    EXPECT_TRUE(seen.insert(hash_bytes(other)).second) << i;
  }
  EXPECT_TRUE(seen.insert(hash_bytes(std::string("a\0", 2))).second);
  EXPECT_TRUE(seen.insert(hash_bytes("a")).second);
}

}  // namespace
}  // namespace pith::internal
