// Text without markup -> blocks. The sibling of segment.h for pages that come flattened.
#pragma once

#include <string_view>

#include "block/page.h"
#include "pith/options.h"

namespace pith {

// Paragraphs are parted by empty lines; where a text has none, each line is one. Line breaks
// within a paragraph stay. `text` is valid UTF-8.
Page segment_text(std::string_view text);

// Whether the text is to be read so: because the options say it, or because it is declared plain
// text and has no markup.
bool is_flat_text(std::string_view text, const Options& options);

}  // namespace pith
