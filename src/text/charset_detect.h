// Guesses the charset of bytes that declare none, or the wrong one. decode.cc decides between the
// guess and the declaration.
#pragma once

#include <string>
#include <string_view>

#include "text/charsets.h"

namespace pith::internal {

// For bytes that are not UTF-8. Never returns nullptr: the default is windows-1252, as in browsers.
const Charset* detect_charset(std::string_view bytes);

// The text around non-ASCII bytes, without tags, on which the detector runs. Public for its test.
std::string detection_sample(std::string_view bytes);

}  // namespace pith::internal
