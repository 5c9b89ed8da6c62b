// Scores -> verdicts: the set of blocks that makes the main content of this page.
#pragma once

#include <vector>

#include "block/features.h"
#include "block/page.h"
#include "pith/options.h"
#include "score/density.h"

namespace pith {

// Labels every block and returns those kept under the options, in document order; with
// Options::explain all of them, each with its reason. The threshold is the page's own: the one
// that maximises the expected F1 of the kept words under the scores' probabilities.
std::vector<Block> select(Page page, const Measured& measured, const std::vector<Score>& scores,
                          const Options& options);

}  // namespace pith
