// Scores each line's probability of being content with the two stages for text without markup.
#pragma once

#include <vector>

#include "model/two_stage.h"
#include "plain/line_features.h"

namespace pith::internal {

// Returns one score per line.
std::vector<Score> score_lines(const MeasuredText& measured, const TwoStageModel& model,
                               bool explain);

}  // namespace pith::internal
