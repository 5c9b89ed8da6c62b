// Why a block got its score: the inputs that moved it most, in words.
#pragma once

#include <span>

#include "markup/model.h"
#include "model/score.h"

namespace pith {

// Sets for_it and against_it. `row`: as for_each_input and for_each_context_input fill it. What the
// second stage made of the first stage's scores, this block's and those around it, is passed on to
// the inputs that made this block's; beside these at most one score is named.
void explain_score(const MarkupModel& model, std::span<const float> row, Score& score);

}  // namespace pith
