// Recognizes text that is only for screen readers, such as "opens in a new tab" after a link.
#pragma once

#include <string_view>

#include "html/dom.h"

namespace pith::internal {

// Whether a class's style clips the element away: "visually-hidden", "usa-sr-only",
// "Link__screen-reader-text".
bool names_helper_text(std::string_view class_name);

// Whether the style clips the element away, shrinks it to a dot or moves it off the screen.
bool style_makes_helper_text(std::string_view style);

}  // namespace pith::internal
