// Computes the features of a page's blocks: their own text, their surroundings (surroundings.h),
// repetition, position and similarity to the title and to what the page declares (declared.h). Each
// takes one or two passes over the blocks. The sums of an element come from prefix sums over the
// blocks inside it.
#pragma once

#include <string_view>

#include "markup/features.h"
#include "page/page_hints.h"
#include "page/page_model.h"

namespace pith::internal {

// `title` is the page's title as far as known (empty: none); the headline is the block like it.
// `facts`: the hints go into the page's features as they are; the blocks are compared with the
// declared texts.
Measured measure(const PageModel& page, std::string_view title, const HeadFacts& facts = {});

}  // namespace pith::internal
