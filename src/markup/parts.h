// Features of what a block is a part of as a whole: its list or table, its row of elements built
// alike, its section, the part of the page that appears a second time elsewhere, and the part
// around the headline.
#pragma once

#include <vector>

#include "markup/features.h"
#include "markup/siblings.h"
#include "markup/surroundings.h"
#include "page/page_model.h"

namespace pith::internal {

// After the repetition of texts has been measured.
void measure_parts(const PageModel& page, const PageSums& sums,
                   const std::vector<Siblings>& siblings, Measured& measured);

// After the headline has been found.
void measure_headline_part(const PageModel& page, const PageSums& sums, Measured& measured);

// Elements up from block i's to the nearest one that is also around block j.
float up_to_common(const PageModel& page, std::size_t i, std::size_t j);

}  // namespace pith::internal
