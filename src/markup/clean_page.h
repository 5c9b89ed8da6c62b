// Decides which blocks of a page to keep: measures them, scores them, runs the passes and judges
// the page.
#pragma once

#include <string_view>
#include <vector>

#include "markup/features.h"
#include "markup/model.h"
#include "model/two_stage.h"
#include "page/page_hints.h"
#include "page/page_model.h"
#include "pith/article.h"
#include "pith/options.h"

namespace pith::internal {

// Gives the page's blocks label, score and, with Options::explain, reason; and the article, whose
// metadata is known, its page type and confidence. Where the page is the frame that scripts fill,
// the text it declares (HeadFacts::texts) is added to its blocks; and where the state in `html`,
// the page itself, holds a text several times as long (state_text.h), its blocks take their place.
void clean_page(PageModel& page, const HeadFacts& facts, const MarkupModel& model,
                const Options& options, std::string_view html, Article& article);

// The last part of that: scores -> verdicts. `url`: the page's own or canonical one.
void judge_blocks(const Measured& measured, const std::vector<Score>& scores,
                  const MarkupModel& model, const Options& options, std::string_view url,
                  PageModel& page, Article& article);

// True when the body is a frame that scripts would fill: then what the page declares for machines
// (structured_text.h) is all there is.
bool is_frame(const Measured& measured, const std::vector<Score>& scores);

}  // namespace pith::internal
