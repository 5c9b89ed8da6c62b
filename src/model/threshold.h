// Chooses the threshold of a page that gives the highest expected F-measure by the scores.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "pith/options.h"

namespace pith::internal {

// A page with at least this many words, none of which is likely content, has none: shorter ones are
// rather some words that somebody wants. From a prototype on wcxb-dev, where the rule gained .4
// points of word F1.
inline constexpr float kChromeWords = 100;

// How the probabilities of a page's blocks may be wrong.
enum class Doubt : std::uint8_t {
  independent,  // each by itself
  // All in one direction: the teasers beside a short text are content together or not at all, so
  // that many unlikely ones do not add up to what is worth keeping.
  shared,
  // All are closer to 1/2 than they are given. More is kept.
  flat,
};

struct Threshold {
  std::optional<float> lowest;  // the lowest probability worth keeping; nothing where none is
  float expected = 0;           // the F-beta to expect of that, 0 of nothing
  float keeping_all = 0;        // and of all blocks
};

// Taking blocks from the likeliest down, the point where the expected F-beta,
// (1 + b^2) sum(w p kept) / (sum(w kept) + b^2 sum(w p)), is highest. Nothing is worth keeping on a
// page of at least `chrome_words` words on which no block is likely. Under shared doubt the mean
// over several cases counts, by Gauss-Hermite quadrature over a normal shift of all log-odds.
Threshold find_threshold(std::span<const float> words, std::span<const float> probabilities,
                         Favor favor, float chrome_words = kChromeWords,
                         Doubt doubt = Doubt::independent);

}  // namespace pith::internal
