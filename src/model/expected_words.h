// Sums over blocks by the first stage's scores: their words, and how many of these are expected to
// be content. Both second stages (markup/neighborhood.h, plain/neighborhood.h) use such sums.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/probability.h"

namespace pith::internal {

// part / whole, 0 where there is no whole.
inline float over(double part, double whole) {
  return whole > 0 ? static_cast<float>(part / whole) : 0;
}

class ExpectedWords {
 public:
  struct Sum {
    double words = 0;
    double expected = 0;       // words * probability
    double probabilities = 0;  // without words
  };

  // Of blocks in the page's order. `words` below a half count as a half, so that pictures and signs
  // count at all.
  ExpectedWords(std::vector<float> words, std::span<const float> log_odds);

  std::size_t size() const { return words_.size(); }
  float words(std::size_t i) const { return words_[i]; }
  float probability(std::size_t i) const { return probabilities_[i]; }
  double expected(std::size_t i) const { return double{words_[i]} * probabilities_[i]; }
  const Sum& all() const { return before_.back(); }
  Sum between(std::size_t begin, std::size_t end) const;

  // Sets what either kind of neighborhood says of the page, and of a block's place in it, among
  // the likelier blocks, and between those before and after. Returns the log-odds of the
  // threshold with the best expected F1, 0 for none.
  template <typename Neighborhood>
  float describe(std::vector<Neighborhood>& out) const;

  // Sets `beside`: the log-odds of the blocks before a block, the farthest first, then of those
  // after it.
  template <typename Neighborhood>
  void look_beside(std::vector<Neighborhood>& out) const;

  // Calls put(i, since, until) with the blocks to the nearest that is(i), at most `far`, 0 for
  // itself.
  template <typename Is, typename Put>
  void distances(float far, Is&& is, Put&& put) const;

 private:
  std::span<const float> log_odds_;
  std::vector<float> words_;
  std::vector<float> probabilities_;
  std::vector<Sum> before_;  // of the blocks before each, and of all
  float highest_ = 0;        // probability
  double doubt_ = 0;         // the sum of words * p * (1 - p)
};

template <typename Neighborhood>
float ExpectedWords::describe(std::vector<Neighborhood>& out) const {
  for (std::size_t i = 0; i < size(); ++i) {
    Neighborhood& n = out[i];
    n.log_odds = log_odds_[i];
    n.expected_words = static_cast<float>(all().expected);
    n.expected_share = over(all().expected, all().words);
    n.highest = highest_;
    n.doubt = over(doubt_, all().expected);
    n.expected_before = over(before_[i].expected, all().expected);
    n.expected_after = 1 - over(before_[i + 1].expected, all().expected);
  }
  Sum above;
  float best = 0;
  float threshold = 0;
  for (const std::uint32_t i : likeliest_first(log_odds_)) {
    above.words += words_[i];
    above.expected += expected(i);
    Neighborhood& n = out[i];
    n.words_above = over(above.words, all().expected);
    n.words_above_share = over(above.words, all().words);
    n.f1_here = over(2 * above.expected, above.words + all().expected);
    if (n.f1_here <= best) continue;
    best = n.f1_here;
    threshold = log_odds_[i];
  }
  for (Neighborhood& n : out) n.best_f1 = best;
  return threshold;
}

template <typename Neighborhood>
void ExpectedWords::look_beside(std::vector<Neighborhood>& out) const {
  constexpr float kNone = -9;  // the log-odds of what is beyond the page's ends
  for (std::size_t i = 0; i < size(); ++i) {
    const std::size_t reach = out[i].beside.size() / 2;
    for (std::size_t d = 1; d <= reach; ++d) {
      out[i].beside[reach - d] = i >= d ? log_odds_[i - d] : kNone;
      out[i].beside[reach + d - 1] = i + d < size() ? log_odds_[i + d] : kNone;
    }
  }
}

template <typename Is, typename Put>
void ExpectedWords::distances(float far, Is&& is, Put&& put) const {
  std::vector<float> since(size());
  float distance = far;
  for (std::size_t i = 0; i < size(); ++i) {
    since[i] = distance = is(i) ? 0 : std::min(distance + 1, far);
  }
  distance = far;
  for (std::size_t i = size(); i-- > 0;) {
    distance = is(i) ? 0 : std::min(distance + 1, far);
    put(i, since[i], distance);
  }
}

}  // namespace pith::internal
