// Features that say how much of a block the page's head or JSON-LD repeats.
#pragma once

#include <span>

#include "markup/features.h"
#include "page/declared_text.h"
#include "page/page_model.h"

namespace pith::internal {

// Sets the members `declared` of the page and its blocks. Where nothing is declared, it reads no
// text.
void measure_declared(const PageModel& page, std::span<const DeclaredText> texts,
                      Measured& measured);

}  // namespace pith::internal
