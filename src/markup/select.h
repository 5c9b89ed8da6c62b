// Scores -> verdicts: the set of blocks that makes the main content of this page.
#pragma once

#include <string_view>
#include <vector>

#include "markup/density.h"
#include "markup/features.h"
#include "page/page.h"
#include "pith/options.h"

namespace pith {

// Labels every block; with Options::explain each gets its reason. The threshold is the page's own:
// the one that maximises the expected F1 of the kept words under the scores' probabilities (another
// F-beta as Options::favor has it). Tables are judged whole, headings and pictures with their text.
// What Options::site knows of the page's host, that of `url`, outweighs the threshold.
void select(const Measured& measured, const std::vector<Score>& scores, const Options& options,
            std::vector<PageBlock>& blocks, std::string_view url = {});

// The blocks of the result: those kept, in document order; with Options::explain all of them.
std::vector<Block> result_blocks(std::vector<PageBlock> blocks, const Options& options);

}  // namespace pith
