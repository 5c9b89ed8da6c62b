// Reads the metadata of a text without markup from its headline, date line, byline and lead.
#pragma once

#include <chrono>
#include <optional>

#include "page/page_model.h"
#include "pith/article.h"

namespace pith::internal {

// `page`: all blocks of the text, kept or dropped, and its headline if known. Date and byline are
// searched only around the headline, where those of the page itself are. No date is later than the
// day `retrieved`.
Metadata read_plain_metadata(const PageModel& page,
                             std::optional<std::chrono::sys_days> retrieved = {});

}  // namespace pith::internal
