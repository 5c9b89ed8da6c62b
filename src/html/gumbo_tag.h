// Gumbo's tags <-> pith's. Releases of Gumbo number their tags differently and know different ones.
#pragma once

#include <gumbo.h>

#include "html/tag.h"

namespace pith {

// Tag::unknown for tags that only some releases of Gumbo know.
Tag tag_of(GumboTag tag);

}  // namespace pith
