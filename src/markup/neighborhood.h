// The inputs of the scorer's second stage: what the first-stage scores of other blocks say about a
// block. A list of teasers, a thread or a table is thus kept or dropped as a whole.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "markup/features.h"

namespace pith::internal {

inline constexpr std::size_t kReach = 3;      // blocks on either side that are looked at one by one
inline constexpr std::size_t kWindows = 3;    // see kWindowReach in neighborhood.cc
inline constexpr std::size_t kConfident = 2;  // see kConfidentAt in neighborhood.cc

// Means of the first stage's probabilities, by words and by blocks.
struct Opinion {
  float by_words = 0;
  float by_blocks = 0;
};

struct Neighborhood {
  float log_odds = 0;  // the block's own, of the first stage

  // Of the page.
  float expected_words = 0;  // the sum of words * probability
  float expected_share = 0;  // of the page's words
  float highest = 0;         // probability
  float doubt = 0;           // sum of words * p * (1 - p) / expected words

  // Of the ancestors, as Features::around.
  struct Level {
    Opinion mean = {};
    float share = 0;  // of the page's expected words
  };
  std::array<Level, kLevels> around = {};

  std::array<float, 2 * kReach> beside = {};  // log-odds of the blocks before and after
  std::array<Opinion, kWindows> window = {};  // around the block, itself left out
  Opinion same_path = {};                     // of the blocks with the same path
  float same_path_highest = 0;
  float same_path_share = 0;  // of the page's expected words

  // Of the list and the row that the block is in, and of its item; of the likeliest block with the
  // same text. 0: none.
  Opinion list = {};
  Opinion row = {};
  float item = 0;  // by words
  float twin = 0;

  float words_above = 0;        // words of likelier blocks and this one / expected words
  float words_above_share = 0;  // the same / words of the page
  float f1_here = 0;            // expected F1 of keeping it and all likelier ones
  float best_f1 = 0;            // the page's best
  float expected_before = 0;    // share of the page's expected words
  float expected_after = 0;
  std::array<float, kConfident> since_confident = {};  // blocks to the nearest sure one
  std::array<float, kConfident> until_confident = {};
  float section = 0;       // mean from the heading above to the next one, by words
  float section_body = 0;  // the same without the heading
};

// `log_odds`: one a block, of the first stage.
std::vector<Neighborhood> measure_neighborhood(const Measured& measured,
                                               std::span<const float> log_odds);

}  // namespace pith::internal
