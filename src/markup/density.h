// Features -> how likely each block is main content, by the model's two stages: what a block and
// its surroundings are like, then what the first stage says of the blocks around it.
#pragma once

#include <vector>

#include "markup/features.h"
#include "markup/model.h"
#include "model/score.h"

namespace pith {

// One score a block.
std::vector<Score> score_blocks(const Measured& measured, const MarkupModel& model, bool explain);

}  // namespace pith
