#include "model/threshold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
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

// The mean over a normal shift of all log-odds, by a fine sum.
double shared_f(const std::vector<float>& words, const std::vector<float>& probabilities,
                float lowest) {
  double mean = 0;
  double weights = 0;
  for (int step = -100; step <= 100; ++step) {
    const double x = step / 20.0;
    const double weight = std::exp(-x * x / 2);
    std::vector<float> shifted;
    for (const float p : probabilities) {
      const double odds = std::pow(p / (1 - p), 1.5) * std::exp(1.784 * x);
      shifted.push_back(static_cast<float>(odds / (1 + odds)));
    }
    double taken = 0;
    double right = 0;
    double wanted = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      wanted += double{words[i]} * double{shifted[i]};
      if (probabilities[i] < lowest) continue;
      taken += words[i];
      right += double{words[i]} * double{shifted[i]};
    }
    mean += weight * 2 * right / (taken + wanted);
    weights += weight;
  }
  return mean / weights;
}

TEST(Threshold, UnderSharedDoubtIsAboutTheBestOfAll) {
  std::mt19937 random(2);
  for (int round = 0; round < 100; ++round) {
    std::vector<float> words(1 + random() % 40);
    std::vector<float> probabilities(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      words[i] = static_cast<float>(random() % 30);
      probabilities[i] = i == 0 ? 0.9F : static_cast<float>(random() % 20) / 20;
    }
    words[0] = 5;
    const Threshold threshold =
        find_threshold(words, probabilities, Favor::balanced, kChromeWords, Doubt::shared);
    double best = 0;
    for (const float lowest : probabilities) {
      if (lowest > 0) best = std::max(best, shared_f(words, probabilities, lowest));
    }
    // Five cases are not all of them.
    EXPECT_NEAR(threshold.expected, best, 0.04);
    EXPECT_GT(shared_f(words, probabilities, threshold.lowest.value_or(2)), best - 0.03);
  }
}

// A text of 100 words beside forty teasers, each of which is rather not content.
TEST(Threshold, UnderSharedDoubtTeasersDoNotAddUp) {
  std::vector<float> words(41, 25);
  std::vector<float> probabilities(41, 0.25F);
  words[0] = 100;
  probabilities[0] = 0.95F;
  const auto lowest = [&](Doubt doubt) {
    return find_threshold(words, probabilities, Favor::balanced, kChromeWords, doubt).lowest;
  };
  EXPECT_EQ(lowest(Doubt::independent), 0.25F);
  EXPECT_EQ(lowest(Doubt::shared), 0.95F);
}

TEST(Threshold, UnderFlatDoubtKeepsMore) {
  const std::vector<float> words(20, 25);
  std::vector<float> probabilities(20);
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    probabilities[i] = 0.95F - 0.048F * static_cast<float>(i);
  }
  const auto lowest = [&](Doubt doubt) {
    return find_threshold(words, probabilities, Favor::balanced, kChromeWords, doubt)
        .lowest.value_or(1);
  };
  EXPECT_LT(lowest(Doubt::flat), lowest(Doubt::independent));
}

TEST(Threshold, CertainBlocksAreKeptUnderAnyDoubt) {
  for (const Doubt doubt : {Doubt::independent, Doubt::shared, Doubt::flat}) {
    const std::vector<float> words = {200, 200};
    const std::vector<float> probabilities = {1, 0};
    const Threshold threshold =
        find_threshold(words, probabilities, Favor::balanced, kChromeWords, doubt);
    EXPECT_EQ(threshold.lowest, 1);
    EXPECT_NEAR(threshold.expected, 1, 1e-6);
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
