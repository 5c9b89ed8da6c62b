// Reads the metadata of a text without markup from its headline, date line, byline and lead.
#pragma once

#include "metadata/hints.h"
#include "page/page_model.h"
#include "pith/article.h"

namespace pith::internal {

// `page`: all blocks of the text, kept or dropped, and its headline if known. Date and byline are
// searched only around the headline, where those of the page itself are. What is known from
// elsewhere (`hints`) outranks what lines seem to say.
Metadata read_plain_metadata(const PageModel& page, const Hints& hints = {});

}  // namespace pith::internal
