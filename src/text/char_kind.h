// What a text ends with: a capital, a digit, a question mark.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class CharKind : std::uint8_t {
  other,
  capital,
  small,     // a letter that is no capital, including those of scripts without case
  unspaced,  // a letter of a script written without spaces
  digit,
  stop,  // the end of a sentence that is neither of the next two
  question,
  exclamation,
  colon,
  comma,
  closer,  // a quote or bracket
};

// Of the last character.
CharKind last_kind(std::string_view text);

}  // namespace pith::internal
