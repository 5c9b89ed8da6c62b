#include "model/probability.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

namespace pith::internal {
namespace {

// Steps of 1/256.
constexpr int kSteps = 256;
float at(int step) { return static_cast<float>(step) / kSteps; }

constexpr float kInfinity = std::numeric_limits<float>::infinity();

TEST(Logistic, IsTheLogisticFunction) {
  for (int step = -30 * kSteps; step <= 30 * kSteps; ++step) {
    const float x = at(step);
    const double expected = 1 / (1 + std::exp(-double{x}));
    EXPECT_NEAR(logistic(x), expected, 1e-6) << x;
    // Small probabilities too: they stand for what is surely no content.
    EXPECT_NEAR(logistic(x) / expected, 1, 1e-6) << x;
  }
}

TEST(Logistic, IsSymmetric) {
  EXPECT_EQ(logistic(0), 0.5F);
  EXPECT_EQ(logistic(-0.0F), 0.5F);
  for (int step = 0; step <= 40 * kSteps; ++step) {
    EXPECT_NEAR(logistic(at(step)) + logistic(-at(step)), 1, 1e-6) << at(step);
  }
}

TEST(Logistic, NeverFalls) {
  float last = 0;
  for (int step = -40 * kSteps; step <= 40 * kSteps; ++step) {
    const float x = at(step);
    EXPECT_GE(logistic(x), last) << x;
    last = logistic(x);
  }
  EXPECT_LT(logistic(-1), logistic(1));
  EXPECT_LT(logistic(-10), logistic(-9.9F));
}

TEST(Logistic, StaysAProbability) {
  for (const float x :
       {30.0F, 31.0F, 88.0F, 89.0F, 1e4F, 1e30F, std::numeric_limits<float>::max(), kInfinity}) {
    EXPECT_GT(logistic(x), 0.999999F) << x;
    EXPECT_LE(logistic(x), 1) << x;
    EXPECT_GE(logistic(-x), 0) << x;
    EXPECT_LT(logistic(-x), 1e-6F) << x;
  }
}

// The same on every machine: held as bits.
TEST(Logistic, Bits) {
  const auto bits = [](float value) {
    std::uint32_t out = 0;
    std::memcpy(&out, &value, sizeof out);
    return out;
  };
  EXPECT_EQ(bits(logistic(0)), 0x3f000000U);
  EXPECT_EQ(bits(logistic(1)), 0x3f3b26a8U);
  EXPECT_EQ(bits(logistic(-2.5F)), 0x3d9b5b89U);
  EXPECT_EQ(bits(logistic(7)), 0x3f7fc44bU);
  EXPECT_EQ(bits(logistic(-12)), 0x36ce2a0fU);
}

TEST(LikeliestFirst, OrdersByValueThenByPlace) {
  const std::vector<float> values = {-1, 0.5F, -0.0F, 2, 0, 0.5F, -3e-9F, -7};
  EXPECT_EQ(likeliest_first(values), (std::vector<std::uint32_t>{3, 1, 5, 2, 4, 6, 0, 7}));
}

TEST(LikeliestFirst, LeavesOutWhatIsLess) {
  const std::vector<float> values = {0.1F, 0.5F, 0.3F, 0.2F};
  EXPECT_EQ(likeliest_first(values, 0.3F), (std::vector<std::uint32_t>{1, 2}));
  EXPECT_TRUE(likeliest_first(values, 0.6F).empty());
}

TEST(LikeliestFirst, OfNothingIsNothing) { EXPECT_TRUE(likeliest_first({}).empty()); }

}  // namespace
}  // namespace pith::internal
