#include "model/explanation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pith {
namespace {

TEST(StrongestInputs, NamesThoseThatMovedTheSumMostInOneDirection) {
  const struct {
    std::vector<std::int32_t> moved;
    int direction;
    const char* named;
  } cases[] = {
      {{}, 1, ""},
      {{0, 0}, 1, ""},
      {{5, -7, 3}, 1, "0, 2"},
      {{5, -7, 3}, -1, "1"},
      {{1, 9, 4, 6}, 1, "1, 3"},
      {{2, 2, 2}, 1, "0, 1"},  // of equal ones the first
      {{-1, -9, -4, 6}, -1, "1, 2"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(
        strongest_inputs(c.moved, c.direction, [](std::size_t i) { return std::to_string(i); }),
        c.named);
  }
}

TEST(NumberInWords, WholeNumbersAndHundredths) {
  EXPECT_EQ(number_in_words(12), "12");
  EXPECT_EQ(number_in_words(-3), "-3");
  EXPECT_EQ(number_in_words(0.824F), "0.82");
  EXPECT_EQ(number_in_words(123.4F), "123");
}

}  // namespace
}  // namespace pith
