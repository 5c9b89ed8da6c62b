// Scores for text that came without markup, where the model of density.h has nothing to read: two
// stages of trees of its own over flat_features.h.
#pragma once

#include <vector>

#include "block/flat_features.h"
#include "score/density.h"
#include "score/model.h"

namespace pith {

// One score a block.
std::vector<Score> flat_density(const FlatMeasured& measured, const Model& model, bool explain);

}  // namespace pith
