#include "write/markdown_escape.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal {
namespace {

struct Case {
  const char* text;
  const char* markdown;
};

std::string escaped(const std::string& text, MarkdownBreak breaks = MarkdownBreak::backslash) {
  return escape_markdown(text, {0, text.size(), breaks, false, true});
}

TEST(MarkdownEscape, InsideALine) {
  const Case cases[] = {
      {"3*4", "3\\*4"},
      {"3 * 4", "3 * 4"},
      {"a*", "a\\*"},
      {"snake_case_name", "snake_case_name"},
      {"__init__", "\\_\\_init\\_\\_"},
      {"x _y_ z", "x \\_y\\_ z"},
      {"fill in ___ here", "fill in ___ here"},
      {"a`b", "a\\`b"},
      {"a < b > c <3", "a < b > c <3"},
      {"vector<int>", "vector\\<int>"},
      {"</p> <!-- <?php", "\\</p> \\<!-- \\<?php"},
      {"<https://example.org>", "\\<https://example.org>"},
      {"R&D, AT&T; &amp; &#65; & co", "R&D, AT\\&T; \\&amp; \\&#65; & co"},
      {"[1] and [sic]", "[1] and [sic]"},
      {"[a](b)", "[a\\](b)"},
      {"C:\\dir", "C:\\dir"},
      {"a\\*b \\", "a\\\\\\*b \\\\"},
      {"a ~~b~~ ~5 ~ 6~", "a \\~\\~b\\~\\~ ~5 ~ 6\\~"},
      {"1. 2. - # +", "1\\. 2. - # +"},
      {"a\tb\rc", "a b c"},
  };
  for (const Case& c : cases) EXPECT_EQ(escaped(c.text), c.markdown);
}

TEST(MarkdownEscape, AtTheStartOfALine) {
  const Case cases[] = {
      {"# one", "\\# one"},
      {"#hashtag", "#hashtag"},
      {"####### seven", "####### seven"},
      {"#", "\\#"},
      {"- a", "\\- a"},
      {"-a", "-a"},
      {"-5 degrees", "-5 degrees"},
      {"+ a", "\\+ a"},
      {"* a", "\\* a"},
      {"+1", "+1"},
      {"1. a", "1\\. a"},
      {"1986. A year", "1986\\. A year"},
      {"2) b", "2\\) b"},
      {"1.5 litres", "1.5 litres"},
      {"1234567890. ten digits", "1234567890. ten digits"},
      {"> a", "\\> a"},
      {"---", "\\---"},
      {"- - -", "\\- - -"},
      {"***", "\\*\\*\\*"},
      {"___", "\\_\\_\\_"},
      {"~~~", "\\~\\~\\~"},
      {"[ ] open", "\\[ ] open"},
      {"[label]: target", "\\[label]: target"},
      {"a\n# b", "a\\\n\\# b"},
      {"a\n===", "a\\\n\\==="},
      {"a|b\n-|-", "a|b\\\n\\-|-"},
      {"a\n\t1. b", "a\\\n1\\. b"},
      {"a \n\n b", "a\\\n\\\nb"},
  };
  for (const Case& c : cases) EXPECT_EQ(escaped(c.text), c.markdown);
}

TEST(MarkdownEscape, WhereNoBlockCanBeginNothingIsEscapedForIt) {
  EXPECT_EQ(escaped("# a\n- b", MarkdownBreak::html), "# a<br>- b");
  EXPECT_EQ(escaped("1. a\n> b", MarkdownBreak::space), "1. a > b");
}

TEST(MarkdownEscape, NeighboursBeyondTheRunCount) {
  const std::string text = "a*b_c";
  EXPECT_EQ(escape_markdown(text, {0, 2, {}, false, false}), "a\\*");
  EXPECT_EQ(escape_markdown(text, {2, 4, {}, false, false}), "b\\_");
  EXPECT_EQ(escape_markdown("^a^", {0, 3, {}, true, false}), "\\^a^");
  EXPECT_EQ(escape_markdown("a[b]", {0, 4, {}, true, false}), "a\\[b\\]");
}

TEST(MarkdownEscape, CodeSpans) {
  EXPECT_EQ(markdown_code_span("a"), "`a`");
  EXPECT_EQ(markdown_code_span("a``b`c"), "```a``b`c```");
  EXPECT_EQ(markdown_code_span("`"), "`` ` ``");
  EXPECT_EQ(markdown_code_span(" a "), "`  a  `");
}

TEST(MarkdownEscape, Targets) {
  EXPECT_EQ(markdown_target("https://example.org/a_b?c=*"), "https://example.org/a_b?c=*");
  EXPECT_EQ(markdown_target(" a(b "), "<a(b>");
  EXPECT_EQ(markdown_target("a\nb\\c"), "a%0Ab\\\\c");
}

}  // namespace
}  // namespace pith::internal
