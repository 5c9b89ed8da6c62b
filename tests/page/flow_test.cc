#include "page/flow.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal {
namespace {

// The body's first element.
class First {
 public:
  explicit First(std::string_view html)
      : html_("<body>" + std::string(html)), document_(Document::parse(html_, 10'000'000)) {}
  Node node() const { return document_.body().first_child(); }

 private:
  std::string html_;
  Document document_;
};

TEST(FlowOf, Tags) {
  for (const char* tag :
       {"p",      "div",    "section", "article", "ul",      "li",       "h1",       "table",
        "form",   "pre",    "figure",  "details", "summary", "button",   "noscript", "center",
        "dialog", "search", "hr",      "dl",      "dd",      "fieldset", "main",     "address"}) {
    EXPECT_EQ(flow_of(First("<" + std::string(tag) + ">").node()), Flow::block) << tag;
  }
  for (const char* tag : {"a", "span", "b", "em", "code", "time", "label", "br", "img", "my-card",
                          "ins", "del", "ruby", "font", "slot", "picture", "dialogue", "object"}) {
    EXPECT_EQ(flow_of(First("<" + std::string(tag) + ">").node()), Flow::inline_text) << tag;
  }
  for (const char* tag : {"textarea", "select", "video", "audio", "canvas", "template", "math",
                          "svg", "input", "progress", "map", "title"}) {
    EXPECT_EQ(flow_of(First("<" + std::string(tag) + ">").node()), Flow::skip) << tag;
  }
  // A shadow root is shown; what an object of a plug-in says is not.
  EXPECT_EQ(flow_of(First("<template shadowrootmode=open>").node()), Flow::inline_text);
  EXPECT_EQ(flow_of(First("<object><param name=a></object>").node()), Flow::skip);
  EXPECT_EQ(flow_of(Node()), Flow::skip);
}

TEST(IsUnreadInline, Table) {
  const struct {
    const char* html;
    InlineContext context;
    bool expected;
  } cases[] = {
      {"<span>a</span>", {}, false},
      {"<span hidden>Words</span>", {}, true},
      {"<span class=sr-only>Words</span>", {}, true},
      {"<span class=icon>home</span>", {}, true},
      {"<span class=icon>Home page</span>", {}, false},
      {"<span class=icon></span>", {}, true},
      {"<span aria-hidden=true>chevron_right</span>", {}, true},
      {"<span aria-hidden=true>Chapter One</span>", {}, false},
      {"<span class=edit>edit</span>", {}, false},
      {"<span class=edit>edit</span>", {.in_heading = true}, true},
      {"<span class=credit>Jane</span>", {}, false},
      {"<span class=credit>Jane</span>", {.in_caption = true}, true},
      {"<span class=edit>edit</span>", {.in_caption = true}, false},
      {"<a href=#x>#</a>", {}, true},
      {"<a href=#x>\xE2\x86\xA9</a>", {}, true},
      {"<a href=#x>1</a>", {}, false},
      {"<a href=/x>#</a>", {}, false},
      {"<a>#</a>", {}, false},
      {"<a href=#x></a>", {}, true},
      {"<label class=margin-toggle>\xE2\x8A\x95</label>", {}, true},
      {"<a href=#><img src=a.jpg></a>", {}, false},  // opens the image
      {"<a href=#x><img src=link.svg></a>", {.in_heading = true}, true},
  };
  for (const auto& c : cases) {
    const First first(c.html);
    const ClassFacts facts = read_class_facts(first.node().attribute(Attr::class_));
    EXPECT_EQ(is_unread_inline(first.node(), cues_of(first.node()), facts, c.context), c.expected)
        << c.html;
  }
}

}  // namespace
}  // namespace pith::internal
