// Blocks that say little by themselves and belong to what stands around them: headings to their
// sections, pictures to the text they illustrate, a repeated text to its first telling. Works on
// verdicts, after select.h has made them from scores.
#pragma once

#include <vector>

#include "markup/features.h"
#include "page/page.h"

namespace pith {

// Changes labels, and reasons of those it changes.
void settle_companions(const Measured& measured, std::vector<PageBlock>& blocks);

}  // namespace pith
