// The inputs of the second stage for plain text: what the first-stage scores of other lines say
// about a line. A list in an article, a thread of comments or a row of teasers is thus kept or
// dropped as a whole. markup/neighborhood.h does the same for pages with elements.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "plain/line_features.h"

namespace pith::internal {

inline constexpr std::size_t kLineReach = 4;  // lines on either side that have inputs of their own
inline constexpr std::size_t kLineWindows = 4;    // see kWindowReach in neighborhood.cc
inline constexpr std::size_t kLineConfident = 3;  // .5, .8, and paragraphs of .6
inline constexpr std::size_t kLineRuns = 3;       // see kRunCost in neighborhood.cc

// Below these log-odds, a line keeps its score of the first stage, because the second one was not
// trained on such lines. About 5 in 100 of them are content. Tried against -3.7. Four in ten lines
// are below it.
inline constexpr float kHopelessLine = -3.0F;

struct LineNeighborhood {
  float log_odds = 0;  // the line's own, from the first stage

  // The whole text.
  float expected_words = 0;  // the sum of words * probability
  float expected_share = 0;  // of its words
  float highest = 0;         // probability
  float doubt = 0;           // sum of words * p * (1 - p) / expected words
  float best_f1 = 0;         // expected, of the best threshold
  float threshold = 0;       // log-odds of that threshold
  float all_f1 = 0;          // expected, of keeping all

  // Log-odds of the lines beside it: kLineReach before, the farthest first, then those after.
  std::array<float, 2 * kLineReach> beside = {};

  // Means of probabilities before it, then after it, the nearest window first. Hopeless lines count
  // as 0.
  struct Mean {
    float by_words = 0;
    float by_lines = 0;
  };
  std::array<Mean, 2 * kLineWindows> window = {};

  float words_above = 0;        // words of likelier lines and this one / expected words
  float words_above_share = 0;  // the same / words of the text
  float f1_here = 0;            // expected F1 of keeping it and all likelier ones
  float expected_before = 0;    // share of the expected words
  float expected_after = 0;
  std::array<float, kLineConfident> since_confident = {};  // lines to the nearest likely one
  std::array<float, kLineConfident> until_confident = {};

  // The run of lines that most likely is content.
  struct Run {
    float distance = 0;  // lines to it; negative before it
    float words_to = 0;  // words between
    float place = 0;     // 0 at its begin, 1 at its end
    float words = 0;
    float mean = 0;   // weighted by words
    float share = 0;  // of the expected words
  };
  std::array<Run, kLineRuns> runs = {};

  // Weighted by words, of the other lines with its shape_class; -1 if there are none.
  float alike_mean = -1;
  float alike_lines = 0;  // lines with its shape_class
  // Consecutive paragraphs, or consecutive other lines: the row that contains the line, and the
  // adjacent rows.
  struct Row {
    float mean = -1;
    float words = 0;
  };
  std::array<Row, 3> rows = {};  // before, own, after
  float row_lines = 0;
};

// `log_odds`: one per line, from the first stage.
std::vector<LineNeighborhood> measure_line_neighborhood(const MeasuredText& measured,
                                                        std::span<const float> log_odds);

}  // namespace pith::internal
