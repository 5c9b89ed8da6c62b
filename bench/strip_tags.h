// Pages reduced to their text, one line per block, to measure and train the cleaning of plain text.
// Lines end in '\n'; none is empty, and white space is folded.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal::bench {

// The output of a plain tag stripper, as in Common Crawl's WET files: the title as the first line,
// and also hidden text and names of icons.
std::string strip_tags(std::string_view utf8_page);

}  // namespace pith::internal::bench
