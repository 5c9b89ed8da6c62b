// Text and attributes of HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

// Appends text so that it is nothing but text in an element or between double quotes. Characters
// that XML 1.0 does not allow, and controls, are left out; bytes that are not UTF-8, as in names of
// files, become U+FFFD.
void append_escaped(std::string& out, std::string_view text);

// ` name="value"`.
std::string attribute(std::string_view name, std::string_view value);

}  // namespace pith::internal
