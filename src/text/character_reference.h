// Decodes character references such as "&amp;", "&#x41;" and "&copy" (HTML standard, 13.2.5.72 to
// .80). Their names are in character_references.data, which is the complete list of the standard.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pith::internal {

enum class ReferencesIn : std::uint8_t {
  text,
  attribute,  // a name without ';' before '=', a letter or a digit is text: "?a=1&copy=2"
};

// Appends `text` with its references decoded and line ends as '\n'. NUL and other control
// characters that do not belong in text are removed.
void append_decoded(std::string& out, std::string_view text, ReferencesIn place);

// Handles only line ends and control characters, for the content of <script>, <xmp> and CDATA.
void append_plain(std::string& out, std::string_view text);

// Appends the characters for the name between '&' and ';', or for "#65" or "#x41". Returns false if
// there is no such reference.
bool append_reference(std::string& out, std::string_view name);

}  // namespace pith::internal
