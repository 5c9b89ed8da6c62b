// Code points of a UTF-8 text, one at a time, and what Markdown needs to know of them. Counting
// whole texts is the business of text/words.h.
#pragma once

#include <cstddef>
#include <string_view>

namespace pith {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  // bytes; 0 when there is none at that place
};

// The code point that begins at (ends before) `position`; a stray byte counts as U+FFFD, size 1.
CodePoint code_point_at(std::string_view text, std::size_t position);
CodePoint code_point_before(std::string_view text, std::size_t position);

// True when `position` does not lie inside a code point (or past the end).
bool is_boundary(std::string_view text, std::size_t position);

// White space: Unicode's Zs and the ASCII controls that separate.
bool is_unicode_space(char32_t value);
bool is_ascii_punctuation(char32_t value);
bool is_blank(std::string_view text);

// The bounds of `text` between `begin` and `end` without white space at either side.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};
TextRange trimmed(std::string_view text, TextRange range);

}  // namespace pith
