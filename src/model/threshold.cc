#include "model/threshold.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/probability.h"

namespace pith::internal {
namespace {

constexpr float kHopeless = 0.2F;  // from the same prototype

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

Threshold find_threshold(std::span<const float> words, std::span<const float> probabilities,
                         Favor favor, float chrome_words) {
  double all = 0;
  double wanted = 0;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    all += words[i];
    wanted += double{words[i]} * probabilities[i];
  }
  const double b2 = beta(favor) * beta(favor);
  Threshold threshold;
  if (all > 0) threshold.keeping_all = static_cast<float>((1 + b2) * wanted / (all + b2 * wanted));
  // What is less likely than F-beta / (1 + b^2) makes it worse (Lipton et al. 2014), and the best
  // one is at least that of keeping all; a little less, as it is rounded.
  const auto least = static_cast<float>(0.999 * double{threshold.keeping_all} / (1 + b2));
  const std::vector<std::uint32_t> order = likeliest_first(probabilities, least);
  double taken = 0;
  double right = 0;
  double best = 0;
  for (const std::uint32_t i : order) {
    if (probabilities[i] <= 0) break;
    taken += words[i];
    right += double{words[i]} * probabilities[i];
    const double value = (1 + b2) * right / (taken + b2 * wanted);
    if (value > best) {
      best = value;
      threshold.lowest = probabilities[i];
    }
  }
  const bool hopeless = order.empty() || probabilities[order.front()] < kHopeless;
  if (all >= double{chrome_words} && hopeless) threshold.lowest.reset();
  if (threshold.lowest) threshold.expected = static_cast<float>(best);
  return threshold;
}

}  // namespace pith::internal
