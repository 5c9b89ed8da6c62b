#include "html/helper_text.h"

#include <gtest/gtest.h>

#include <string_view>

namespace pith::internal {
namespace {

TEST(HelperText, ClassNames) {
  for (const std::string_view name :
       {"sr-only", "visually-hidden", "usa-sr-only", "govuk-visually-hidden",
        "Link__visuallyHidden", "screen-reader-text", "elementor-screen-only", "show-for-sr",
        "VisuallyHidden"}) {
    EXPECT_TRUE(names_helper_text(name)) << name;
  }
  for (const std::string_view name : {"not-sr-only", "md:sr-only", "hidden", "screen", "text",
                                      "visually-hidden-focusable-region", ""}) {
    EXPECT_FALSE(names_helper_text(name)) << name;
  }
}

TEST(HelperText, Styles) {
  for (const std::string_view style :
       {"position:absolute;clip:rect(0 0 0 0)",
        "position: absolute; clip: rect(1px, 1px, 1px, 1px);",
        "position:absolute!important;left:-9999px", "POSITION:ABSOLUTE;LEFT:-10000PX",
        "position:absolute;width:1px;height:1px;overflow:hidden", "position:fixed;top:-999em",
        "clip-path:inset(50%);position:absolute"}) {
    EXPECT_TRUE(style_makes_helper_text(style)) << style;
  }
  for (const std::string_view style :
       {"", "left:-9999px", "position:absolute", "position:absolute;left:-10px",
        "text-indent:-9999px", "position:absolute;width:1px",
        "position:absolute;clip:rect(0, 60px, 200px, 0)", "position:absolute;clip:auto",
        "position:relative;width:1px;height:1px"}) {
    EXPECT_FALSE(style_makes_helper_text(style)) << style;
  }
}

}  // namespace
}  // namespace pith::internal
