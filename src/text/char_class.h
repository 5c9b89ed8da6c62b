// Classes of characters for measures of text (words.h): letter, digit, comma, end of sentence and
// so on. Also the ranges of characters and the decoding of UTF-8 that this needs.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
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

// What Unicode says of a character, packed into one number. utf8proc takes some sixty instructions
// to say it, so a table of the Basic Multilingual Plane keeps every answer; pages take their
// characters from small alphabets. (On 41 pages in Greek, Chinese, Polish, Russian and English: 7 %
// of all instructions, valgrind --tool=callgrind build/pith --quiet -j 1 -f text DIR)
class CharFacts {
 public:
  static CharFacts of(char32_t code_point);

  CharClass char_class() const { return static_cast<CharClass>(bits_ >> kClassShift & 0xF); }
  // In lower case, by way of upper case: that merges variants such as final and medial sigma.
  char32_t folded() const { return bits_ & kCodePoint; }
  // Invisible, such as a soft hyphen or joiner (category Cf).
  bool is_format() const { return (bits_ & kFormat) != 0; }

 private:
  static constexpr unsigned kClassShift = 24;
  static constexpr std::uint32_t kCodePoint = (1U << 21) - 1;
  static constexpr std::uint32_t kFormat = 1U << 28;
  static constexpr std::uint32_t kKnown = 1U << 29;

  explicit constexpr CharFacts(std::uint32_t bits) : bits_(bits) {}
  constexpr CharFacts(CharClass char_class, char32_t folded)
      : bits_(kKnown | static_cast<std::uint32_t>(char_class) << kClassShift | folded) {}

  // Asks utf8proc.
  static CharFacts look_up(char32_t code_point);

  // 0 where nobody asked yet. Threads that ask for the same at once write the same.
  static std::array<std::atomic<std::uint32_t>, 0x10000> known_;

  std::uint32_t bits_;
};

inline CharFacts CharFacts::of(char32_t c) {
  // Alphabets too large for the table to stay in the first cache: Han, Hangul.
  if (c >= 0x4E00 && c <= 0x9FFF) return {CharClass::unspaced, c};
  if (c >= 0xAC00 && c <= 0xD7A3) return {CharClass::lower, c};
  if (c >= known_.size()) return look_up(c);
  const std::uint32_t bits = known_[c].load(std::memory_order_relaxed);
  return bits != 0 ? CharFacts(bits) : look_up(c);
}

inline CharClass classify(char32_t code_point) {
  return code_point < kAsciiClasses.size() ? kAsciiClasses[code_point]
                                           : CharFacts::of(code_point).char_class();
}

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
