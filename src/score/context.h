// What a block's own figures can't show and its company or its text's shape does: overrules the
// score where there is no doubt.
#pragma once

#include <string_view>
#include <vector>

#include "block/features.h"
#include "block/page.h"
#include "score/density.h"

namespace pith {

void apply_context(const Page& page, const Measured& measured, std::vector<Score>& scores);

}  // namespace pith
