#include "plain/score_lines.h"

#include <span>

#include "plain/feature_rows.h"
#include "plain/neighborhood.h"

namespace pith::internal {
namespace {

// The interface that TwoStageScorer requires.
class PlainWing {
 public:
  static constexpr bool kCorrects = true;
  static constexpr float kHopeless = kHopelessLine;
  static const Inputs& inputs() { return line_inputs(); }

  explicit PlainWing(const MeasuredText& measured) : measured_(measured) {}

  std::size_t size() const { return measured_.blocks.size(); }
  template <typename Put>
  void own_inputs(std::size_t line, Put put) const {
    for_each_line_input(measured_.blocks[line], put);
  }
  template <typename Put>
  void page_inputs(Put put) const {
    for_each_text_input(measured_.page, put);
  }
  void look_around(std::span<const float> log_odds) {
    around_ = measure_line_neighborhood(measured_, log_odds);
  }
  template <typename Put>
  void score_inputs(std::size_t line, Put put) const {
    for_each_line_score_input(around_[line], put);
  }

 private:
  const MeasuredText& measured_;
  std::vector<LineNeighborhood> around_;
};

}  // namespace

std::vector<Score> score_lines(const MeasuredText& measured, const TwoStageModel& model,
                               bool explain) {
  PlainWing wing(measured);
  return two_stage_scores(wing, model, explain);
}

}  // namespace pith::internal
