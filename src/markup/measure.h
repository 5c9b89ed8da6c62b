// Page -> Features: the block's own text, its surroundings (surroundings.h), repetition, position,
// likeness to the title. Each is a pass or two over the blocks; an element's sums come from prefix
// sums over the blocks inside it.
#pragma once

#include <string_view>

#include "markup/features.h"
#include "page/page.h"

namespace pith {

// `title` is the page's title as far as known (empty: none); the headline is the block like it.
// `hints` go into the page's features as they are.
Measured measure(const Page& page, std::string_view title, const PageHints& hints = {});

}  // namespace pith
