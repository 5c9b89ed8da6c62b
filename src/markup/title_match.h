// Which block says what the page's title says.
#pragma once

#include <string_view>

#include "markup/features.h"
#include "page/page.h"

namespace pith {

// The headline is the heading most like the title, else the first <h1>.
void match_title(const Page& page, std::string_view title, Measured& measured);

}  // namespace pith
