// Text without markup -> blocks. The sibling of segment.h for pages that come flattened.
#pragma once

#include <string_view>

#include "block/page.h"

namespace pith {

// Paragraphs are parted by empty lines; where a text has none, each line is one. Line breaks
// within a paragraph stay. `text` is valid UTF-8.
Page segment_text(std::string_view text);

}  // namespace pith
