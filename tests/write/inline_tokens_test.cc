#include "write/inline_tokens.h"

#include <gtest/gtest.h>

namespace pith::internal {
namespace {

TEST(Trimmed, UnicodeWhiteSpace) {
  EXPECT_TRUE(is_blank(" \t\n\u00A0\u3000\u2003"));
  EXPECT_FALSE(is_blank(" \u200B"));  // zero width, but no white space
  const TextRange inner = trimmed("\u3000 ab ", {0, 7});
  EXPECT_EQ(inner.begin, 4u);
  EXPECT_EQ(inner.end, 6u);
}

}  // namespace
}  // namespace pith::internal
