// Features -> how likely each block is main content, by the model's two stages: what a block and
// its surroundings are like, then what the first stage says of the blocks around it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "block/features.h"
#include "score/model.h"

namespace pith {

struct Score {
  float probability = 0;
  // What moved the score most, for and against; only when asked for.
  std::string for_it = {};
  std::string against_it = {};
};

// One score a block.
std::vector<Score> density(const Measured& measured, const Model& model, bool explain);

}  // namespace pith
