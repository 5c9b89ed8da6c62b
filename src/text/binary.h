// Detects bytes that are not text, for callers who pass everything that they scraped.
#pragma once

#include <string_view>

namespace pith::internal {

// `text` is decoded (UTF-8). True if its first part holds more control characters and undecodable
// bytes than text does, as in images, archives, fonts and compressed pages, or if it begins as PDF,
// PostScript or RTF.
bool is_binary(std::string_view text);

// True for "text/plain", with or without parameters; case does not matter.
bool is_plain_text_type(std::string_view content_type);

// True if there is a tag, comment or doctype near the beginning.
bool has_markup(std::string_view text);

}  // namespace pith::internal
