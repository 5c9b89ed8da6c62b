// What can't be told from markup alone is here; the rest of InlineRun is in segment_test.cc.
#include "page/inline_run.h"

#include <gtest/gtest.h>

#include <string>

#include "page/dump.h"

namespace pith {
namespace {

PageBlock take(InlineRun& run) {
  PageBlock block;
  run.take(block);
  return block;
}

TEST(InlineRun, TakesAndStartsAnew) {
  InlineRun run;
  EXPECT_FALSE(run.has_text());
  EXPECT_FALSE(run.has_anything());
  run.text(" a ", {0, 3}, 4);
  EXPECT_TRUE(run.has_text());
  EXPECT_EQ(take(run).block.text, "a");
  EXPECT_FALSE(run.has_anything());
  EXPECT_TRUE(run.elements().empty());
  run.text("b", {10, 11}, 4);
  const PageBlock block = take(run);
  EXPECT_EQ(block.block.text, "b");
  EXPECT_EQ(block.block.source.begin, 10u);
  EXPECT_EQ(block.block.source.end, 11u);
}

TEST(InlineRun, WhiteSpaceAloneIsNothing) {
  InlineRun run;
  run.text(" \n ", {0, 3}, 1);
  run.soft_space();
  EXPECT_FALSE(run.has_anything());
  EXPECT_TRUE(run.elements().empty());
  EXPECT_FALSE(run.line_break());  // no line to end
  EXPECT_FALSE(run.line_break());
}

TEST(InlineRun, SoftSpacePartsWordsOnly) {
  struct Case {
    const char* before;
    const char* after;
    const char* expected;
  };
  const Case cases[] = {
      {"By", "Jane", "By Jane"},
      {"Jane", "4 May", "Jane 4 May"},
      {"n", "ew alert", "new alert"},
      {"\u6cb3\u5317\u7701", "\u4fdd\u5b9a\u5e02", "\u6cb3\u5317\u7701\u4fdd\u5b9a\u5e02"},
      {"\u3001", "A", "\u3001A"},
  };
  for (const Case& c : cases) {
    InlineRun run;
    run.text(c.before, {}, 1);
    run.soft_space();
    run.text(c.after, {}, 1);
    EXPECT_EQ(take(run).block.text, c.expected);
  }
}

// A gap beyond ASCII is a space; a character that only looks like one in its first byte is none.
TEST(InlineRun, NoSpaceInsideWordsAtMarkup) {
  InlineRun run;
  run.text("\u3072\u3089", {}, 1);
  run.text("\u304c\u306a", {}, 2);
  run.text("it\u2019s", {}, 1);
  run.text("fun", {}, 2);
  EXPECT_EQ(take(run).block.text, "\u3072\u3089\u304c\u306ait\u2019sfun");
}

TEST(InlineRun, LineBreaks) {
  InlineRun run;
  run.text("a", {}, 1);
  EXPECT_FALSE(run.line_break());
  run.text(" ", {}, 1);
  EXPECT_TRUE(run.line_break());  // the second in a row
  take(run);
  run.text("b", {}, 1);
  EXPECT_FALSE(run.line_break());
  run.text(" c", {}, 1);
  EXPECT_FALSE(run.line_break());
  EXPECT_EQ(take(run).block.text, "b\nc");
}

TEST(InlineRun, Verbatim) {
  InlineRun run;
  run.verbatim("", {}, 1);
  run.end_line();
  EXPECT_FALSE(run.has_text());
  run.verbatim("  a", {2, 5}, 1);
  run.end_line();
  run.end_line();
  run.verbatim("b\n", {7, 9}, 2);
  run.end_line();
  const PageBlock block = take(run);
  EXPECT_EQ(block.block.text, "  a\nb\n");
  EXPECT_EQ(block.block.source.begin, 2u);
  EXPECT_EQ(block.block.source.end, 9u);
}

TEST(InlineRun, SourceIsAroundAllParts) {
  InlineRun run;
  run.text("b", {20, 21}, 1);
  run.text("made up", {}, 1);
  run.text("a", {10, 11}, 1);  // misnested tables move text about
  run.text("  ", {40, 42}, 1);
  const SourceRange source = take(run).block.source;
  EXPECT_EQ(source.begin, 10u);
  EXPECT_EQ(source.end, 21u);
}

TEST(InlineRun, ElementsAreThoseWithText) {
  InlineRun run;
  run.text("a", {}, 1);
  run.text(" ", {}, 2);
  run.text("b", {}, 1);
  run.text("c", {}, 3);
  EXPECT_EQ(run.elements(), (std::vector<std::uint32_t>{1, 3}));
}

TEST(InlineRun, SpansGoOnInTheNextBlock) {
  InlineRun run;
  run.open_span(SpanKind::strong);
  run.open_span(SpanKind::link, "x");
  run.text("a", {}, 1);
  EXPECT_EQ(test::marked(take(run).block), "*[a](x)*");
  run.text("b", {}, 1);
  run.close_span();
  run.text(" c", {}, 1);
  run.close_span();
  run.text(" d", {}, 1);
  EXPECT_EQ(test::marked(take(run).block), "*[b](x) c* d");
  run.close_span();  // one too many
  EXPECT_FALSE(run.has_anything());
}

TEST(InlineRun, EmptySpansVanish) {
  InlineRun run;
  run.open_span(SpanKind::strong);
  run.text(" ", {}, 1);
  run.close_span();
  run.text("a", {}, 1);
  run.open_span(SpanKind::link, "x");
  run.close_span();
  EXPECT_TRUE(take(run).block.spans.empty());
}

TEST(InlineRun, Images) {
  InlineRun run;
  run.image("x", "an image");
  EXPECT_TRUE(run.has_anything());
  EXPECT_FALSE(run.has_text());
  run.image("x", "");  // the same again
  run.image("y", "");
  run.text("a ", {}, 1);
  run.image("z", "");
  EXPECT_EQ(test::marked(take(run).block), "![an image](x)![](y)a![](z)");
}

TEST(InlineRun, LinkFigures) {
  InlineRun run;
  run.text("a b ", {}, 1);
  run.open_span(SpanKind::link, "x");
  run.text("c d", {}, 1);
  run.open_span(SpanKind::link, "y");  // within another: counted once
  run.text(" e", {}, 1);
  run.close_span();
  run.close_span();
  const PageBlock block = take(run);
  EXPECT_EQ(block.counts.words, 5);
  EXPECT_EQ(block.link_words, 3);
  EXPECT_EQ(block.links, 1u);
}

}  // namespace
}  // namespace pith
