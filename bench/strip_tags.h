// Pages as people have them who kept the text only, a line for each block: for measuring and
// training what cleans plain text. Lines end in '\n'; none is empty, white space is folded.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal::bench {

// What a plain tag stripper leaves, as in Common Crawl's WET files: the title as the first line,
// hidden text, icons' names.
std::string strip_tags(std::string_view utf8_page);

}  // namespace pith::internal::bench
