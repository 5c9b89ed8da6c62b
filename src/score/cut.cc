#include "score/cut.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace pith {
namespace {

// A page with at least this many words, none of which is likelier content than this, has none. Both
// figures are from a prototype on wcxb-dev, where the rule gained .4 points of word F1.
constexpr double kChromeWords = 100;
constexpr float kHopeless = 0.2F;
constexpr float kNothing = 2;

// The weight of recall against precision (beta of F-beta).
double beta(Favor favor) {
  switch (favor) {
    case Favor::precision:
      return 0.5;
    case Favor::recall:
      return 2;
    case Favor::balanced:
      break;
  }
  return 1;
}

}  // namespace

float cut_for(std::span<const float> words, std::span<const float> probabilities, Favor favor,
              float* expected) {
  // Negative, so that the likeliest come first and equal ones in their order.
  std::vector<std::pair<float, std::uint32_t>> order(probabilities.size());
  double all = 0;
  double wanted = 0;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    order[i] = {-probabilities[i], i};
    all += words[i];
    wanted += double{words[i]} * probabilities[i];
  }
  std::sort(order.begin(), order.end());
  const double b2 = beta(favor) * beta(favor);
  double taken = 0;
  double right = 0;
  double best = 0;
  float cut = kNothing;
  for (const auto& [negative, i] : order) {
    if (probabilities[i] <= 0) break;
    taken += words[i];
    right += double{words[i]} * probabilities[i];
    const double value = (1 + b2) * right / (taken + b2 * wanted);
    if (value > best) {
      best = value;
      cut = probabilities[i];
    }
  }
  const bool hopeless = order.empty() || -order.front().first < kHopeless;
  if (all >= kChromeWords && hopeless) cut = kNothing;
  if (expected != nullptr) *expected = cut < kNothing ? static_cast<float>(best) : 0;
  return cut;
}

}  // namespace pith
