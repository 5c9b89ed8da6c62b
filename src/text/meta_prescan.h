// The charset a page declares about itself, read the way browsers do before they parse (HTML
// standard, "prescan a byte stream to determine its encoding"). Who wins is decided in decode.cc.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/charset_labels.h"

namespace pith {

inline constexpr std::size_t kPrescanBytes = 1024;  // as the standard says

// From the <meta> elements of the first `limit` bytes, else an XML declaration; nullptr if there is
// none. A declared UTF-16 means UTF-8: bytes in which ASCII can be read are not UTF-16.
const Charset* prescan(std::string_view bytes, std::size_t limit = kPrescanBytes);

// From the value of a Content-Type header or of a content attribute ("text/html; charset=..."),
// where UTF-16 is taken at its word; nullptr if there is none.
const Charset* charset_of_content_type(std::string_view value);

}  // namespace pith
