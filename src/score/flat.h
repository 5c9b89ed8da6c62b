// Scores for text that came without markup, where the model (density.h) has nothing to read.
#pragma once

#include <vector>

#include "block/features.h"
#include "score/density.h"

namespace pith {

// Prose is content, and what stands close between prose; lines before the first and after the last
// are the menu and the footer. A text without any prose (a list, a poem) is content as it is.
std::vector<Score> flat_density(const Measured& measured);

}  // namespace pith
