#include "bench/round_trip.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "bench/cmark.h"
#include "bench/html_rows.h"
#include "write/blocks.h"

namespace pith::internal::bench {
namespace {

using test::block;
using test::bullet;
using test::code;
using test::heading;
using test::numbered;
using test::paragraph;
using test::quoted;

std::string rows(std::string_view html) {
  std::string all;
  for (const HtmlRow& row : html_rows(html)) all += to_string(row) + '\n';
  return all;
}

bool same(std::string_view html, std::string_view markdown) {
  const std::vector<HtmlRow> a = html_rows(html);
  const std::vector<HtmlRow> b = html_rows(html_of_markdown(markdown));
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), &same_structure);
}

TEST(HtmlRows, HaveWhatIsAroundThem) {
  EXPECT_EQ(rows("<h2>A <em>b</em></h2><p>c<br>d</p>"), "h2: A b\np: c<br> d\n");
  EXPECT_EQ(rows("<ol start=3><li>a<ul><li>b</ul><li><p>c</p><blockquote><p>d"),
            "+ol > +item 3 > p: a\n"
            "ol > item 3 > +ul > +item > p: b\n"
            "ol > +item 4 > p: c\n"
            "ol > item 4 > +quote > p: d\n");
  EXPECT_EQ(rows("<blockquote>a</blockquote><blockquote>b</blockquote>"),
            "+quote > p: a\n+quote > p: b\n");
  EXPECT_EQ(rows("<table><caption>C</caption><tr><th>a<td><p>b</p><p>c</p><td></table>"),
            "p: C\n+table > row: | a | b c\n");
  EXPECT_EQ(rows("<pre><code class=language-c>a\n  b\n</code></pre><hr>"), "pre c: a   b\nhr: \n");
  EXPECT_EQ(rows("<p>x<sup><a href='#note-2'>2</a></sup></p><ol><li id=note-2>N</ol>"),
            "p: x[^2]\n+note 2 > p: N\n");
}

// HTML and Markdown that express the same, and that do not.
TEST(SameStructure, IsFairAndStrict) {
  const struct {
    const char* html;
    const char* markdown;
    bool same;
  } cases[] = {
      {"<p>a</p>", "a", true},
      {"<p>a</p>", "- a", false},
      {"<p>a</p><p>b</p>", "a\n\nb", true},
      {"<p>a</p><p>b</p>", "a b", false},
      {"<h2>a</h2>", "## a", true},
      {"<h2>a</h2>", "# a", false},
      {"<ol start=\"7\"><li>a</li><li>b</li></ol>", "7. a\n8. b", true},
      {"<ol start=\"7\"><li>a</li><li>b</li></ol>", "1. a\n2. b", false},
      {"<ol><li>a</li><li value=\"9\">b</li></ol>", "1. a\n9. b", true},
      {"<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n- b", false},
      {"<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b", true},
      {"<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n- b", false},
      {"<blockquote><p>a</p></blockquote>", "> a", true},
      {"<aside><p><strong>Note</strong></p><p>a</p></aside>", "> **Note**\n>\n> a", true},
      {"<blockquote><p>a</p></blockquote>", "a", false},
      {"<p>a <a href=\"https://b.org/%20c\">d</a></p>", "a [d](https://b.org/%20c)", true},
      {"<p>a <a href=\"https://b.org/\">d</a></p>", "a [d](https://b.org/e)", false},
      {"<p>a <a href=\"https://b.org/\">d</a></p>", "a d", false},
      {"<p><img src=\"https://b.org/c.png\" alt=\"d\"></p>", "![d](https://b.org/c.png)", true},
      {"<p><img src=\"https://b.org/c.png\" alt=\"d\"></p>", "d", false},
      {"<p>a <code>b*</code></p>", "a `b*`", true},
      {"<p>a <kbd>b</kbd></p>", "a `b`", true},
      {"<p>a <code>b</code></p>", "a b", false},
      {"<p>a_b_ *c*</p>", "a\\_b\\_ \\*c\\*", true},
      {"<p>a *c*</p>", "a *c*", false},
      {"<p>10<sup>6</sup></p>", "10<sup>6</sup>", true},
      {"<p>10<sup>6</sup></p>", "106", false},
      {"<p><del>a</del> <ins>b</ins></p>", "~~a~~ b", true},
      {"<p><q>a</q></p>", "\u201Ca\u201D", true},
      {"<p><span class=\"math inline\">\\(x\\)</span></p>", "$x$", true},
      {"<p><span class=\"math inline\">\\(x\\)</span></p>", "x", false},
      {"<p class=\"math display\">\\[x\\]</p>", "$$\nx\n$$", true},
      {"<pre><code class=\"language-c\">a\n\n  b</code></pre>", "```c\na\n\n  b\n```", true},
      {"<pre><code>a\n  b</code></pre>", "```\na\nb\n```", false},
      {"<table><tr><th>a</th></tr><tr><td>b</td></tr></table>", "| a |\n| --- |\n| b |", true},
      {"<table><tr><th>a</th><td>b</td></tr></table>", "| a b |\n| --- |", false},
      {"<dl><dt>a</dt><dd>b</dd></dl>", "**a**\n: b", true},
      {"<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>", "**a**\n: b\n\n: c", true},
      {"<dl><dt>a</dt><dd>b</dd></dl>", "**a** b", false},
      {"<p>a</p><hr><p>b</p>", "a\n\n* * *\n\nb", true},
      {"<p>a<br>b</p>", "a\\\nb", true},
      {"<p>a<br>b</p>", "a b", false},
      {"<p>a<sup><a href=\"#note-n\">n</a></sup></p><ol><li id=\"note-n\">b</li></ol>",
       "a[^n]\n\n[^n]: b", true},
  };
  for (const auto& c : cases) EXPECT_EQ(same(c.html, c.markdown), c.same) << c.markdown;
}

TEST(RoundTrip, OfHandMadeBlocks) {
  Article article;
  article.blocks = {heading(2, "One # two #"), paragraph("1. no list\n# no heading"),
                    bullet(1, 1, "a *b* _c_"), bullet(2, 2, "+ nested"),
                    numbered(1, 4, "four"),    quoted(1, paragraph("> quoted")),
                    code("```\nfence", "c++"), block(BlockKind::math, "a_1 \\\\ b_2 * c * d")};
  const RoundTrip found = round_trip(article);
  EXPECT_EQ(found.rows, 8U);
  EXPECT_EQ(found.differences, std::vector<std::string>());
}

TEST(RoundTrip, FindsTheFormulas) {
  Article article;
  article.blocks = {paragraph("let x_1 be, and y")};
  article.blocks.front().spans = {{SpanKind::math, 4, 7, {}, {}}, {SpanKind::math, 16, 17, {}, {}}};
  EXPECT_EQ(round_trip(article).differences, std::vector<std::string>());
}

}  // namespace
}  // namespace pith::internal::bench
