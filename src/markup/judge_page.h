// What kind of page it is and how good the result will be, by the figures of the whole page.
#pragma once

#include <vector>

#include "markup/density.h"
#include "markup/features.h"
#include "page/page.h"
#include "pith/article.h"

namespace pith {

// Sets article.page_type and article.confidence, and page_type_reason when told to `explain`;
// `blocks` with their labels.
void judge_page(const MarkupModel& model, const Measured& measured,
                const std::vector<Score>& scores, const std::vector<PageBlock>& blocks,
                bool explain, Article& article);

}  // namespace pith
