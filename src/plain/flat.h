// Scores for text that came without markup, where the model of density.h has nothing to read: two
// stages of trees of its own over flat_features.h.
#pragma once

#include <vector>

#include "model/score.h"
#include "plain/flat_features.h"
#include "plain/model.h"

namespace pith {

// One score a block.
std::vector<Score> flat_density(const FlatMeasured& measured, const PlainModel& model,
                                bool explain);

}  // namespace pith
