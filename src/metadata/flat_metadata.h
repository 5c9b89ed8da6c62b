// What a text without markup shows of itself: headline, date line, byline, lead.
#pragma once

#include <span>

#include "block/page.h"
#include "pith/article.h"

namespace pith {

// `blocks`: all of the text in order, kept or dropped. Date and byline are looked for around the
// headline only, where a page's own stand.
Metadata read_flat_metadata(std::span<const PageBlock> blocks);

}  // namespace pith
