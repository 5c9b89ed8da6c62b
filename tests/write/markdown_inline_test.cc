#include "write/markdown_inline.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/write/blocks.h"

namespace pith::internal {
namespace {

using namespace test;

std::string inline_of(const std::string& text, std::vector<Span> spans) {
  return markdown_inline(with_spans(paragraph(text), std::move(spans)), {{true, true}, {}, {}});
}

std::string marked(const std::string& text, const std::string& part,
                   SpanKind kind = SpanKind::emphasis) {
  return inline_of(text, {over(text, part, kind)});
}

TEST(MarkdownInline, Marks) {
  EXPECT_EQ(marked("a word here", "word"), "a *word* here");
  EXPECT_EQ(marked("a word here", "word", SpanKind::strong), "a **word** here");
  EXPECT_EQ(marked("a word here", "word", SpanKind::code), "a `word` here");
  EXPECT_EQ(marked("inside", "sid"), "in*sid*e");
}

TEST(MarkdownInline, WhiteSpaceMovesOut) {
  EXPECT_EQ(marked("bar baz", "bar "), "*bar* baz");
  EXPECT_EQ(marked("foo bar", " bar"), "foo *bar*");
  EXPECT_EQ(marked("a b", " ", SpanKind::strong), "a b");
  EXPECT_EQ(marked("foo\nbar", "foo\n"), "*foo*\\\nbar");
  EXPECT_EQ(marked("run ls now", " ls ", SpanKind::code), "run `ls` now");
}

TEST(MarkdownInline, NestedAndAdjacent) {
  const std::string text = "one two three";
  EXPECT_EQ(
      inline_of(text, {over(text, text, SpanKind::strong), over(text, "two", SpanKind::emphasis)}),
      "**one *two* three**");
  EXPECT_EQ(
      inline_of(text, {over(text, "two", SpanKind::strong), over(text, "two", SpanKind::emphasis)}),
      "one ***two*** three");
  EXPECT_EQ(
      inline_of("ab", {over("ab", "a", SpanKind::emphasis), over("ab", "b", SpanKind::emphasis)}),
      "*ab*");
  EXPECT_EQ(inline_of("ab", {over("ab", "a", SpanKind::code), over("ab", "b", SpanKind::code)}),
            "`ab`");
  EXPECT_EQ(
      inline_of("a b", {over("a b", "a", SpanKind::strong), over("a b", "b", SpanKind::emphasis)}),
      "**a** *b*");
}

TEST(MarkdownInline, EmphasisThatWouldNotBeReadMovesOrGoes) {
  EXPECT_EQ(marked("foo(bar)baz", "(bar)"), "foo(*bar*)baz");
  EXPECT_EQ(marked("so \"foo\" is", "\"foo\""), "so *\"foo\"* is");
  EXPECT_EQ(marked("a-b", "-"), "a-b");
  // Corner brackets, as in Japanese, without a space around.
  EXPECT_EQ(marked("\u4E2D\u300C\u5F37\u300D\u6587", "\u300C\u5F37\u300D", SpanKind::strong),
            "\u4E2D\u300C**\u5F37**\u300D\u6587");
}

TEST(MarkdownInline, BackticksInCode) {
  EXPECT_EQ(marked("use a`b now", "a`b", SpanKind::code), "use ``a`b`` now");
  EXPECT_EQ(marked("use `a` now", "`a`", SpanKind::code), "use `` `a` `` now");
  EXPECT_EQ(marked("a*b_c\\", "a*b_c\\", SpanKind::code), "`a*b_c\\`");
  EXPECT_EQ(marked("a\nb", "a\nb", SpanKind::code), "`a`\\\n`b`");  // a span a line
}

TEST(MarkdownInline, MarkupInsideCodeIsNotPrinted) {
  const std::string text = "int main()";
  EXPECT_EQ(
      inline_of(text, {over(text, text, SpanKind::code), over(text, "int", SpanKind::strong)}),
      "`int main()`");
  EXPECT_EQ(inline_of(text, {over(text, text, SpanKind::code),
                             over(text, "main", SpanKind::link, "#main")}),
            "`int `[`main`](#main)`()`");
}

TEST(MarkdownInline, Links) {
  const auto link = [](const std::string& target) {
    return inline_of("see here", {over("see here", "here", SpanKind::link, target)});
  };
  EXPECT_EQ(link("https://example.org/a"), "see [here](https://example.org/a)");
  EXPECT_EQ(link("/wiki/A_(b)"), "see [here](</wiki/A_(b)>)");
  EXPECT_EQ(link("a b<c>"), "see [here](<a%20b\\<c\\>>)");
  EXPECT_EQ(link("?a=1&copy;=2&b"), "see [here](?a=1&amp;copy;=2&b)");
  EXPECT_EQ(link("javascript:alert(1)"), "see here");
  EXPECT_EQ(link(""), "see here");
  EXPECT_EQ(marked("Look!here", "here", SpanKind::link), "Look!here");  // no target
  EXPECT_EQ(inline_of("Look!here", {over("Look!here", "here", SpanKind::link, "u")}),
            "Look\\![here](u)");
  Block linked = paragraph("Look!.");
  linked.spans = {{SpanKind::image, 5, 5, "a.png", "b"}};
  linked.spans.front().link = "u";
  EXPECT_EQ(markdown_inline(linked, {{true, true}, {}, {}}), "Look\\![![b](a.png)](u).");
  EXPECT_EQ(inline_of("a [1]", {over("a [1]", "[1]", SpanKind::link, "#n1")}), "a [\\[1\\]](#n1)");
}

TEST(MarkdownInline, EmphasisAndLinksNest) {
  const std::string text = "the big book here";
  EXPECT_EQ(inline_of(text, {over(text, "big book", SpanKind::link, "u"),
                             over(text, "big book", SpanKind::strong)}),
            "the [**big book**](u) here");
  EXPECT_EQ(inline_of(text, {over(text, "big book", SpanKind::emphasis),
                             over(text, "book", SpanKind::link, "u")}),
            "the *big [book](u)* here");
}

TEST(MarkdownInline, OffMeansTheTextAlone) {
  const Block block = with_spans(
      paragraph("see here"),
      {over("see here", "here", SpanKind::link, "u"), {SpanKind::image, 0, 0, "a.png", "alt"}});
  EXPECT_EQ(markdown_inline(block, {}), "see here");
  EXPECT_EQ(markdown_inline(block, {{true, true}, {}, {}}), "![alt](a.png)see [here](u)");
}

TEST(MarkdownInline, InvalidSpansAreIgnored) {
  const std::string text = "caf\u00E9 au lait";
  constexpr std::uint32_t kFar = 0xFFFFFFFFu;
  EXPECT_EQ(inline_of(text, {{SpanKind::emphasis, 7, 3}}), text);
  EXPECT_EQ(inline_of(text, {{SpanKind::emphasis, 50, 60}}), text);
  EXPECT_EQ(inline_of(text, {{SpanKind::emphasis, 4, 8}}), text);  // inside the accented letter
  EXPECT_EQ(inline_of(text, {{SpanKind::emphasis, 6, kFar}}), "caf\u00E9 *au lait*");
  EXPECT_EQ(inline_of(text, {{static_cast<SpanKind>(99), 0, 3}}), text);
  EXPECT_EQ(inline_of(text, {{SpanKind::image, 4, 4, "a.png", ""}}), text);
  EXPECT_EQ(inline_of(text, {{SpanKind::image, kFar, 0, "a.png", ""}}), text + " ![](a.png)");
  EXPECT_EQ(inline_of("abc def ghi", {{SpanKind::emphasis, 0, 7}, {SpanKind::strong, 4, 11}}),
            "*abc **def*** ghi");
}

}  // namespace
}  // namespace pith::internal
