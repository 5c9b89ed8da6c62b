// "&amp;", "&#x41;", "&copy" -> the characters they stand for (HTML standard, 13.2.5.72 to .80).
// The names are in character_references.data, the standard's whole list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pith {

enum class ReferencesIn : std::uint8_t {
  text,
  attribute,  // a name without ';' before '=', a letter or a digit is none: "?a=1&copy=2"
};

// Appends `text` with its references decoded, line ends as '\n', and without NUL and the other
// control characters that no text is written with.
void append_decoded(std::string& out, std::string_view text, ReferencesIn place);

// Line ends and control characters alone: what <script>, <xmp> and CDATA hold.
void append_plain(std::string& out, std::string_view text);

// Appends what the name between '&' and ';' stands for, or "#65", "#x41"; false when it is none.
bool append_reference(std::string& out, std::string_view name);

}  // namespace pith
