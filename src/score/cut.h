// Where to cut: which of a page's blocks make the most of what the scorer thinks of them.
#pragma once

#include <span>

#include "pith/options.h"

namespace pith {

// The lowest probability worth keeping: taking blocks from the likeliest down, the point where the
// expected F-beta, (1 + b^2) sum(w p kept) / (sum(w kept) + b^2 sum(w p)), is highest. More than 1
// where nothing is worth it: on a page of some length on which no block is likely.
// `expected`, where given, takes the value there, 0 of nothing.
float cut_for(std::span<const float> words, std::span<const float> probabilities, Favor favor,
              float* expected = nullptr);

}  // namespace pith
