// What the model is not asked: blocks about which structure or shape leaves no doubt, articles
// appended below the page's own, text declared for machines. Changes scores, decides nothing;
// select.h does.
#pragma once

#include <vector>

#include "markup/density.h"
#include "markup/features.h"
#include "page/page.h"

namespace pith {

// True when the body is a frame that scripts would fill: then what the page declares for machines
// (structured_text.h) is all there is.
bool is_frame(const Measured& measured, const std::vector<Score>& scores);

void apply_rules(const Page& page, const Measured& measured, std::vector<Score>& scores);

}  // namespace pith
