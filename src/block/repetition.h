// Which texts and which paths of tags and classes a page repeats.
#pragma once

#include "block/features.h"
#include "block/page.h"

namespace pith {

void measure_repetition(const Page& page, Measured& measured);

}  // namespace pith
