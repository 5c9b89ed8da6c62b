// A page's blocks -> the ones to keep: measure, score, context, cut. The sibling of clean_flat.h
// for pages with markup.
#pragma once

#include <string>
#include <vector>

#include "markup/model.h"
#include "page/page.h"
#include "page/page_hints.h"
#include "pith/article.h"
#include "pith/options.h"

namespace pith {

// Gives the page's blocks label, score and, with Options::explain, reason; and the article, whose
// metadata is known, its page type and confidence. Where the page is the frame that scripts fill,
// the text it declares (HeadFacts::texts) is added to its blocks.
void clean_page(Page& page, const HeadFacts& facts, const MarkupModel& model,
                const Options& options, Article& article);

}  // namespace pith
