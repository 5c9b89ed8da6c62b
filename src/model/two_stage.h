// The two-stage scorer of both wings. The first forest reads the features of a block and its
// surroundings. The second forest also reads the first one's scores of the blocks around it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/feature_row.h"
#include "model/forest.h"
#include "model/probability.h"

namespace pith::internal {

struct TwoStageModel {
  Forest first_stage;   // a block's own inputs and the page's -> log-odds of being main content
  Forest second_stage;  // the same inputs and what the other blocks' scores say
};

// How likely a block is main content.
struct Score {
  float probability = 0;
  // What moved the score most, for and against, in words; set only when asked for.
  std::string for_it = {};
  std::string against_it = {};
};

// Sets for_it and against_it. What the second stage made of the first stage's scores, this block's
// and those around it, is passed on to the inputs that made this block's; beside these at most one
// score is named. `first`, `second`: what each input of `row` moved the stages by; from `scores` on
// the inputs are scores.
void explain_score(const Inputs& inputs, std::span<const float> row, std::size_t scores,
                   std::span<const std::int32_t> first, std::vector<std::int32_t> second,
                   bool corrects, Score& score);

// `Wing` has the page's blocks:
//
//   std::size_t size() const;
//   void own_inputs(std::size_t block, put) const;
//   void page_inputs(put) const;                        the same for all blocks
//   void look_around(std::span<const float> log_odds);  what the first stage says
//   void score_inputs(std::size_t block, put) const;    and what that says of a block
//   static const Inputs& inputs();                      those three, in this order
//   static constexpr bool kCorrects;   whether the second stage adds to the first or replaces it
//   static constexpr float kHopeless;  a block whose first log-odds are below keeps them, and the
//   second stage is not asked
template <typename Wing>
class TwoStageScorer {
 public:
  TwoStageScorer(Wing& wing, const TwoStageModel& model)
      : wing_(wing), model_(model), batch_(Wing::inputs().size()), first_(wing.size()) {
    if (wing.size() == 0) return;
    wing_.own_inputs(0, [this](const FeatureRow&, const Item&, float) { ++scores_begin_; });
    wing_.page_inputs([this](const FeatureRow&, const Item&, float value) {
      batch_.fill(scores_begin_++, value);
    });
    std::vector<std::uint32_t> blocks(wing.size());
    std::iota(blocks.begin(), blocks.end(), 0);
    add<false>(model_.first_stage, blocks, first_);
    wing_.look_around(first_);
    log_odds_ = first_;
    std::erase_if(blocks, [this](std::uint32_t i) { return is_hopeless(i); });
    if constexpr (!Wing::kCorrects) {
      for (const std::uint32_t i : blocks) log_odds_[i] = 0;
    }
    add<true>(model_.second_stage, blocks, log_odds_);
  }

  // One a block.
  std::vector<Score> scores(bool explain) const {
    std::vector<Score> scores(log_odds_.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      scores[i].probability = logistic(log_odds_[i]);
      if (explain) give_reasons(i, scores[i]);
    }
    return scores;
  }

 private:
  bool is_hopeless(std::size_t block) const { return first_[block] < Wing::kHopeless; }

  // Takes the values of one row in their order.
  auto filler(std::size_t row, std::size_t input) {
    return [batch = &batch_, row, input](const FeatureRow&, const Item&, float value) mutable {
      batch->set(row, input++, value);
    };
  }

  // Adds the forest's sums for these blocks to their log-odds.
  template <bool kWithScores>
  void add(const Forest& forest, std::span<const std::uint32_t> blocks,
           std::vector<float>& log_odds) {
    constexpr std::size_t kBatch = RowBatch::kRows;
    std::vector<std::int32_t> sums(kBatch);
    for (std::size_t begin = 0; begin < blocks.size(); begin += kBatch) {
      const std::size_t rows = std::min(kBatch, blocks.size() - begin);
      for (std::size_t row = 0; row < rows; ++row) {
        wing_.own_inputs(blocks[begin + row], filler(row, 0));
        if constexpr (kWithScores) {
          wing_.score_inputs(blocks[begin + row], filler(row, scores_begin_));
        }
      }
      std::fill(sums.begin(), sums.end(), 0);
      forest.add(batch_, std::span(sums).first(rows));
      for (std::size_t row = 0; row < rows; ++row) {
        log_odds[blocks[begin + row]] += Forest::log_odds(sums[row]);
      }
    }
  }

  void give_reasons(std::size_t block, Score& score) const {
    std::vector<float> row;
    const auto put = [&row](const FeatureRow&, const Item&, float value) { row.push_back(value); };
    wing_.own_inputs(block, put);
    wing_.page_inputs(put);
    wing_.score_inputs(block, put);
    std::vector<std::int32_t> first(row.size());
    std::vector<std::int32_t> second(row.size());
    model_.first_stage.explain(row, first);
    if (!is_hopeless(block)) model_.second_stage.explain(row, second);
    explain_score(Wing::inputs(), row, scores_begin_, first, std::move(second),
                  Wing::kCorrects || is_hopeless(block), score);
  }

  Wing& wing_;
  const TwoStageModel& model_;
  RowBatch batch_;
  std::size_t scores_begin_ = 0;  // in a row
  std::vector<float> first_;      // log-odds of the first stage
  std::vector<float> log_odds_;
};

template <typename Wing>
std::vector<Score> two_stage_scores(Wing& wing, const TwoStageModel& model, bool explain) {
  return TwoStageScorer(wing, model).scores(explain);
}

}  // namespace pith::internal
