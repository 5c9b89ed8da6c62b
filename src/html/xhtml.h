// XHTML is HTML in XML's syntax, which HTML's parser reads otherwise: "<script src='x'/>" opens an
// element that takes in the rest of the page, and a CDATA section is a comment.
#pragma once

#include <string_view>

#include "text/decode.h"

namespace pith::internal {

// Decodes a page (decode()). One that is served as XHTML, or begins with an XML declaration, gets
// such constructs as HTML writes them: empty elements that would stay open are comments, and CDATA
// sections are text. Every byte keeps its position. Takes linear time.
DecodedText decode_page(std::string_view bytes, std::string_view content_type);

}  // namespace pith::internal
