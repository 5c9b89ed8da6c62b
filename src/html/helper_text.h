// Text for screen readers alone, such as "opens in a new tab" behind a link.
#pragma once

#include <string_view>

#include "html/dom.h"

namespace pith::internal {

// A class whose style clips the element away: "visually-hidden", "usa-sr-only",
// "Link__screen-reader-text".
bool names_helper_text(std::string_view class_name);

// The style clips the element away, makes a dot of it or moves it off the screen.
bool style_makes_helper_text(std::string_view style);

}  // namespace pith::internal
