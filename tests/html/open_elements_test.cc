#include "html/open_elements.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "html/tag_token.h"

namespace pith {
namespace {

// Feeds tags; answers which of them were taken: "+" or "-" each.
std::string feed(OpenElements& open, std::string_view tags) {
  std::string out;
  for (std::size_t at = tags.find('<'); at != tags.npos; at = tags.find('<', at + 1)) {
    TagToken token;
    EXPECT_TRUE(read_tag_name(tags, at, token));
    out += (token.end_tag ? open.end(token.tag) : open.start(token.tag)) ? '+' : '-';
  }
  return out;
}

TEST(OpenElements, WhatIsOpenAfter) {
  const struct {
    const char* tags;
    Tag asked;
    bool open;
  } cases[] = {
      {"<div>", Tag::div, true},
      {"<div></div>", Tag::div, false},
      {"<div><div></div>", Tag::div, true},
      {"<br><img><input>", Tag::br, false},
      {"<p><div>", Tag::p, false},  // a block closes the paragraph
      {"<p><span>", Tag::p, true},
      {"<p><button><div>", Tag::p, true},  // not beyond a button
      {"<p><table>", Tag::p, true},
      {"<li><li></li>", Tag::li, false},
      {"<li><div><li></li>", Tag::li, false},
      {"<li><ul><li></li>", Tag::li, true},  // nested list
      {"<dt><dd></dd>", Tag::dt, false},
      {"<option><option></option>", Tag::option, false},
      {"<a><a></a>", Tag::a, false},
      {"<pre><div></pre>", Tag::pre, false},
      {"<div><span></div>", Tag::span, false},
      {"<div></span>", Tag::div, true},
      {"<span><div></span>", Tag::span, true},  // an inline end tag does not reach past a block
      {"<b><div></b>", Tag::div, true},         // formatting is taken out from under
      {"<b><div></b>", Tag::b, false},
      {"<form><div></form>", Tag::div, true},
      {"<form><div></form>", Tag::form, false},
      {"<table><tr><td></table>", Tag::td, false},
      {"<table><tr><td><tr>", Tag::td, false},
      {"<table><tr><td><td></td>", Tag::td, false},
      {"<table><td><table><td></table>", Tag::td, true},
      {"<td></td>", Tag::td, false},  // no table: the tree builder ignores it
      {"<td>", Tag::td, false},
      {"<div><td></div>", Tag::div, false},
      {"<div><table><td></div>", Tag::div, true},
      {"<ul><li></ul>", Tag::li, false},
      {"<p><ul></p>", Tag::ul, true},
      {"<body><html><head>", Tag::body, false},  // of these there is one each, not counted
      {"</div></p></b></table>", Tag::div, false},
  };
  for (const auto& c : cases) {
    OpenElements open;
    feed(open, c.tags);
    EXPECT_EQ(open.is_open(c.asked), c.open) << c.tags;
  }
}

TEST(OpenElements, DepthIsBounded) {
  OpenElements open;
  int taken = 0;
  for (int i = 0; i < 2000; ++i) taken += open.start(Tag::div) ? 1 : 0;
  EXPECT_EQ(taken, 512);
  EXPECT_TRUE(open.start(Tag::br));  // takes no place
  // The end tags of what was left out are left out too, so that the others meet their own.
  for (int i = 0; i < 1488; ++i) ASSERT_FALSE(open.end(Tag::div)) << i;
  for (int i = 0; i < 512; ++i) ASSERT_TRUE(open.end(Tag::div)) << i;
  EXPECT_FALSE(open.is_open(Tag::div));
  EXPECT_TRUE(open.start(Tag::div));
}

TEST(OpenElements, UnclosedParagraphsDoNotNest) {
  OpenElements open;
  for (int i = 0; i < 5000; ++i) {
    ASSERT_TRUE(open.start(Tag::p));
    ASSERT_TRUE(open.start(Tag::li));
  }
}

TEST(OpenElements, FormattingIsBounded) {
  OpenElements open;
  int taken = 0;
  for (int i = 0; i < 1000; ++i) {
    open.start(Tag::p);
    taken += open.start(Tag::b) ? 1 : 0;
  }
  EXPECT_EQ(taken, 16);
  EXPECT_FALSE(open.start(Tag::i));
  EXPECT_TRUE(open.start(Tag::span));  // no formatting element
  EXPECT_FALSE(open.end(Tag::i));
}

TEST(OpenElements, ACellHasFormattingOfItsOwn) {
  OpenElements open;
  for (int i = 0; i < 16; ++i) ASSERT_TRUE(open.start(Tag::b));
  EXPECT_FALSE(open.start(Tag::b));
  EXPECT_EQ(feed(open, "<table><tr><td><i></i></td></tr></table>"), "++++++++");
  EXPECT_FALSE(open.start(Tag::i));
}

}  // namespace
}  // namespace pith
