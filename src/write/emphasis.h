// Where asterisks are read as emphasis: CommonMark's flanking rules (6.2), told pessimistically.
#pragma once

#include <cstdint>
#include <string_view>

#include "write/code_point.h"
#include "write/inline_tokens.h"

namespace pith {

// What stands beside a run of asterisks.
enum class Side : std::uint8_t {
  space,
  line_break,  // printed as a backslash or a tag: white space in the text, punctuation on paper
  punctuation,
  word,
  unknown,  // punctuation or not, depending on the version of the standard or on tables we do not
            // have: counts as whichever is worse
};

Side side_of(CodePoint code_point);

// Whether asterisks with `outer` before and `inner` behind them open emphasis for sure, and
// whether they might. For closing ones it is the other way round: `outer` is behind.
bool surely_flanks(Side outer, Side inner);
bool maybe_flanks(Side outer, Side inner);

// Moves the ends of emphasis and strong inwards, past punctuation, whole links and whole code
// spans, until asterisks there are read: "foo<em>(bar)</em>" has to become "foo(*bar*)". What is
// empty then is left out.
void fit_emphasis(std::string_view text, InlineMarkup& markup);

}  // namespace pith
