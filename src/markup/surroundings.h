// A block among its ancestors: densities at each level, distances to what is around it, siblings.
#pragma once

#include "markup/features.h"
#include "markup/sums.h"
#include "page/page.h"

namespace pith {

void measure_surroundings(const Page& page, const PageSums& sums, Measured& measured);

}  // namespace pith
