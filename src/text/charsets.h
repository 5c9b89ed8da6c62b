// The charsets that pages are written in: their labels (Encoding Standard, "Names and labels"), and
// what a page declares about itself. decode.h decides which declaration wins; transcode.h converts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class CharsetKind : std::uint8_t {
  utf8,
  utf16,
  single_byte,
  multi_byte,  // ASCII, and characters of two bytes or more, the first of them not ASCII
  escaped,     // ISO-2022: all bytes are ASCII, and escape sequences switch their meaning
};

struct Charset {
  std::string_view name;  // canonical: "UTF-8", "windows-1252", "Shift_JIS", ...
  const char* iconv_name;
  CharsetKind kind;
};

// Case and surrounding white space do not matter. Returns nullptr if no charset has that label. The
// result lives forever, and the same charset is always the same object.
const Charset* find_charset(std::string_view label);

inline constexpr std::size_t kPrescanBytes = 1024;  // the limit of the standard

// The charset of the <meta> elements in the first `limit` bytes, otherwise of an XML declaration;
// nullptr if there is none. A declared UTF-16 means UTF-8, because bytes in which ASCII can be read
// are not UTF-16.
const Charset* prescan(std::string_view bytes, std::size_t limit = kPrescanBytes);

// The charset of a Content-Type header or a content attribute ("text/html; charset=..."), or
// nullptr if there is none. Here UTF-16 is accepted.
const Charset* charset_of_content_type(std::string_view value);

}  // namespace pith::internal
