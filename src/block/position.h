// Where a block stands among the blocks: before and after prose, headings, its neighbours.
#pragma once

#include "block/features.h"
#include "block/page.h"
#include "block/sums.h"

namespace pith {

void measure_position(const Page& page, const PageSums& sums, Measured& measured);

}  // namespace pith
