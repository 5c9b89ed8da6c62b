// Why a block got its score: the inputs that moved it most, in words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "score/density.h"

namespace pith {

// Sets for_it and against_it. `row`: as for_each_input and for_each_context_input fill it. What the
// second stage made of the first stage's scores, this block's and those around it, is passed on to
// the inputs that made this block's; beside these at most one score is named.
void explain_score(const Model& model, std::span<const float> row, Score& score);

// The two inputs that moved a sum most in one direction (+1, -1), in `words`; fewer where fewer
// did.
std::string strongest_inputs(std::span<const std::int32_t> moved, int direction,
                             const std::function<std::string(std::size_t)>& words);

}  // namespace pith
