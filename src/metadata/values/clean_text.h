// Converts the values of attributes, JSON and small elements to plain text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"

namespace pith::internal {

// Trims `text`, folds every run of white space, no-break spaces included, to one space, and drops
// control characters, byte order marks and soft hyphens.
std::string fold_space(std::string_view text);

// A single "A" with a mark and a sign behind it may be what a text is about. Chosen.
inline constexpr std::size_t kMinTwiceEncoded = 2;

// The text whose UTF-8 was read as Windows-1252 and encoded again, mended once; "" when `text` is
// no such text, or has fewer than `min_characters` that were encoded so. White space must not be
// folded yet, because a no-break space may be a half of a letter.
std::string mend_twice_encoded(std::string_view text,
                               std::size_t min_characters = kMinTwiceEncoded);

// Decodes the character references that are left in a value after parsing (escaped twice, or in
// JSON): numeric ones and the named ones that editors produce. Others stay. It is one pass, so that
// no reference is decoded twice.
std::string decode_entities(std::string_view text);

// Removes every "<...>" that looks like a tag.
std::string strip_tags(std::string_view text);

// Returns the lines of a text, which newlines and tags of blocks separate, with character
// references decoded, tags removed and white space folded. None is empty.
std::vector<std::string> paragraphs(std::string_view text);

// The text of a small element with white space folded. Empty when the element holds more than
// `max_bytes` of text or more than kMaxShortTextNodes nodes: then it is no name, date or headline,
// and reading it would cost too much.
std::string short_text(Node element, std::size_t max_bytes);

// The same by its lines, which <br> and blocks begin, and elements that touch without a space
// between ("Jane Doe" and "Reporter"). None is empty.
std::vector<std::string> short_lines(Node element, std::size_t max_bytes);

inline constexpr std::size_t kMaxShortTextNodes = 200;

// `text` without spaces and control characters at its beginning and its end.
inline std::string_view trim_blank(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

}  // namespace pith::internal
