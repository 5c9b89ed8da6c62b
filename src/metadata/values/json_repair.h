// JSON as pages write it -> JSON a parser takes. Used by json_ld.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

// Deeper JSON is no metadata; and a parser's recursion ends here.
inline constexpr std::size_t kMostJsonDepth = 200;

// True when no bracket is nested deeper than kMostJsonDepth; brackets in strings don't count.
bool json_depth_ok(std::string_view json);

// The top-level objects and arrays in `text`, each mended where that can be done without guessing
// what was meant: comments, CDATA and HTML comment marks around them dropped, raw control
// characters in strings escaped, broken escapes and quotes inside strings escaped, trailing and
// doubled commas dropped, what is open at the end closed. Linear in the text.
std::vector<std::string> repair_json(std::string_view text);

}  // namespace pith
