#include "bench/line_diff.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal::bench {
namespace {

TEST(LineDiff, OfEqualTextsIsEmpty) {
  EXPECT_EQ(line_diff("", ""), "");
  EXPECT_EQ(line_diff("a\nb\n", "a\nb\n"), "");
}

TEST(LineDiff, NamesThePlaceAndBothSides) {
  EXPECT_EQ(line_diff("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n"), "@ 2\n-b\n+B\n@ 5\n+e\n");
  EXPECT_EQ(line_diff("a\nb\nc\n", "c\n"), "@ 1\n-a\n-b\n");
  EXPECT_EQ(line_diff("", "x\n"), "@ 1\n+x\n");
}

TEST(LineDiff, ShowsAMissingLastNewline) {
  EXPECT_EQ(line_diff("a\n", "a"), "@ 1\n-a\n+a[no newline]\n");
}

TEST(LineDiff, CutsLongLines) {
  const std::string diff = line_diff(std::string(1000, 'x') + "\n", "");
  EXPECT_NE(diff.find("xx[...]\n"), std::string::npos);
  EXPECT_LT(diff.size(), 300U);
}

}  // namespace
}  // namespace pith::internal::bench
