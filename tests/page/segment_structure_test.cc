// Lists, quotes, code, tables, captions as segment() tells them. The rest is in segment_test.cc.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "base/places.h"
#include "page/dump.h"
#include "page/segment.h"

namespace pith::internal {
namespace {

using test::blocks_of;

struct Case {
  std::string_view html;
  std::string_view expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(blocks_of(c.html), c.expected) << c.html;
}

TEST(SegmentStructure, Headings) {
  expect_all({
      {"<h1>a</h1><h6>b</h6>", "heading1: a\nheading6: b\n"},
      {"<h2>a<br>b</h2>", "heading2: a\\nb\n"},
      {"<h2>a<br><br>b</h2>c", "heading2: a\nheading2: b\nparagraph: c\n"},
      {"<h2><div>a</div><p>b</p></h2>c", "heading2: a\nheading2: b\nparagraph: c\n"},
      {"<hgroup><h1>a</h1><p>b</p></hgroup>", "heading1: a\nparagraph: b\n"},
      {"<h2></h2>a", "paragraph: a\n"},
  });
}

TEST(SegmentStructure, Lists) {
  expect_all({
      {"<ul><li>a<li>b</ul>", "list_item list=1.1: a\nlist_item list=1.2: b\n"},
      {"<ol><li>a<li>b</ol>", "list_item list=1.1#1: a\nlist_item list=1.2#2: b\n"},
      {"<ol start=5><li>a<li>b</ol>", "list_item list=1.1#5: a\nlist_item list=1.2#6: b\n"},
      {"<ol><li value=7>a<li>b<li value=x>c</ol>",
       "list_item list=1.1#7: a\nlist_item list=1.2#8: b\nlist_item list=1.3#9: c\n"},
      {"<ol start=-1><li>a<li>b</ol>", "list_item list=1.1#-1: a\nlist_item list=1.2#0: b\n"},
      {"<ol start=2147483647><li>a<li>b</ol>",
       "list_item list=1.1#2147483647: a\nlist_item list=1.2#0: b\n"},
      {"<ol start=99999999999><li>a</ol>", "list_item list=1.1#1: a\n"},
      {"<ul><li value=7>a</ul>", "list_item list=1.1: a\n"},
      // A statute counts by itself.
      {"<ol><li><span>(1)</span> a<li>(a) b<li>(iv) c<li>(12a) d</ol>",
       "list_item list=1.1: (1) a\nlist_item list=1.2: (a) b\nlist_item list=1.3: (iv) c\n"
       "list_item list=1.4: (12a) d\n"},
      {"<ol><li>(optional) a<li>(UK) b<li>(a)c</ol>",
       "list_item list=1.1#1: (optional) a\nlist_item list=1.2#2: (UK) b\n"
       "list_item list=1.3#3: (a)c\n"},
      {"<ul><li>a<ol><li>b</ol>c</ul>",
       "list_item list=1.1: a\nlist_item list=2.2#1: b\nparagraph list=1.1: c\n"},
      {"<ul><li><p>a</p><p>b</p></ul>", "list_item list=1.1: a\nparagraph list=1.1: b\n"},
      {"<ul><li><ul><li>a</ul></ul>", "list_item list=2.2: a\n"},
      {"<ul><li></li><li>a</ul>", "list_item list=1.2: a\n"},
      {"<li>a</li>b", "list_item list=1.1: a\nparagraph: b\n"},  // a stray item
      {"<ul>a<li>b</ul>", "paragraph: a\nlist_item list=1.1: b\n"},
      {"<menu><li>a</menu>", "list_item list=1.1: a\n"},
      {"<dl><dt>a<dd>b</dl>", "term: a\ndefinition: b\n"},
      // An item that begins with a heading is a card, no bullet point.
      {"<ul><li><h3>a</h3><p>b</p></ul>", "heading3: a\nparagraph: b\n"},
      {"<ul><li><p>a</p><h3>b</h3><p>c</p></ul>",
       "list_item list=1.1: a\nheading3: b\nparagraph list=1.1: c\n"},
      {"<ul><li><img src=x><p>a</ul>", "image list=1.1: \nlist_item list=1.1: a\n"},
      {"<ul><li><pre>a</pre>b</ul>", "code list=1.1: a\nparagraph list=1.1: b\n"},
      {"<ul><li><table><tr><td>a<td>b<tr><td>c<td>d</table></ul>",
       "list_item list=1.1 table=1.0.0: a\ntable_cell list=1.1 table=1.0.1: b\n"
       "table_cell list=1.1 table=1.1.0: c\ntable_cell list=1.1 table=1.1.1: d\n"},
  });
}

TEST(SegmentStructure, Quotes) {
  expect_all({
      {"<blockquote>a</blockquote>b", "paragraph quote=1: a\nparagraph: b\n"},
      {"<blockquote><p>a</p><blockquote>b</blockquote></blockquote>",
       "paragraph quote=1: a\nparagraph quote=2: b\n"},
      {"<blockquote><ul><li>a</ul></blockquote>", "list_item quote=1 list=1.1: a\n"},
      {"<ul><li><blockquote>a</blockquote></ul>", "list_item quote=1 list=1.1: a\n"},
      {"a <q>b</q>", "paragraph: a b\n"},
  });
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<blockquote>";
  EXPECT_EQ(blocks_of(deep + "a"), "paragraph quote=255: a\n");
}

TEST(SegmentStructure, Code) {
  expect_all({
      {"<pre>a\n  b</pre>", "code: a\\n  b\n"},
      {"<pre>\n\n  a\n\n</pre>", "code:   a\n"},
      {"<pre>a<br>b</pre>", "code: a\\nb\n"},
      {"<pre>  </pre>a", "paragraph: a\n"},
      {"<pre><code>a\n</code></pre><p>b</p>", "code: a\nparagraph: b\n"},
      {"<pre><div>a</div><div>b</div></pre>", "code: a\\nb\n"},  // each line its own block
      {"<pre><span class=line>a</span>\n<span class=line>b</span></pre>", "code: a\\nb\n"},
      {"<pre><p>a<p>b</pre>", "code: a\\nb\n"},
      {"a<pre>b</pre>c", "paragraph: a\ncode: b\nparagraph: c\n"},
      {"<pre>a</pre><pre>b</pre>", "code: a\ncode: b\n"},
      {"<h2><pre>a</pre></h2>", "code: a\n"},
      {"<pre>a&#160;b</pre>", "code: a b\n"},
      {"<xmp><b>a</xmp>", "code: <b>a\n"},
      {"<p>a <code>b  c</code></p>", "paragraph: a b c\n"},
      {"<table><tr><td><pre>1\n2</pre><td><pre>a\nb</pre></table>", "code: 1\\n2\ncode: a\\nb\n"},
      // Nobody ended it: what is in it is no code.
      {"<pre>a\nb<table><tr><td>c<td>d<tr><td>e<td>f</table>",
       "paragraph: a\\nb\ntable_cell table=1.0.0: c\ntable_cell table=1.0.1: d\n"
       "table_cell table=1.1.0: e\ntable_cell table=1.1.1: f\n"},
  });
}

TEST(SegmentStructure, CodeLanguage) {
  expect_all({
      {"<pre class=language-python>a</pre>", "code in=python: a\n"},
      {"<pre><code class='hljs lang-c++'>a</code></pre>", "code in=c++: a\n"},
      {"<pre data-lang=rust>a</pre>", "code in=rust: a\n"},
      {"<pre class='brush: java; gutter: true'>a</pre>", "code in=java: a\n"},
      {"<div class=highlight-source-js><pre>a</pre></div>", "code in=js: a\n"},
      {"<pre class=x>a</pre>", "code: a\n"},
      {"<pre class=language-python>a</pre><pre>b</pre>", "code in=python: a\ncode: b\n"},
  });
}

TEST(SegmentStructure, Tables) {
  expect_all({
      {"<table><tr><th>a<th>b<tr><td>c<td>d</table>",
       "table_cell table=1.0.0h: a\ntable_cell table=1.0.1h: b\n"
       "table_cell table=1.1.0: c\ntable_cell table=1.1.1: d\n"},
      {"<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
       "table_cell table=1.0.0: a\ntable_cell table=1.0.2: b\n"
       "table_cell table=1.1.0: c\ntable_cell table=1.1.1: d\ntable_cell table=1.1.2: e\n"},
      {"<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>",
       "table_cell table=1.0.0: a\ntable_cell table=1.0.1: b\ntable_cell table=1.1.1: c\n"
       "table_cell table=1.2.0: d\ntable_cell table=1.2.1: e\n"},
      {"<table><thead><tr><th>a<th>b</thead><tbody><tr><td><p>c</p><p>d</p><td>e</table>",
       "table_cell table=1.0.0h: a\ntable_cell table=1.0.1h: b\ntable_cell table=1.1.0: c\n"
       "table_cell table=1.1.0: d\ntable_cell table=1.1.1: e\n"},
      {"<table><caption>a</caption><tr><td>b<td>c<tr><td>d<td>e</table>",
       "caption table=1.0.0: a\ntable_cell table=1.0.0: b\ntable_cell table=1.0.1: c\n"
       "table_cell table=1.1.0: d\ntable_cell table=1.1.1: e\n"},
      // One row or one column, a list in disguise or a frame around the page.
      {"<table><tr><td>a<td>b</table>", "paragraph: a\nparagraph: b\n"},
      {"<table><tr><td>a<tr><td>b</table>", "paragraph: a\nparagraph: b\n"},
      {"<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
       "paragraph: a\nparagraph: b\nparagraph: c\nparagraph: d\n"},
      {"<table><tr><td><h2>a</h2><td>b<tr><td>c<td>d</table>",
       "heading2: a\nparagraph: b\nparagraph: c\nparagraph: d\n"},
      // The outer one lays out; the inner one holds data.
      {"<table><tr><td>a<td>b<tr><td><table><tr><td>c<td>d<tr><td>e<td>f</table><td>g</table>",
       "paragraph: a\nparagraph: b\ntable_cell table=1.0.0: c\ntable_cell table=1.0.1: d\n"
       "table_cell table=1.1.0: e\ntable_cell table=1.1.1: f\nparagraph: g\n"},
      {"<table><tr><td><ul><li>a</ul><td>b<tr><td>c<td>d</table>",
       "list_item list=1.1 table=1.0.0: a\ntable_cell table=1.0.1: b\n"
       "table_cell table=1.1.0: c\ntable_cell table=1.1.1: d\n"},
      {"<td>a</td>b", "paragraph: ab\n"},  // no table at all
  });
}

TEST(SegmentStructure, WhatLaysOutAndWhatIsData) {
  expect_all({
      // Headings that are headers, by their element or by their row.
      {"<table><tr><th><h4>a</h4><th><h4>b</h4><tr><td>c<td>d</table>",
       "heading4 table=1.0.0h: a\nheading4 table=1.0.1h: b\n"
       "table_cell table=1.1.0: c\ntable_cell table=1.1.1: d\n"},
      {"<table><tr><th colspan=2><h3>a</h3><tr><td>b<td>c</table>",
       "heading3 table=1.0.0h: a\ntable_cell table=1.1.0: b\ntable_cell table=1.1.1: c\n"},
      {"<table><tr><td><h4>a</h4><td><h4>b</h4><tr><td>c<td>d</table>",
       "heading4 table=1.0.0: a\nheading4 table=1.0.1: b\n"
       "table_cell table=1.1.0: c\ntable_cell table=1.1.1: d\n"},
      {"<table><tr><td>a<td>b<tr><td colspan=2><h5>c</h5><tr><td>d<td>e</table>",
       "table_cell table=1.0.0: a\ntable_cell table=1.0.1: b\nheading5 table=1.1.0: c\n"
       "table_cell table=1.2.0: d\ntable_cell table=1.2.1: e\n"},
      // A heading with its text is a section.
      {"<table><tr><td><h2>a</h2><p>b</p><td>c<tr><td>d<td>e</table>",
       "heading2: a\nparagraph: b\nparagraph: c\nparagraph: d\nparagraph: e\n"},
      {"<table><tr><td><h2>a</h2><h3>b</h3><tr><td>c<td>d</table>",
       "heading2: a\nheading3: b\nparagraph: c\nparagraph: d\n"},
      // A heading in a caption is the caption, and no evidence of anything.
      {"<table><caption><h3>a</h3><p>b</p></caption><tr><td>c<td>d<tr><td>e<td>f</table>",
       "caption table=1.0.0: a\ncaption table=1.0.0: b\n"
       "table_cell table=1.0.0: c\ntable_cell table=1.0.1: d\n"
       "table_cell table=1.1.0: e\ntable_cell table=1.1.1: f\n"},
      {"<table><caption>a</caption><tr><td><h4>b</h4><td><h4>c</h4><tr><td>d<td>e</table>",
       "caption table=1.0.0: a\nheading4 table=1.0.0: b\nheading4 table=1.0.1: c\n"
       "table_cell table=1.1.0: d\ntable_cell table=1.1.1: e\n"},
      // Lists and code in the cells of a table with a header.
      {"<table><tr><th>a<th>b<tr><td><ul><li>c<li>d</ul><td><pre>e</pre></table>",
       "table_cell table=1.0.0h: a\ntable_cell table=1.0.1h: b\nlist_item list=1.1 table=1.1.0: c\n"
       "list_item list=1.2 table=1.1.0: d\ncode table=1.1.1: e\n"},
  });
}

// A pager in a table of results takes nothing away from it, whichever row the header is.
TEST(SegmentStructure, TablesInTablesOfData) {
  const std::string pager = "<table><tr><td>1<td>2</table>";
  std::string rows;
  for (int i = 0; i < 20; ++i) rows += "<tr><td>name of the case<td>12 March 2021";
  const auto kinds = [](const std::string& html) {
    const PageModel page = test::segmented(html);
    std::size_t cells = 0;
    for (const PageBlock& entry : page.blocks) cells += table_id(entry.block) == 1 ? 1 : 0;
    return std::pair(page.blocks.size(), cells);
  };
  EXPECT_EQ(kinds("<table><tr><td colspan=2>" + pager + "<tr><th>Case<th>Date" + rows + "</table>"),
            std::pair(std::size_t{44}, std::size_t{44}));
  // Headers of rows.
  std::string headed;
  for (int i = 0; i < 20; ++i) headed += "<tr><th>Born in<td>a place of that name";
  EXPECT_EQ(kinds("<table><tr><td colspan=2>" + pager + headed + "</table>"),
            std::pair(std::size_t{42}, std::size_t{42}));
  // Without a header it is a frame around tables.
  EXPECT_EQ(kinds("<table><tr><td colspan=2>" + pager + rows + "</table>"),
            std::pair(std::size_t{42}, std::size_t{0}));
}

TEST(SegmentStructure, HostileSpans) {
  EXPECT_EQ(blocks_of("<table><tr><td colspan=9007199254740991>a<td>b<tr><td rowspan=-1>c<td "
                      "colspan=x rowspan=4294967296>d</table>"),
            "table_cell table=1.0.0: a\ntable_cell table=1.0.999: b\n"
            "table_cell table=1.1.0: c\ntable_cell table=1.1.1: d\n");
  std::string wide = "<table><tr>";
  for (int i = 0; i < 2000; ++i) wide += "<td colspan=1000 rowspan=1000>a";
  const PageModel page = test::segmented(wide + "<tr><td>b</table>");
  ASSERT_EQ(page.blocks.size(), 2001u);
  for (const PageBlock& block : page.blocks)
    EXPECT_LT(block.block.table.value_or(TablePlace{}).column, 4000u);
}

TEST(SegmentStructure, LongCellsLayOutAPage) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "word ";
  const PageModel page = test::segmented("<table><tr><td>" + words + "<td>" + words + "<tr><td>" +
                                         words + "<td>" + words + "</table>");
  ASSERT_EQ(page.blocks.size(), 4u);
  EXPECT_EQ(page.blocks[0].block.kind, BlockKind::paragraph);
  EXPECT_FALSE(page.blocks[0].block.table);
}

TEST(SegmentStructure, Captions) {
  expect_all({
      {"<figure><img src=x><figcaption>a</figcaption></figure>", "image: \ncaption: a\n"},
      {"<figure><figcaption><h3>a</h3><p>b</p></figcaption>c</figure>",
       "heading3: a\ncaption: b\nparagraph: c\n"},
  });
}

}  // namespace
}  // namespace pith::internal
