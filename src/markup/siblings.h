// Elements side by side that are built alike: cards, rows, items, paragraphs.
#pragma once

#include <cstdint>
#include <vector>

#include "markup/features.h"
#include "markup/surroundings.h"
#include "page/page_model.h"

namespace pith::internal {

// Of each element of a page.
struct Siblings {
  std::uint32_t count = 0;  // elements of its parent with its tag and class, itself included
  std::uint32_t row = 0;    // in Measured::rows, 0: too few to be one
};

// Fills measured.rows.
std::vector<Siblings> find_siblings(const PageModel& page, const PageSums& sums,
                                    Measured& measured);

}  // namespace pith::internal
