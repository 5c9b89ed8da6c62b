#include "model/expected_words.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace pith::internal {
namespace {

// Log-odds 0 is a probability of one half.
constexpr float kSurely = 40;
constexpr float kSurelyNot = -40;

struct Place {
  float log_odds, expected_words, expected_share, highest, doubt, expected_before, expected_after;
  float words_above, words_above_share, f1_here, best_f1;
  std::array<float, 4> beside;
};

TEST(ExpectedWords, SumsWordsByTheirProbabilities) {
  const std::vector<float> log_odds = {kSurely, 0, kSurelyNot};
  const ExpectedWords words({10, 20, 5}, log_odds);
  EXPECT_FLOAT_EQ(static_cast<float>(words.all().words), 35);
  EXPECT_FLOAT_EQ(static_cast<float>(words.all().expected), 20);
  EXPECT_FLOAT_EQ(static_cast<float>(words.all().probabilities), 1.5F);
  EXPECT_FLOAT_EQ(static_cast<float>(words.between(1, 3).words), 25);
  EXPECT_FLOAT_EQ(static_cast<float>(words.between(1, 2).expected), 10);
  EXPECT_DOUBLE_EQ(words.between(2, 2).words, 0);
}

TEST(ExpectedWords, BlocksWithoutWordsCountALittle) {
  const std::vector<float> log_odds = {0};
  EXPECT_FLOAT_EQ(ExpectedWords({0}, log_odds).words(0), 0.5F);
}

TEST(ExpectedWords, DescribesAPlaceAmongTheOthers) {
  const std::vector<float> log_odds = {0, kSurely, kSurelyNot};
  const ExpectedWords words({20, 10, 5}, log_odds);
  std::vector<Place> places(3);
  EXPECT_EQ(words.describe(places), 0);  // the first two: 2 * 20 / (30 + 20)
  EXPECT_FLOAT_EQ(places[0].best_f1, 0.8F);
  EXPECT_FLOAT_EQ(places[0].f1_here, 0.8F);
  EXPECT_FLOAT_EQ(places[1].f1_here, 2.0F / 3);  // alone: 2 * 10 / (10 + 20)
  EXPECT_FLOAT_EQ(places[1].words_above, 0.5F);
  EXPECT_FLOAT_EQ(places[0].words_above_share, 30.0F / 35);
  EXPECT_FLOAT_EQ(places[1].expected_before, 0.5F);
  EXPECT_FLOAT_EQ(places[1].expected_after, 0);
  EXPECT_FLOAT_EQ(places[2].doubt, 0.25F);  // 20 * .5 * .5 of 20
}

TEST(ExpectedWords, LooksBesideAndBeyondTheEnds) {
  const std::vector<float> log_odds = {1, 2, 3};
  std::vector<Place> places(3);
  ExpectedWords({1, 1, 1}, log_odds).look_beside(places);
  EXPECT_EQ(places[0].beside, (std::array<float, 4>{-9, -9, 2, 3}));
  EXPECT_EQ(places[1].beside, (std::array<float, 4>{-9, 1, 3, -9}));
  EXPECT_EQ(places[2].beside, (std::array<float, 4>{1, 2, -9, -9}));
}

TEST(ExpectedWords, CountsTheBlocksToTheNearest) {
  const std::vector<float> log_odds = {0, 0, 0, 0, 0};
  const ExpectedWords words(std::vector<float>(5, 1), log_odds);
  std::string found;
  words.distances(
      3, [](std::size_t i) { return i == 1; },
      [&found](std::size_t i, float since, float until) {
        found += std::to_string(i) + ":" + std::to_string(static_cast<int>(since)) +
                 std::to_string(static_cast<int>(until)) + " ";
      });
  EXPECT_EQ(found, "4:33 3:23 2:13 1:00 0:31 ");
}

TEST(ExpectedWords, NoBlocksAreNothing) {
  const ExpectedWords words({}, {});
  std::vector<Place> places;
  EXPECT_EQ(words.describe(places), 0);
  EXPECT_EQ(words.all().words, 0);
}

}  // namespace
}  // namespace pith::internal
