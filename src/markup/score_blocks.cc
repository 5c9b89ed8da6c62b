#include "markup/score_blocks.h"

#include <span>

#include "markup/feature_rows.h"
#include "model/two_stage.h"

namespace pith::internal {
namespace {

// As TwoStageScorer asks for it.
class MarkupWing {
 public:
  static constexpr bool kCorrects = false;
  // A probability of .018, which three quarters of the blocks of news pages do not reach. Chosen:
  // of 990 pages that a model had not seen, asking about such blocks would change the text of two.
  static constexpr float kHopeless = -4.0F;
  static const Inputs& inputs() { return block_inputs(); }

  explicit MarkupWing(const Measured& measured) : measured_(measured) {}

  std::size_t size() const { return measured_.blocks.size(); }
  template <typename Put>
  void own_inputs(std::size_t block, Put put) const {
    for_each_block_input(measured_, measured_.blocks[block], put);
  }
  template <typename Put>
  void page_inputs(Put put) const {
    for_each_page_input(measured_.page, put);
  }
  void look_around(std::span<const float> log_odds) {
    around_ = measure_neighborhood(measured_, log_odds);
  }
  template <typename Put>
  void score_inputs(std::size_t block, Put put) const {
    for_each_score_input(around_[block], put);
  }

 private:
  const Measured& measured_;
  std::vector<Neighborhood> around_;
};

}  // namespace

std::vector<Score> score_blocks(const Measured& measured, const MarkupModel& model, bool explain) {
  MarkupWing wing(measured);
  return two_stage_scores(wing, model.blocks, explain);
}

}  // namespace pith::internal
