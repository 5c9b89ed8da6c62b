// Dates in other scripts, in the form that dates.cc reads: their digits, signs and short forms.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

// True when western() may change the text.
bool has_other_script(std::string_view text);

// The text with Western digits, and with the names of months that are one word each.
std::string western(std::string_view text);

}  // namespace pith::internal
