// Which of a page's dates is its own, told in the page's own time zone.
#pragma once

#include <string_view>

#include "metadata/evidence.h"
#include "pith/article.h"

namespace pith {

// The first date of the most trusted source (precedence.h) that has one; but
// a moment given in UTC gives way to the same moment by a local clock, or to the day in the page's
// address, where that is another day: 03:00 UTC is the evening before in America.
MetaValue choose_date(const Evidence& evidence, Field field, std::string_view url);

}  // namespace pith
