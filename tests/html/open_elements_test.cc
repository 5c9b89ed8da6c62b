#include "html/open_elements.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "html/tag_token.h"

namespace pith::internal {
namespace {

// Feeds tags; returns for each whether it was accepted: "+" or "-".
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
      {"<p><button><div>", Tag::p, true},  // not outside of a button
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
      {"<span><div></span>", Tag::span,
       true},                            // an inline end tag does not reach outside of a block
      {"<b><div></b>", Tag::div, true},  // formatting is removed from under other elements
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
      {"<body><html><head>", Tag::body,
       false},  // there is only one of each, so they are not counted
      {"</div></p></b></table>", Tag::div, false},
  };
  for (const auto& c : cases) {
    OpenElements open;
    feed(open, c.tags);
    EXPECT_EQ(open.is_open(c.asked), c.open) << c.tags;
  }
}

// The stack after tags, outermost first.
std::string stack_after(std::string_view tags) {
  OpenElements open;
  feed(open, tags);
  std::string out;
  while (open.depth() > 0) {
    const std::size_t depth = open.depth();
    const Tag tag = open.innermost();
    out.insert(0, std::string(tag_name(tag)).append(out.empty() ? "" : " "));
    // The end tag of the innermost element always ends it.
    open.end(tag);
    if (open.depth() != depth - 1) return out.insert(0, "? ");
  }
  return out;
}

void expect_stacks(std::initializer_list<std::pair<const char*, const char*>> cases) {
  for (const auto& [tags, expected] : cases) EXPECT_EQ(stack_after(tags), expected) << tags;
}

TEST(OpenElements, DepthAndInnermost) {
  OpenElements open;
  EXPECT_EQ(open.depth(), 0u);
  EXPECT_EQ(open.innermost(), Tag::unknown);
  feed(open, "<div><p><br><b>");
  EXPECT_EQ(open.depth(), 3u);
  EXPECT_EQ(open.innermost(), Tag::b);
  feed(open, "</div>");
  EXPECT_EQ(open.depth(), 0u);
  EXPECT_EQ(open.innermost(), Tag::unknown);
}

TEST(OpenElements, InASelectMostTagsAreIgnored) {
  expect_stacks({
      {"<select><div><b><p>", "select"},
      {"<div><select></div>", "div select"},
      {"<select><option><optgroup><option>", "select optgroup option"},
      {"<select><option></option></select><div>", "div"},
      {"<select><div></select></div><p>", "p"},
      {"<select><option><select><div>", "div"},  // another one ends it and opens none
      {"<select><option><input><div>", "div"},
      {"<select><textarea>", "textarea"},
      {"<select><button><form>", "select"},
      {"<select><template>", "select template"},
      // Outside of tables, parts of tables are ignored there too; inside, they end it.
      {"<select><td></td><tr>", "select"},
      {"<table><tr><td><select><option><td>", "table tbody tr td"},
      {"<table><tr><td><select><tr>", "table tbody tr"},
      {"<table><tr><td><select></td>", "table tbody tr"},
      {"<table><tr><td><select></table>", ""},
      {"<table><tr><td><select><caption>", "table caption"},
      {"<table><tr><td><select><table>", "table tbody tr td table"},
      {"<table><tr><td><select></th>", "table tbody tr td select"},  // none open
      {"<table><tr><td><select><colgroup><col></colgroup>", "table tbody tr td select"},
      {"<table><p><select><colgroup></select>", "table p"},
  });
}

TEST(OpenElements, PartsOfTables) {
  expect_stacks({
      // Without a table they are ignored.
      {"<td><tr><tbody><caption><colgroup><col><div>", "div"},
      {"<div></td></tr></table>", "div"},
      // Row groups and rows are generated.
      {"<table><td>", "table tbody tr td"},
      {"<table><tr>", "table tbody tr"},
      {"<table><thead><td>", "table thead tr td"},
      {"<table><tbody>", "table tbody"},
      {"<table><caption>", "table caption"},
      {"<table><colgroup><col>", "table"},  // the group holds nothing else, so it is not tracked
      {"<table><col><td>", "table tbody tr td"},
      // Each closes what is open down to its own level.
      {"<table><tr><td><div><td>", "table tbody tr td"},
      {"<table><tr><td><div><b><tr>", "table tbody tr"},
      {"<table><tr><td><p><tfoot>", "table tfoot"},
      {"<table><caption><div><tr>", "table tbody tr"},
      {"<table><colgroup><tbody>", "table tbody"},
      {"<table><tr><th><caption>", "table caption"},
      {"<table><tr><div><span><td>", "table tbody tr td"},
      {"<table><div><b><tr>", "table tbody tr"},
      // A table directly in another closes it; in a cell or caption it is nested.
      {"<table><table>", "table"},
      {"<table><tr><table>", "table"},
      {"<div><table><div><table><td>", "div table tbody tr td"},
      {"<table><td><table><td>", "table tbody tr td table tbody tr td"},
      {"<table><caption><table>", "table caption table"},
      {"<table><td><table></table><tr>", "table tbody tr"},
      // End tags reach up to the nearest table.
      {"<table><td><table></td>", "table tbody tr td table"},
      {"<table><td><div></table>", ""},
      {"<table><td><div></tr>", "table tbody"},
      {"<table><tr><td></td></tr></tbody>", "table"},
  });
}

TEST(OpenElements, Forms) {
  expect_stacks({
      {"<form><div><form></form>", "div"},
      {"<form><div></form><form>", "div form"},
      // Popped but not ended: no other form until the end tag comes.
      {"<div><form></div><form><p>", "p"},
      {"<div><form></div></form><form><p>", "form p"},
      // Elements with implied end tags are popped, others stay.
      {"<form><p></form>", ""},
      {"<form><li></form>", ""},
      {"<form><ul><li></form>", "ul"},
      {"<form><div><p></form>", "div"},
      {"<form><span></form>", ""},
      // Directly in a table it is closed at once.
      {"<table><form><tr>", "table tbody tr"},
      {"<table><form><form></form><td><form>", "table tbody tr td form"},
      {"<template><form><form>", "template form form"},
  });
}

TEST(OpenElements, Headings) {
  expect_stacks({
      {"<h1></h2>", ""},
      {"<div><h3><b></h1>", "div"},
      {"<h1><div></h1>", ""},
      {"<h1><table></h2>", "h1 table"},
      {"</h1><div>", "div"},
      {"<h1><h2>", "h2"},  // an innermost heading is closed
      {"<h1><span><h2>", "h1 span h2"},
      {"<h1><div><h2></h2>", "h1 div"},
  });
}

TEST(OpenElements, Buttons) {
  expect_stacks({
      {"<button><button>", "button"},
      {"<button><div><b><button>", "button"},
      {"<button><table><td><button>", "button table tbody tr td button"},
      {"<button><object><button>", "button object button"},
      {"<p><button></p>", "p button"},
  });
}

TEST(OpenElements, Scopes) {
  for (const std::string name : {"applet", "marquee", "object"}) {
    const std::string start = "<" + name + ">";
    EXPECT_EQ(stack_after("<div>" + start + "</div>"), "div " + name);
    EXPECT_EQ(stack_after("<div>" + start + "<p><span></" + name + ">"), "div");
    // Gumbo searches for their own start tags in the same scope as for a table's.
    EXPECT_EQ(stack_after(start + "<table></" + name + ">"), name + " table");
    EXPECT_EQ(stack_after(start + "<object><p></" + name + ">"), name == "object" ? name : "");
  }
}

TEST(OpenElements, Main) {
  expect_stacks({
      {"<span><main></span>", ""},  // treated like a <span>
      {"<span><section></span>", "span section"},
      {"<main><span></main>", ""},
      {"<p><main>", "main"},
      {"<div><main></div>", ""},
  });
}

TEST(OpenElements, DepthIsBounded) {
  OpenElements open;
  int taken = 0;
  for (int i = 0; i < 2000; ++i) taken += open.start(Tag::div) ? 1 : 0;
  EXPECT_EQ(taken, 512);
  EXPECT_TRUE(open.start(Tag::br));  // uses no level
  // The end tags of elements that were left out are left out too, so that the others match their
  // own.
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
}  // namespace pith::internal
