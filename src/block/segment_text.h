// Text without markup -> blocks. The sibling of segment.h for pages that come flattened.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "block/page.h"
#include "pith/options.h"

namespace pith {

// Paragraphs are parted by empty lines; where a text has none, each line is one. Line breaks
// within a paragraph stay. `text` is valid UTF-8. At most `most_blocks` are made.
Page segment_text(std::string_view text, std::size_t most_blocks = SIZE_MAX);

// The same of any text: plain, or markup of which the structure is not looked at (flatten.h).
Page segment_flat(std::string_view text, bool plain, std::size_t most_blocks);

// Whether the text is to be read so: because the options say it, or because it is declared plain
// text and has no markup.
bool is_flat_text(std::string_view text, const Options& options);

}  // namespace pith
