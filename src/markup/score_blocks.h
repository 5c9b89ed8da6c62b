// Scores each block's probability of being main content with the model's two stages.
#pragma once

#include <vector>

#include "markup/features.h"
#include "markup/model.h"
#include "model/two_stage.h"

namespace pith::internal {

// One score a block.
std::vector<Score> score_blocks(const Measured& measured, const MarkupModel& model, bool explain);

}  // namespace pith::internal
