#include "model/threshold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <utility>
#include <vector>

namespace pith::internal {
namespace {

double expected_f(const std::vector<float>& words, const std::vector<float>& probabilities,
                  double beta, float lowest) {
  double taken = 0;
  double right = 0;
  double wanted = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double content = double{words[i]} * probabilities[i];
    wanted += content;
    if (probabilities[i] < lowest) continue;
    taken += words[i];
    right += content;
  }
  return (1 + beta * beta) * right / (taken + beta * beta * wanted);
}

TEST(Threshold, IsTheBestOfAll) {
  std::mt19937 random(1);
  for (const auto& [favor, beta] :
       {std::pair{Favor::balanced, 1.0}, {Favor::precision, 0.5}, {Favor::recall, 2.0}}) {
    for (int round = 0; round < 300; ++round) {
      std::vector<float> words(1 + random() % 40);
      std::vector<float> probabilities(words.size());
      for (std::size_t i = 0; i < words.size(); ++i) {
        words[i] = static_cast<float>(random() % 30);
        // Few different ones, so that some are equal; one is likely, so that something is kept.
        probabilities[i] = i == 0 ? 0.9F : static_cast<float>(random() % 20) / 20;
      }
      words[0] = 5;
      const Threshold threshold = find_threshold(words, probabilities, favor);
      double best = 0;
      for (const float lowest : probabilities) {
        best = std::max(best, lowest > 0 ? expected_f(words, probabilities, beta, lowest) : 0);
      }
      EXPECT_NEAR(threshold.expected, best, 1e-5);
      EXPECT_NEAR(expected_f(words, probabilities, beta, threshold.lowest.value_or(2)), best, 1e-5);
      EXPECT_NEAR(threshold.keeping_all, expected_f(words, probabilities, beta, 0), 1e-5);
    }
  }
}

TEST(Threshold, OfChromeAloneIsNothing) {
  const std::vector<float> words(30, 10);
  const std::vector<float> unlikely(30, 0.1F);
  EXPECT_FALSE(find_threshold(words, unlikely, Favor::balanced).lowest.has_value());
  EXPECT_EQ(find_threshold(words, unlikely, Favor::balanced).expected, 0);
  // So few words are rather what somebody wants.
  EXPECT_TRUE(find_threshold(std::vector<float>{10}, std::vector<float>{0.1F}, Favor::balanced)
                  .lowest.has_value());
  EXPECT_FALSE(find_threshold({}, {}, Favor::balanced).lowest.has_value());
}

}  // namespace
}  // namespace pith::internal
