#include "write/code_point.h"

#include <gtest/gtest.h>

namespace pith {
namespace {

TEST(CodePoint, ForwardsAndBackwards) {
  const std::string_view text = "a\u00E9\u4E2D\U0001F600";
  EXPECT_EQ(code_point_at(text, 0).value, U'a');
  EXPECT_EQ(code_point_at(text, 1).value, U'\u00E9');
  EXPECT_EQ(code_point_at(text, 3).size, 3u);
  EXPECT_EQ(code_point_before(text, 10).value, U'\U0001F600');
  EXPECT_EQ(code_point_before(text, 6).value, U'\u4E2D');
  EXPECT_EQ(code_point_before(text, 1).value, U'a');
}

TEST(CodePoint, NoneAtTheEdges) {
  EXPECT_EQ(code_point_at("a", 1).size, 0u);
  EXPECT_EQ(code_point_before("a", 0).size, 0u);
  EXPECT_EQ(code_point_before("a", 2).size, 0u);
}

TEST(CodePoint, StrayBytesCountOne) {
  for (const std::string_view text : {"\x80", "\xFF", "\xE4\xB8", "\xF0\x9F\x98"}) {
    EXPECT_EQ(code_point_at(text, 0).value, 0xFFFDu);
    EXPECT_EQ(code_point_at(text, 0).size, 1u);
    EXPECT_EQ(code_point_before(text, text.size()).size, 1u);
  }
}

TEST(CodePoint, Boundaries) {
  const std::string_view text = "a\u00E9";
  EXPECT_TRUE(is_boundary(text, 1));
  EXPECT_FALSE(is_boundary(text, 2));
  EXPECT_TRUE(is_boundary(text, 3));
  EXPECT_FALSE(is_boundary(text, 4));
}

TEST(CodePoint, WhiteSpace) {
  EXPECT_TRUE(is_blank(" \t\n\u00A0\u3000\u2003"));
  EXPECT_FALSE(is_blank(" \u200B"));  // zero width, but no white space
  const TextRange inner = trimmed("\u3000 ab ", {0, 7});
  EXPECT_EQ(inner.begin, 4u);
  EXPECT_EQ(inner.end, 6u);
}

}  // namespace
}  // namespace pith
