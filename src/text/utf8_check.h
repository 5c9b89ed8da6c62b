// Valid UTF-8 or not, and how far from it. Repairing what is not is transcode.h.
#pragma once

#include <cstddef>
#include <string_view>

namespace pith {

// What starts at `at`: the length of a valid sequence, or minus the length of the longest piece
// that can't be part of one (what the Unicode standard replaces by one U+FFFD). Never 0.
int utf8_sequence(std::string_view bytes, std::size_t at);

// Where the ASCII that starts at `at` stops.
std::size_t skip_ascii(std::string_view bytes, std::size_t at);

struct Utf8Tally {
  std::size_t good = 0;           // valid sequences of two bytes and more
  std::size_t bad = 0;            // invalid pieces
  std::size_t continuations = 0;  // bytes after the first of the good ones: chance makes few
  bool truncated = false;         // the last piece is a sequence that the end of the bytes cuts off
};

Utf8Tally tally_utf8(std::string_view bytes);

}  // namespace pith
