// Which texts and which paths of tags and classes a page repeats.
#pragma once

#include "markup/features.h"
#include "page/page.h"

namespace pith {

void measure_repetition(const Page& page, Measured& measured);

}  // namespace pith
