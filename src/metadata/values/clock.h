// Time of day and zone as they follow a date. Used by dates.cc only.
#pragma once

#include <cstddef>
#include <string>

#include "metadata/values/date_tokens.h"

namespace pith {

// The index after "08:30[:00] [zone]" when tokens[i] starts one, else i.
std::size_t skip_clock(const DateTokens& tokens, std::size_t i);

// What follows a date that ends before tokens[i], as it goes into ISO 8601: "T08:30",
// "T08:30:00.000+01:00", or nothing. The clock and zone stay the page's own; nothing is converted
// but the writing (8.30 pm, GMT, +0100).
std::string read_clock(const DateTokens& tokens, std::size_t i);

}  // namespace pith
