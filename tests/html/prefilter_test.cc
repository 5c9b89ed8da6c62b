#include "html/prefilter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "html/open_elements.h"

namespace pith::internal {
namespace {

using namespace std::string_view_literals;

struct Case {
  std::string_view page;
  std::string_view expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(dump(prefilter(c.page)), c.expected) << c.page;
}

// Brackets enclose what the parser sees as one letter; parentheses enclose an element in it.
TEST(Prefilter, Texts) {
  expect_all({
      {"", ""},
      {"no markup", "[no markup]"},
      {"1 < 2 <3 a<", "[1 < 2 <3 a<]"},
      {"<p>a &amp; b</p> <p>\n\tc\n</p>", "[(p:a &amp; b)(p:\n\tc\n)]"},
      {"<!DOCTYPE html><html lang=en><p class=\"a\">x</html>",
       "<!DOCTYPE html><html a0 lang=en><p class=a>[x]</html>"},
      {"<p/>a", "<p />[a]"},
      {"<P>a</P>", "[(P:a)]"},
  });
}

TEST(Prefilter, ElementsBegunAndEndedInOrder) {
  expect_all({
      {"<p>a <b>b <i>c</i></b> d<br>e</p>", "[(p:a (b:b (i:c)) d(br:)e)]"},
      {"<a href=/x><img src=y> z</a>", "[(a href=/x:(img src=y:) z)]"},
      {"<my-card>a</my-card>", "[(my-card:a)]"},
      {"<span> </span>", "[(span: )]"},
      {"<ul> <li> <b>a</b> </li> </ul>", "[(ul:(li:(b:a)))]"},
      // Not in order, so left to the parser, with all elements that are still open.
      {"<a href=/x><b>a<p>b</p></b></a>", "[(a href=/x:(b:a(p:b)))]"},
      {"<b><i>a</b>b</i>", "<b><i>[a]</b>[b]</i>"},
      {"<span>a", "<span>[a]"},
      {"a</span>b", "[a]</span>[b]"},
      {"<p><i>a<b>b</b><p>c", "<p><i>[a(b:b)]<p>[c]"},
      // A link left open is closed by the next one.
      {"<a>a<a>b</a>", "<a>[a]<a>[b]</a>"},
      {"<p><a>a</p><p><a>b</a></p>", "<p><a>[a]</p><p><a>[b]</a></p>"},
      {"<p><a>a<p></a><p><a>b</a>", "<p><a>[a]<p></a><p><a>[b]</a>"},
      {"<a><p>a</p></a><a>b</a>", "[(a:(p:a))(a:b)]"},
      // Of equal elements that are left open, three are kept.
      {"<p><b>a<p><b>b<p><b>c<p><b>d</b>", "<p><b>[a]<p><b>[b]<p><b>[c]<p><b>[d]</b>"},
      {"<select><option><b>a</b></select><b>c</b>", "<select><option><b>[a]</b></select>[(b:c)]"},
      {"<template><b>a</b></template>", "<template><b>[a]</b></template>"},
      {"<math><mi><b>a</b></math><b>c</b>", "<math><mi><b>[a]</b></math>[(b:c)]"},
      {"<b>a</b><svg><p></svg><b>c</b>", "[(b:a)]<svg><p></svg><b>[c]</b>"},
      {"<b>a</b><frameset>", "<b>[a]</b><frameset>"},
  });
  const std::string deep = "<b><i><s><u><q><em>";
  std::string page;
  for (int i = 0; i < 6; ++i) page += deep;
  EXPECT_EQ(dump(prefilter(page + "x")).substr(0, deep.size()), deep);
}

TEST(Prefilter, BlocksBegunAndEndedInOrder) {
  expect_all({
      {"<div><h2>a</h2> <ul><li>b<li>c</ul></div>", "[(div:(h2:a)(ul:(li:b)(li:c)))]"},
      {"<div><h2>a</h2> <ul><li>b</li><li>c</li></ul></div>", "[(div:(h2:a)(ul:(li:b)(li:c)))]"},
      {"<dl><dt>a</dt><dd><p>b</p></dd></dl>", "[(dl:(dt:a)(dd:(p:b)))]"},
      {"<section>a<hr>b</section>", "[(section:a(hr:)b)]"},
      // A tag that does more than open an element is left to the parser, and so are the elements
      // around it.
      {"<object>a</object><div>b</div>", "<object>[a]</object>[(div:b)]"},
      {"<li>a</li>", "<li>[a]</li>"},
      {"<dl><div><dt>a</dt></div></dl>", "<dl><div><dt>[a]</dt></div></dl>"},
      {"<h1><h2>a</h2></h1>", "<h1><h2>[a]</h2></h1>"},
      {"<h1>a</h2>", "<h1>[a]</h2>"},
      {"<button><button>a</button></button>", "<button><button>[a]</button></button>"},
      {"<div><form>a</form></div><div>b</div>", "[(div:(form:a))(div:b)]"},
      {"<form>a<b></form>b", "<form>[a]<b><!----></form>[b]"},
      // Formatting that is left open is reopened in the following text.
      {"<p><i>a</p><p>b</p>", "<p><i>[a]</p><p>[b]</p>"},
      {"<i>a<p>b</p>", "<i>[a(p:b)]"},
      {"<b>a<p></b></p>b", "<b>[a]<p></b></p>[b]"},
  });
}

// End tags that may be left out, and those without a start tag.
TEST(Prefilter, ImpliedEnds) {
  expect_all({
      {"<p>a<div>b</div>", "[(p:a)(div:b)]"},
      {"<p>a</p><p>b<p>c</p>", "[(p:a)(p:b)(p:c)]"},
      {"<p>a<hr>b", "[(p:a)(hr:)b]"},
      {"<div><p>a</div>b", "[(div:(p:a))b]"},
      {"<p><b>a<p>b", "<p><b>[a]<p>[b]"},
      {"<ul><li>a<p>b<li>c</ul>", "[(ul:(li:a(p:b))(li:c))]"},
      {"<dl><dt>a<dd>b<p>c</dl>", "[(dl:(dt:a)(dd:b(p:c)))]"},
      {"<span><p>a</span>b</p>", "<span><p>[a]</span>[b]</p>"},
      {"<select><option>a<option>b<optgroup><option>c</optgroup></select>",
       "[(select:(option:a)(option:b)(optgroup:(option:c)))]"},
      {"a</p>b</br>c</img>", "[a(+p:)b(+br:)c]"},
      {"<head></p><title>a</title>", "<head></p><title>[a]</title>"},
      {"<p><button>a</p></button>", "<p><button>[a]</p></button>"},
  });
}

TEST(Prefilter, Tables) {
  expect_all({
      {"<table><tr><td><div>a</div></td></tr></table>", "[(table:(+tbody:(tr:(td:(div:a)))))]"},
      {"<table> <tbody> <tr> <td>a <td>b <tr> <th><p>c </table> d",
       "[(table:(tbody:(tr:(td:a )(td:b ))(tr:(th:(p:c ))))) d]"},
      {"<table><td>a<thead><td>b</table>", "[(table:(+tbody:(+tr:(td:a)))(thead:(+tr:(td:b))))]"},
      {"<table><caption>a<colgroup><col><col></colgroup><tr><td>b</table>",
       "[(table:(caption:a)(colgroup:(col:)(col:))(+tbody:(tr:(td:b))))]"},
      {"<table><tr><td>a<table><tr><td>b</table>c</table>",
       "[(table:(+tbody:(tr:(td:a(table:(+tbody:(tr:(td:b))))c))))]"},
      // What is no part of the table is moved out of it by the parser, which sees the parts then.
      {"<table><tr><td>a</td></tr>b</table>", "<table><tr><td>[a]</td></tr>[b]</table>"},
      {"<table><tr><td>a</td><td>b<b>c</td></tr></table>",
       "<table><tr><td>[a]</td><td>[b]<b>[c]</td></tr></table>"},
      {"<table><colgroup><col><tbody><tr><td><i>a</i></td><div></table>",
       "<table><colgroup><col></colgroup><tbody><tr><td>[(i:a)]</td><div></table>"},
      {"<table><input type=hidden></table>", "<table><input type=hidden type=hidden></table>"},
      {"<table><iframe src=a></iframe></table>", "<table>[(iframe src=a:)]</table>"},
      // The inner table ends the outer one.
      {"<table><tr><table>", "<table><tr><table>"},
      {"<pre><table> <tr></table></pre>", "<pre><table> <tr></table></pre>"},
  });
}

TEST(Prefilter, Forms) {
  expect_all({
      {"<form><input type=hidden><input> <select></select><textarea>\na</textarea></form>",
       "[(form:(input type=hidden:)(input:) (select:)(textarea:a))]"},
      {"<form>a<p>b<form>c</form></p>", "<form>[a]<p>[b]<form>[c]<!----></form>[(+p:)]"},
      {"<table><form><tr><td>a</table>", "<table><form><tr><td>[a]</table>"},
      {"<select><p>a</select>", "<select><p>[a]</select>"},
      {"<select><option>a<input>", "<select><option>[a]<input>"},
  });
}

// Of several <meta> and <link> side by side, the parser sees the first.
TEST(Prefilter, HeadElements) {
  expect_all({
      {"<meta><link><meta>", "<meta>"},
      {"<head> <meta> <title>a</title> <link> <meta> </head>",
       "<head><meta><title>[a]</title><link></head>"},
      {"<meta><noscript><link></noscript><link>", "<meta><noscript><link></noscript><link>"},
      {"<meta>a<link>b<script type=application/ld+json>c</script>",
       "<meta>[a(link:)b(script type=application/ld+json:c)]"},
      {"<head><template>a</template><meta>", "<head><template>[a]</template><meta>"},
      {"<head><noscript>a</noscript>b<noscript>c</noscript>",
       "<head><noscript>[a]</noscript>[b(noscript:c)]"},
      {"<a><noscript>a</noscript></a>", "<a><noscript>[a]</noscript></a>"},
      {"<table><noscript>a</noscript>", "<table><noscript>[a]</noscript>"},
      {"<pre><table> <textarea>a</textarea>", "<pre><table> <textarea>[a]</textarea>"},
      {"<select><meta><link></select>", "<select><meta></select>"},
  });
  const Skeleton skeleton = prefilter("<link rel=a><link rel=b>");
  ASSERT_EQ(skeleton.tags.size(), 2u);
  EXPECT_FALSE(skeleton.tags[0].follows);
  EXPECT_TRUE(skeleton.tags[1].follows);
}

// What exceeds a limit is left out of the skeleton, and may hold what comes next.
TEST(Prefilter, ALostTagEndsARunOfHeadElements) {
  std::string bold;
  for (int i = 0; i < 20; ++i) bold += "<b class=c" + std::to_string(i) + ">";
  std::string deep;
  for (std::size_t i = 0; i <= OpenElements::kMaxDepth; ++i) deep += "<article>";
  for (const std::string& page : {bold + "<meta><b><meta>", deep + "<meta><article><meta>"}) {
    const Skeleton skeleton = prefilter(page);
    EXPECT_EQ(skeleton.tags.back().tag, Tag::meta);
    EXPECT_FALSE(skeleton.tags.back().follows);
  }
}

// A link that is left open is closed by the next one, so that blocks behind it can be folded.
TEST(Prefilter, LinksLeftOpen) {
  expect_all({
      {"<p><a>a</p><p>b</p>", "<p><a>[a]</p><p>[b]</p>"},
      {"<p><a>a</p><a>b</a><p>c</p>", "<p><a>[a]</p><a>[b]</a>[(p:c)]"},
      {"<p><a><b>a</p><a>b</a><p>c</p>", "<p><a><b>[a]</p><a>[b]</a><p>[c]</p>"},
      // A table cell does not close it.
      {"<p><a>a</p><table><td><a>b</a></table><p>c</p>",
       "<p><a>[a]</p><table><td><a>[b]</a></table><p>[c]</p>"},
  });
}

TEST(Prefilter, TextsOfOddBytes) {
  const Skeleton skeleton = prefilter("<p>a\0b<p>c\rd<p title='&lt;\x01'>"sv);
  const auto plain =
      std::count_if(skeleton.items.begin(), skeleton.items.end(),
                    [](const InlineItem& item) { return item.kind == InlineItem::Kind::plain; });
  EXPECT_EQ(plain, 2);
  EXPECT_EQ(skeleton.value(skeleton.tags[2], Attr::title), "<");
}

// More names than three bytes can represent.
TEST(Prefilter, ManySequences) {
  std::string page;
  for (int i = 0; i < 120'000; ++i) page.append("<image>").append(std::to_string(i));
  const std::string dumped = dump(prefilter(page));
  EXPECT_NE(dumped.find("<image>[52991]<image>[52992]<image>[52993]"), std::string::npos);
  EXPECT_NE(dumped.find("<image>[118525]<image>[118526]<image>[118527]"), std::string::npos);
}

TEST(Prefilter, Comments) {
  expect_all({
      {"a<!-- b -->c", "[ac]"},
      {"a<!---->c", "[ac]"},
      {"a<!-->c", "[ac]"},
      {"a<!--->c", "[ac]"},
      {"a<!-- > -- - -->c", "[ac]"},
      {"a<!-- b --!>c", "[ac]"},
      {"a<!-- b ---->c", "[ac]"},
      {"a<!-- <p> --><p>c", "[a]<p>[c]"},
      {"a<!-- <script> -->c", "[ac]"},
      {"a<!-- never closed <p>x</p>", "[a]"},
      {"a<!--", "[a]"},
      {"a<!-x>c", "[ac]"},
      {"a<?php echo '<p>'; ?>c", "[a'; ?>c]"},  // ends at the first '>', as in browsers
      {"a</>c</ x>d", "[acd]"},
      {"a<![CDATA[ b > c ]]>d", "[a c ]]>d]"},
      {"<math><![CDATA[ b > c ]]></math>", "<math>[ b > c ]</math>"},
      {"a<!never closed", "[a]"},
  });
}

TEST(Prefilter, ScriptsAndStyles) {
  expect_all({
      {"a<script>var p = '<p>';</script>c", "[ac]"},
      {"a<SCRIPT src=x></SCRIPT >c", "[ac]"},
      {"a<script>'</script>' b</p>", "[a' b(+p:)]"},
      {"a<script><!-- <script> </script> --></script>c", "[ac]"},
      {"a<script>never closed <p>x</p>", "[a]"},
      {"a<script", "[a]"},
      {"a<script>x</script", "[a]"},
      {"a<script/>b</script>c", "[ac]"},  // HTML elements do not close themselves
      {"a<style>p > b {}</style>c", "[ac]"},
      {"a<style media='</style>'>b</style>c", "[ac]"},
      {"a<iframe><p>b</p></iframe>c", "[ac]"},
      {"a<iframe src=x><p>b</p></iframe>c", "[a(iframe src=x:)c]"},
      // Where it could change the tree, it is left out as a whole.
      {"<head><iframe src=x></iframe><title>a</title>", "<head><title>[a]</title>"},
      {"<iframe src=x></iframe>a", "[a]"},
      {" <iframe src=x></iframe>a", "[ a]"},
      {"<p><i>a</p><p>b<iframe src=x></iframe>c", "<p><i>[a]</p><p>[bc]"},
      {"a<iframe>b", "[a]"},
      {"a</script></style></iframe>c", "[a]</script></style></iframe>[c]"},
      {"<scripts>a</scripts>", "[(scripts:a)]"},
  });
}

TEST(Prefilter, JsonLdStays) {
  expect_all({
      {"<script type=\"application/ld+json\">{\"a\": \"<p>\"}</script>",
       "<script type=application/ld+json>[{\"a\": \"<p>\"}]</script>"},
      {"<script id=x TYPE='Application/LD+JSON; charset=utf-8' >{}</script >",
       "<script id=x type=Application/LD+JSON; charset=utf-8>[{}]</script>"},
      {"<script type=application/ld+json>{", "<script type=application/ld+json>[{]</script>"},
      {"<script type=application/json>{}</script>", ""},
      {"<script data-type=application/ld+json>{}</script>", ""},
      {"<style type=application/ld+json>{}</style>", ""},
  });
}

TEST(Prefilter, Svg) {
  expect_all({
      {"a<svg><path d='M0'/><g><circle></g></svg>c", "[ac]"},
      {"a<svg/>c", "[ac]"},
      {"a<svg viewBox='0 0 1 1' />c", "[ac]"},
      {"a<svg><svg></svg><text>b</text></svg>c", "[ac]"},
      {"a<svg><svg/><text>b</text></svg>c", "[ac]"},
      {"a<svg><!-- </svg> --></svg>c", "[ac]"},
      {"a<svg><![CDATA[</svg>]]></svg>c", "[ac]"},
      {"<a><svg><a><path></a></svg></a>", "[(a:)]"},
      {"a<svg><g data-x='</svg>'></g></svg>c", "[ac]"},
      // HTML breaks out of it, so Gumbo must see it.
      {"a<svg><g><p>b</p></svg>c", "[a]<svg><x><p>[b]</p></svg>[c]"},
      {"<div><svg><g></div>b</svg>", "<div><svg><x></div>[b]</svg>"},
      {"a<svg></br>b</svg>", "[a]<svg></br>[b]</svg>"},
      {"a<svg><path>never closed", "[a]<svg><x>[never closed]"},
      {"a<svg><p>b</p><svg>in</svg>c", "[a]<svg><p>[b]</p>[c]"},
  });
}

TEST(Prefilter, RawTextIsNoMarkup) {
  expect_all({
      {"<title>a <!-- b --> <svg></title>", "<title>[a <!-- b --> <svg>]</title>"},
      {"<textarea><script>x</textarea>c", "[(textarea:<script>x)c]"},
      {"<textarea>never <!-- closed", "<textarea>[never <!-- closed]"},
      {"<xmp><script></xmp>", "<xmp>[<script>]</xmp>"},
      {"<noembed><svg></noembed>", "<noembed>[<svg>]</noembed>"},
      {"<plaintext>a<script>b</plaintext>", "<plaintext>[a<script>b</plaintext>]"},
      {"<noscript><img src=a></noscript>", "<noscript>[(img src=a:)]</noscript>"},
  });
}

TEST(Prefilter, Attributes) {
  expect_all({
      {"<p onclick='a > b' class=x data-y=1>", "<p class=x>"},
      {"<a HREF=a?b&amp;c ping=x>", "<a a=3393669680 href=a?b&c>"},
      {"<td colspan = 2 wide=3>", "<td colspan=2>"},
      {"<br/>", "[(br:)]"},
      {"<a href=b/>", "<a a=2073318424 href=b/>"},
      {"<img src=a />", "[(img src=a:)]"},
      {"</p class=x>", "</p>"},
      {"</p a='>'>b", "</p>[b]"},
      {"<p class='never closed>", ""},
      {"a<p", "[a]"},
      {"a</p", "[a]"},
      {"<p class=a class=b>", "<p class=a>"},
      {"<p itemprop=name itemproperty=x>", "<p itemprop=name>"},
  });
}

TEST(Prefilter, ManyAttributes) {
  std::string page = "<p";
  for (int i = 0; i < 399; ++i) page += " a" + std::to_string(i);
  EXPECT_EQ(dump(prefilter(page + " id=x class=y>")), "<p id=x>");
}

// A <select> ignores the tags that elsewhere begin raw text.
TEST(Prefilter, NoRawTextInASelect) {
  expect_all({
      {"<select><title><option>a</select><p>b</p>", "<select><title><option>[a]</select>[(p:b)]"},
      {"<select><style></select>b", "<select><style></select>[b]"},
      {"<select><iframe></select>b", "<select><iframe></select>[b]"},
      {"<select><plaintext></select>b", "<select><plaintext></select>[b]"},
      {"<select><script></select></script></select>b", "[(select:)b]"},
      {"<select><textarea></select></textarea>b", "<select><textarea>[</select>]</textarea>[b]"},
      {"<select></select><style></p></style>b", "[(select:)b]"},
  });
}

// The attributes that a second <body> adds are decided in the tree, by markers.
TEST(Prefilter, RepeatedBody) {
  expect_all({
      {"<body class=a><p>b<body id=c>", "<body a0 class=a><p>[b]<body a2 id=c>"},
      {"<html><body>", "<html><body>"},
  });
  std::string page;
  for (int i = 0; i < 1000; ++i) page += "<body id=x>";
  const std::string html = prefilter(page).html;
  EXPECT_NE(html.find("<body a31><body><body>"), std::string::npos);
}

TEST(Prefilter, WhiteSpaceBetweenTags) {
  expect_all({
      {"<ul>\n   \n<li>a  b</li>\t\t </ul>", "[(ul:(li:a  b))]"},
      {"<pre>  \n  <b>a</b>\n\n\n</pre>   <p>", "[(pre:  \n  (b:a)\n\n\n)]<p>"},
      {"  a  ", "[  a  ]"},
  });
}

// The parser gets at most 512 levels; elements beyond are left out with their end tags.
TEST(Prefilter, Depth) {
  std::string page;
  std::string expected;
  for (int i = 0; i < 5000; ++i) page += "<div>";
  for (int i = 0; i < 512; ++i) expected += "<div>";
  page += "text";
  expected += "[text]";
  for (int i = 0; i < 5000; ++i) page += "</div>";
  for (int i = 0; i < 512; ++i) expected += "</div>";
  page += "<p>after";
  expected += "<p>[after]";
  EXPECT_EQ(dump(prefilter(page)), expected);
}

TEST(Prefilter, OpenFormatting) {
  std::string page;
  for (int i = 0; i < 1000; ++i) page += "<p><b>x";
  const std::string html = dump(prefilter(page));
  std::size_t count = 0;
  for (std::size_t at = 0; (at = html.find("<b>", at)) != std::string::npos; ++at) ++count;
  EXPECT_EQ(count, 16u);
  EXPECT_EQ(html.substr(html.size() - 12), "<p>[x]<p>[x]");
}

TEST(Prefilter, SourceOffsets) {
  const std::string_view page = "a<!-- c -->b<p onclick=g class=h>c<svg></svg>d</p x>";
  const Skeleton skeleton = prefilter(page);
  ASSERT_EQ(dump(skeleton), "[ab(p class=h:cd)]");
  std::string texts;
  for (const InlineItem& item : skeleton.items) {
    if (item.kind != InlineItem::Kind::text) continue;
    texts.append(page.substr(item.begin, item.end - item.begin)).append("|");
  }
  EXPECT_EQ(texts, "a|b|c|d|");
  const StartTag& p = skeleton.tags.at(0);
  EXPECT_EQ(page.substr(p.begin, p.end - p.begin), "<p onclick=g class=h>");
}

}  // namespace
}  // namespace pith::internal
