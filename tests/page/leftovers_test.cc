#include "page/leftovers.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal {
namespace {

struct Case {
  std::string_view text;
  std::string_view expected;
};

TEST(Leftovers, Shortcodes) {
  const Case cases[] = {
      {"[vc_row full_width=\"a]b\"]One[/vc_row] two", "One two"},
      {"[/et_pb_section]", ""},
      {"a [caption id=\"x\" align=\"left\"]b[/caption]", "a b"},
      {"[fusion_builder_row]a", "a"},
      {"[contact-form-7 id=\"1\" title=\"Mail\"]", ""},
      // What a text says.
      {"use the [gallery] shortcode", "use the [gallery] shortcode"},
      {"a [note] b [1] c [sic]", "a [note] b [1] c [sic]"},
      {"[vc_row", "[vc_row"},
      {"[us]", "[us]"},
      {"[[", "[["},
  };
  std::string storage;
  for (const Case& c : cases) {
    EXPECT_EQ(without_leftovers(c.text, storage), c.expected) << c.text;
  }
}

TEST(Leftovers, EscapedElements) {
  const Case cases[] = {
      {"Text. <img src=\"https://t.example/p.gif\">", "Text. "},
      {"Text. <img src=\"https://t.example/p.gif\" width=\"1\" height=\"1\"> More", "Text.  More"},
      {"Text. <script src=\"https://t.example/x.js\"></script>", "Text. "},
      // What a text says about HTML.
      {"Write <img src=\"https://a.example/b.png\"> in the page",
       "Write <img src=\"https://a.example/b.png\"> in the page"},
      {"Write <img src=\"a.png\">", "Write <img src=\"a.png\">"},
      {"The <script> element", "The <script> element"},
      {"a < b", "a < b"},
  };
  std::string storage;
  for (const Case& c : cases) {
    EXPECT_EQ(without_leftovers(c.text, storage), c.expected) << c.text;
  }
}

TEST(Leftovers, AreLinear) {
  std::string text;
  while (text.size() < 4'000'000) text += "[vc_\"<img ";
  std::string storage;
  EXPECT_EQ(without_leftovers(text, storage).size(), text.size());
}

}  // namespace
}  // namespace pith::internal
