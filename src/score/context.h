// What a block's own figures can't show: that structure or shape leaves no doubt about it, that
// list, table or headline go together. Changes scores, decides nothing; select.h does.
#pragma once

#include <vector>

#include "block/features.h"
#include "block/page.h"
#include "score/density.h"

namespace pith {

void apply_context(const Page& page, const Measured& measured, std::vector<Score>& scores);

}  // namespace pith
