// Blocks of text without markup -> features. The sibling of measure.h.
#pragma once

#include "block/flat_features.h"
#include "block/page.h"

namespace pith {

// `phrases`: whether known wordings are looked for; without, their features are 0.
FlatMeasured measure_flat(const Page& page, bool phrases = true);

}  // namespace pith
