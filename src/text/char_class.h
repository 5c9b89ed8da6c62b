// Classes of characters for measures of text (words.h): letter, digit, comma, end of sentence and
// so on. Also the ranges of characters and the decoding of UTF-8 that this needs.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "base/utf8.h"

namespace pith::internal {

enum class CharClass : std::uint8_t {
  other,
  space,
  lower,  // a letter that is not upper-case, including letters of scripts without case
  upper,
  digit,
  unspaced,  // a letter of a script written without spaces
  mark,      // belongs to the character before it, or is invisible inside a word
  comma,
  stop,         // ends a sentence if white space follows
  strong_stop,  // ends a sentence whatever follows
  closer,       // closing quote or bracket: may come between a stop and the white space
  note_open,    // '[' of a footnote mark "[12]", which may also come between them
  note_close,
};

constexpr std::array<CharClass, 128> ascii_classes() {
  std::array<CharClass, 128> table{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = CharClass::lower;
  for (unsigned char c = 'A'; c <= 'Z'; ++c) table[c] = CharClass::upper;
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = CharClass::digit;
  for (unsigned char c = '\t'; c <= '\r'; ++c) table[c] = CharClass::space;
  table[' '] = CharClass::space;
  table[','] = CharClass::comma;
  table['.'] = table['!'] = table['?'] = CharClass::stop;
  table['"'] = table['\''] = table[')'] = table['}'] = CharClass::closer;
  table['['] = CharClass::note_open;
  table[']'] = CharClass::note_close;
  return table;
}
inline constexpr std::array<CharClass, 128> kAsciiClasses = ascii_classes();

CharClass classify(char32_t code_point);

constexpr bool is_word_class(CharClass c) {
  return c == CharClass::lower || c == CharClass::upper || c == CharClass::digit;
}

// White space: Unicode's Zs and the ASCII controls that separate words.
bool is_unicode_space(char32_t code_point);
bool is_ascii_punctuation(char32_t code_point);

bool in_unspaced_script(char32_t code_point);

struct CodePointRange {
  char32_t first, last;
};

// `ranges` must be in ascending order.
template <std::size_t n>
bool in_ranges(const CodePointRange (&ranges)[n], char32_t code_point) {
  const CodePointRange* it =
      std::lower_bound(std::begin(ranges), std::end(ranges), code_point,
                       [](const CodePointRange& r, char32_t c) { return r.last < c; });
  return it != std::end(ranges) && it->first <= code_point;
}

}  // namespace pith::internal
