// Month names of many languages -> their number. Used by dates.cc only.
#pragma once

#include <string_view>

namespace pith {

// 1..12, or 0 when `word` (any case, no punctuation) is no month's name or usual short form.
int month_number(std::string_view word);

}  // namespace pith
