#include "model/threshold.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/probability.h"

namespace pith::internal {
namespace {

constexpr float kHopeless = 0.2F;      // from the same prototype
constexpr float kNegligible = 0.001F;  // never worth keeping, and together hardly any words

// One way in which all odds may be off, and how likely it is.
struct Case {
  double weight = 1;
  double factor = 1;  // of the odds
};

// Five points of a normal distribution whose standard deviation is 1.78, as factors: e^(1.78 x).
// With it, odds to the power of 1.5 have the mean that they are given. Chosen in cross-validation
// among deviations from 0 to 3: articles gain up to .018 of word F1, short ones .005 to .008.
constexpr std::array<Case, 5> kShared = {{{0.5333333, 1},
                                          {0.2220759, 11.229},
                                          {0.2220759, 1 / 11.229},
                                          {0.0112574, 163.46},
                                          {0.0112574, 1 / 163.46}}};
constexpr std::array<Case, 1> kAsGiven = {Case{}};

std::span<const Case> cases(Doubt doubt) {
  if (doubt == Doubt::shared) return kShared;
  return kAsGiven;
}

// The odds to reckon with. Powers are square roots, which are the same on every machine.
double odds_of(double probability, Doubt doubt) {
  const double odds = probability / (1 - probability);
  switch (doubt) {
    case Doubt::shared:
      return odds * std::sqrt(odds);
    case Doubt::flat: {
      // To the power of 3/4, chosen in cross-validation among .5 to 1.
      const double root = std::sqrt(odds);
      return root * std::sqrt(root);
    }
    case Doubt::independent:
      break;
  }
  return odds;
}

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

// The likeliest block's place in `order` down to which the expected F-beta is highest, and its
// value.
struct Best {
  std::size_t end = 0;  // behind it
  double value = 0;
};

Best find_best(std::span<const float> words, std::span<const float> probabilities,
               std::span<const std::uint32_t> order, Doubt doubt, double wanted, double b2) {
  std::vector<double> values(order.size());
  for (const Case& one : cases(doubt)) {
    const auto in_this_case = [&](std::uint32_t i) -> double {
      if (doubt == Doubt::independent || probabilities[i] >= 1) return probabilities[i];
      const double odds = odds_of(probabilities[i], doubt) * one.factor;
      return odds / (1 + odds);
    };
    if (doubt != Doubt::independent) {
      wanted = 0;
      for (const std::uint32_t i : order) wanted += double{words[i]} * in_this_case(i);
    }
    double taken = 0;
    double right = 0;
    for (std::size_t n = 0; n < order.size(); ++n) {
      const std::uint32_t i = order[n];
      taken += words[i];
      right += double{words[i]} * in_this_case(i);
      if (taken > 0) values[n] += one.weight * (1 + b2) * right / (taken + b2 * wanted);
    }
  }
  Best best;
  for (std::size_t n = 0; n < values.size(); ++n) {
    if (values[n] > best.value) best = {n + 1, values[n]};
  }
  return best;
}

}  // namespace

Threshold find_threshold(std::span<const float> words, std::span<const float> probabilities,
                         Favor favor, float chrome_words, Doubt doubt) {
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
  // one is at least that of keeping all; a little less, as it is rounded. What is hopeless counts
  // nothing.
  const auto least = doubt == Doubt::independent
                         ? static_cast<float>(0.999 * double{threshold.keeping_all} / (1 + b2))
                         : kNegligible;
  std::vector<std::uint32_t> order = likeliest_first(probabilities, least);
  while (!order.empty() && probabilities[order.back()] <= 0) order.pop_back();
  const Best best = find_best(words, probabilities, order, doubt, wanted, b2);
  if (best.end > 0) threshold.lowest = probabilities[order[best.end - 1]];
  const bool hopeless = order.empty() || probabilities[order.front()] < kHopeless;
  if (all >= double{chrome_words} && hopeless) threshold.lowest.reset();
  if (threshold.lowest) threshold.expected = static_cast<float>(best.value);
  return threshold;
}

}  // namespace pith::internal
