// The charsets pages are written in, by any label they are declared under (Encoding Standard,
// "Names and labels"). Finding the label in a page is meta_prescan.h, converting transcode.h.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith {

enum class CharsetKind : std::uint8_t {
  utf8,
  utf16,
  single_byte,
  multi_byte,  // ASCII, and characters of two bytes or more, the first of them not ASCII
  escaped,     // ISO-2022: all bytes are ASCII, escape sequences switch what they mean
};

struct Charset {
  std::string_view name;  // canonical: "UTF-8", "windows-1252", "Shift_JIS", ...
  const char* iconv_name;
  CharsetKind kind;
};

// Whatever its case and with white space around; nullptr if no charset goes by that label. What is
// returned lives for ever, and the same charset is always the same object.
const Charset* find_charset(std::string_view label);

}  // namespace pith
