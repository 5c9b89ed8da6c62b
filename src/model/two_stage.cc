#include "model/two_stage.h"

namespace pith::internal {

void explain_score(const Inputs& inputs, std::span<const float> row, std::size_t scores,
                   std::span<const std::int32_t> first, std::vector<std::int32_t> second,
                   bool corrects, Score& score) {
  std::vector<std::int32_t>& moved = second;
  const double passed_on =
      std::accumulate(moved.begin() + static_cast<std::ptrdiff_t>(scores), moved.end(), 0.0);
  moved[scores] = 0;  // the block's own score says nothing that its inputs don't
  const double whole = std::accumulate(first.begin(), first.end(), 0.0);
  if (whole != 0) {
    // Scores are what the first stage made of inputs. Where both point the same way each input gets
    // its share; otherwise nothing is to be shared.
    const double share = std::clamp((corrects ? 1 : 0) + passed_on / whole, 0.0, 1.0);
    for (std::size_t i = 0; i < row.size(); ++i) {
      moved[i] += static_cast<std::int32_t>(share * first[i]);
    }
  }
  score.for_it = strongest_inputs(inputs, row, moved, 1, scores);
  score.against_it = strongest_inputs(inputs, row, moved, -1, scores);
}

}  // namespace pith::internal
