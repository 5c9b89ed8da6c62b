#include "model/probability.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace pith::internal {
namespace {

// Rises as `value` falls: floats are ordered like whole numbers, but for the sign.
std::uint32_t falling_key(float value) {
  constexpr std::uint32_t kSign = 1U << 31;
  const auto bits = std::bit_cast<std::uint32_t>(value + 0.0F);  // 0 for -0
  return (bits & kSign) != 0 ? bits : ~(bits | kSign);
}

}  // namespace

float logistic(float log_odds) {
  constexpr float kLargest = 30;  // beyond it the result is 0 or 1 to a float's precision
  const double x = -std::clamp(log_odds, -kLargest, kLargest);
  // e^x = (e^(x/1024))^1024, the root by its Taylor series: |x/1024| < .03.
  const double r = x / 1024;
  double power = 1 + r * (1 + r / 2 * (1 + r / 3 * (1 + r / 4)));
  for (int i = 0; i < 10; ++i) power *= power;
  return static_cast<float>(1 / (1 + power));
}

std::vector<std::uint32_t> likeliest_first(std::span<const float> values, float least) {
  // Value and place in one number, which is compared without a branch.
  std::vector<std::uint64_t> keys(values.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    keys[count] = std::uint64_t{falling_key(values[i])} << 32 | i;
    count += values[i] >= least ? 1 : 0;
  }
  keys.resize(count);
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> places(keys.size());
  std::transform(keys.begin(), keys.end(), places.begin(),
                 [](std::uint64_t key) { return static_cast<std::uint32_t>(key); });
  return places;
}

}  // namespace pith::internal
