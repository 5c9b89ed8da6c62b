// Pages as people have them who kept the text only: what a plain tag stripper makes of a page, like
// a browser's innerText with a line for each block, icons' names and scripts' substitutes included.
// For measuring and training what cleans flat text.
#pragma once

#include <string>
#include <string_view>

namespace pith::bench {

// `title`: whether the page's <title> is the first line, as in Common Crawl's WET files.
// Lines end in '\n'; none is empty.
std::string strip_tags(std::string_view utf8_page, bool title);

}  // namespace pith::bench
