#include "html/prefilter.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith {
namespace {

using namespace std::string_view_literals;

struct Case {
  std::string_view page;
  std::string_view expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(prefilter(c.page).html, c.expected) << c.page;
}

TEST(Prefilter, LeavesTheRestAlone) {
  for (const std::string_view page :
       {"<!DOCTYPE html><html lang=en><p class=\"a\">Text &amp; <b>more</b></p></html>"sv, ""sv,
        "no markup"sv, "1 < 2 <3 a<"sv, "< p> </ p"sv.substr(0, 4), "\0a\0<p>\0</p>"sv,
        "<p>caf\xC3 \xFF</p>"sv, "<my-card>x</my-card>"sv}) {
    EXPECT_EQ(prefilter(page).html, page);
  }
}

TEST(Prefilter, Comments) {
  expect_all({
      {"a<!-- b -->c", "ac"},
      {"a<!---->c", "ac"},
      {"a<!-->c", "ac"},
      {"a<!--->c", "ac"},
      {"a<!-- > -- - -->c", "ac"},
      {"a<!-- b --!>c", "ac"},
      {"a<!-- b ---->c", "ac"},
      {"a<!-- <p> --><p>c", "a<p>c"},
      {"a<!-- <script> -->c", "ac"},
      {"a<!-- never closed <p>x</p>", "a"},
      {"a<!--", "a"},
      {"a<!-x>c", "ac"},
      {"a<?php echo '<p>'; ?>c", "a'; ?>c"},  // ends at the first '>', as in browsers
      {"a</>c</ x>d", "acd"},
      {"a<![CDATA[ b > c ]]>d", "a c ]]>d"},
      {"<math><![CDATA[ b > c ]]></math>", "<math><![CDATA[ b > c ]]></math>"},
      {"a<!never closed", "a"},
  });
}

TEST(Prefilter, ScriptsAndStyles) {
  expect_all({
      {"a<script>var p = '<p>';</script>c", "ac"},
      {"a<SCRIPT src=x></SCRIPT >c", "ac"},
      {"a<script>'</script>' b</p>", "a' b</p>"},
      {"a<script><!-- <script> </script> --></script>c", "ac"},
      {"a<script>never closed <p>x</p>", "a"},
      {"a<script", "a"},
      {"a<script>x</script", "a"},
      {"a<script/>b</script>c", "ac"},  // no HTML element closes itself
      {"a<style>p > b {}</style>c", "ac"},
      {"a<style media='</style>'>b</style>c", "ac"},
      {"a<iframe src=x><p>b</p></iframe>c", "ac"},
      {"a<iframe>b", "a"},
      {"a</script></style></iframe>c", "a</script></style></iframe>c"},
      {"<scripts>a</scripts>", "<scripts>a</scripts>"},
  });
}

TEST(Prefilter, JsonLdStays) {
  expect_all({
      {"<script type=\"application/ld+json\">{\"a\": \"<p>\"}</script>",
       "<script type=application/ld+json>{\"a\": \"<p>\"}</script>"},
      {"<script id=x TYPE='Application/LD+JSON; charset=utf-8' >{}</script >",
       "<script type=application/ld+json>{}</script>"},
      {"<script type=application/ld+json>{", "<script type=application/ld+json>{</script>"},
      {"<script type=application/json>{}</script>", ""},
      {"<script data-type=application/ld+json>{}</script>", ""},
      {"<style type=application/ld+json>{}</style>", ""},
  });
}

TEST(Prefilter, Svg) {
  expect_all({
      {"a<svg><path d='M0'/><g><circle></g></svg>c", "ac"},
      {"a<svg/>c", "ac"},
      {"a<svg viewBox='0 0 1 1' />c", "ac"},
      {"a<svg><svg></svg><text>b</text></svg>c", "ac"},
      {"a<svg><svg/><text>b</text></svg>c", "ac"},
      {"a<svg><!-- </svg> --></svg>c", "ac"},
      {"a<svg><![CDATA[</svg>]]></svg>c", "ac"},
      {"<a><svg><a><path></a></svg></a>", "<a></a>"},
      {"a<svg><g data-x='</svg>'></g></svg>c", "ac"},
      // Broken out of: Gumbo has to see it.
      {"a<svg><g><p>b</p></svg>c", "a<svg><g><p>b</p></svg>c"},
      {"<div><svg><g></div>b</svg>", "<div><svg><g></div>b</svg>"},
      {"a<svg></br>b</svg>", "a<svg></br>b</svg>"},
      {"a<svg><path>never closed", "a<svg><path>never closed"},
      {"a<svg><p>b</p><svg>in</svg>c", "a<svg><p>b</p>c"},
  });
}

TEST(Prefilter, RawTextIsNoMarkup) {
  expect_all({
      {"<title>a <!-- b --> <svg></title>", "<title>a <!-- b --> <svg></title>"},
      {"<textarea><script>x</textarea>c", "<textarea><script>x</textarea>c"},
      {"<textarea>never <!-- closed", "<textarea>never <!-- closed"},
      {"<xmp><script></xmp>", "<xmp><script></xmp>"},
      {"<noembed><svg></noembed>", "<noembed><svg></noembed>"},
      {"<plaintext>a<script>b</plaintext>", "<plaintext>a<script>b</plaintext>"},
      {"<noscript><img src=a></noscript>", "<noscript><img src=a></noscript>"},
  });
}

TEST(Prefilter, Attributes) {
  expect_all({
      {"<p onclick='a > b' class=x data-y=1>", "<p class=x>"},
      {"<a HREF=a?b&amp;c ping=x>", "<a HREF=a?b&amp;c>"},
      {"<td colspan = 2 width=3>", "<td colspan = 2>"},
      {"<br/>", "<br />"},
      {"<a href=b/>", "<a href=b/>"},
      {"<img src=a />", "<img src=a />"},
      {"</p class=x>", "</p>"},
      {"</p a='>'>b", "</p>b"},
      {"<p class='never closed>", ""},
      {"a<p", "a"},
      {"a</p", "a"},
      {"<p class=a class=b>", "<p class=a class=b>"},
      {"<p itemprop=name itemproperty=x>", "<p itemprop=name>"},
  });
}

TEST(Prefilter, ManyAttributes) {
  std::string page = "<p";
  for (int i = 0; i < 10000; ++i) page += " class=a" + std::to_string(i);
  page += ">x";
  const std::string html = prefilter(page).html;
  EXPECT_NE(html.find(" class=a399>x"), std::string::npos);
  EXPECT_EQ(html.find("class=a400"), std::string::npos);
}

TEST(Prefilter, WhiteSpaceBetweenTags) {
  expect_all({
      {"<ul>\n   \n<li>a  b</li>\t\t </ul>", "<ul>\n<li>a  b</li>\t</ul>"},
      {"<pre>  \n  <b>a</b>\n\n\n</pre>   <p>", "<pre>  \n  <b>a</b>\n\n\n</pre> <p>"},
      {"  a  ", "  a  "},
  });
}

// The parser gets no more than 512 levels; what is left out is left out with its end tag.
TEST(Prefilter, Depth) {
  std::string page;
  std::string expected;
  for (int i = 0; i < 5000; ++i) page += "<div>";
  for (int i = 0; i < 512; ++i) expected += "<div>";
  page += "text";
  expected += "text";
  for (int i = 0; i < 5000; ++i) page += "</div>";
  for (int i = 0; i < 512; ++i) expected += "</div>";
  page += "<p>after";
  expected += "<p>after";
  EXPECT_EQ(prefilter(page).html, expected);
}

TEST(Prefilter, OpenFormatting) {
  std::string page;
  for (int i = 0; i < 1000; ++i) page += "<p><b>x";
  const std::string html = prefilter(page).html;
  std::size_t count = 0;
  for (std::size_t at = 0; (at = html.find("<b>", at)) != std::string::npos; ++at) ++count;
  EXPECT_EQ(count, 16u);
  EXPECT_EQ(html.substr(html.size() - 8), "<p>x<p>x");
}

TEST(Prefilter, SourceOffsets) {
  // The capitals are text, each once.
  const std::string_view page =
      "AB<!-- c -->DE<script>f</script>   <p onclick=g class=h>IJ<svg></svg>K</p x><form>L</form>M"
      "<script type=application/ld+json>N</script><p class>O";
  const Filtered filtered = prefilter(page);
  ASSERT_EQ(filtered.html,
            "ABDE <p class=h>IJK</p><form>L<!----></form>M"
            "<script type=application/ld+json>N</script><p class>O");
  for (std::size_t i = 0; i < filtered.html.size(); ++i) {
    const char c = filtered.html[i];
    if (c < 'A' || c > 'Z') continue;
    EXPECT_EQ(filtered.source_offset(i), page.find(c)) << c;
  }
  EXPECT_EQ(filtered.source_offset(filtered.html.find("<p class=h")), page.find("<p onclick"));
  EXPECT_EQ(Filtered{}.source_offset(7), 0u);
}

}  // namespace
}  // namespace pith
