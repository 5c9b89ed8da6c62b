// Where a block stands among the blocks: before and after prose, headings, its neighbours.
#pragma once

#include "markup/features.h"
#include "markup/sums.h"
#include "page/page.h"

namespace pith {

void measure_position(const Page& page, const PageSums& sums, Measured& measured);

}  // namespace pith
