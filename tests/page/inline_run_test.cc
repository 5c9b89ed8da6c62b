// What can't be told from markup alone is here; the rest of InlineRun is in segment_test.cc.
#include "page/inline_run.h"

#include <gtest/gtest.h>

#include <string>

#include "page/dump.h"

namespace pith::internal {
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
  run.joint(true);
  EXPECT_FALSE(run.has_anything());
  EXPECT_TRUE(run.elements().empty());
  EXPECT_FALSE(run.line_break());  // no line to end
  EXPECT_FALSE(run.line_break());
}

TEST(InlineRun, SpacesBetweenElements) {
  struct Case {
    const char* before;
    const char* after;
    const char* apart;     // the elements stand apart
    const char* touching;  // they merely touch
  };
  const Case cases[] = {
      {"By", "Jane", "By Jane", "By Jane"},
      {"Jane", "4 May", "Jane 4 May", "Jane 4 May"},
      {"2026", "1h 54m", "2026 1h 54m", "2026 1h 54m"},
      {"n", "ew alert", "new alert", "new alert"},
      {"under", "stood", "under stood", "understood"},
      {"keeper", ",", "keeper,", "keeper,"},
      {"$", "41", "$41", "$41"},
      {"41", ".50", "41.50", "41.50"},
      {"10", "%", "10%", "10%"},
      {"\u201c", "winter", "\u201cwinter", "\u201cwinter"},
      {"card", "\u201d", "card\u201d", "card\u201d"},
      {"end.", "Next", "end. Next", "end. Next"},
      {"\u6cb3\u5317\u7701", "\u4fdd\u5b9a\u5e02", "\u6cb3\u5317\u7701\u4fdd\u5b9a\u5e02",
       "\u6cb3\u5317\u7701\u4fdd\u5b9a\u5e02"},
      {"\u3001", "A", "\u3001A", "\u3001A"},
  };
  for (const Case& c : cases) {
    for (const bool apart : {true, false}) {
      InlineRun run;
      run.text(c.before, {}, 1);
      run.joint(apart);
      run.text(c.after, {}, 1);
      EXPECT_EQ(take(run).block.text, apart ? c.apart : c.touching) << apart;
    }
  }
}

TEST(InlineRun, FormulasAreSpans) {
  InlineRun run;
  run.text("a ", {0, 2}, 1);
  run.formula("x^2", {2, 9}, 1);
  run.text(" b", {9, 11}, 1);
  const PageBlock block = take(run);
  EXPECT_EQ(block.block.text, "a x^2 b");
  ASSERT_EQ(block.block.spans.size(), 1u);
  EXPECT_EQ(block.block.spans[0].kind, SpanKind::math);
  EXPECT_EQ(block.block.spans[0].begin, 2u);
  EXPECT_EQ(block.block.spans[0].end, 5u);
}

TEST(InlineRun, CharactersThatAreNotShown) {
  InlineRun run;
  run.text("as\u00adsis\u2060tance", {}, 1);
  EXPECT_EQ(take(run).block.text, "assistance");
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
  run.image({.target = "x", .alt = "an image"});
  EXPECT_TRUE(run.has_anything());
  EXPECT_FALSE(run.has_text());
  run.image({.target = "y"});
  run.text("a ", {}, 1);
  run.image({.target = "z"});
  EXPECT_EQ(test::marked(take(run).block), "![an image](x)![](y)a![](z)");
}

TEST(InlineRun, SpaceAroundImages) {
  const auto read = [](std::string_view before, std::string_view behind) {
    InlineRun run;
    run.text(before, {}, 1);
    run.image({.target = "x"});
    run.text(behind, {}, 1);
    const PageBlock block = take(run);
    return block.block.text + (block.block.spans.at(0).spaced ? "+" : "") +
           std::to_string(block.block.spans.at(0).begin);
  };
  EXPECT_EQ(read("a ", " b"), "a b+2");
  EXPECT_EQ(read("a ", "b"), "a b2");
  EXPECT_EQ(read("a", " b"), "a b1");
  EXPECT_EQ(read("ab", "cd"), "ab cd2");
  EXPECT_EQ(read("(", ")"), "()1");
  EXPECT_EQ(read("", " b"), "b+0");
  EXPECT_EQ(read("", "b"), "b0");
}

TEST(InlineRun, ImagesKnowTheLinkAroundThem) {
  InlineRun run;
  run.open_span(SpanKind::link, "y");
  run.image({.target = "x"});
  run.close_span();
  run.image({.target = "z"});
  const PageBlock block = take(run);
  ASSERT_EQ(block.block.spans.size(), 2u);
  EXPECT_EQ(block.block.spans[0].link, "y");
  EXPECT_EQ(block.block.spans[1].link, "");
}

TEST(InlineRun, HelperText) {
  InlineRun run;
  run.open_span(SpanKind::link, "x");
  run.text("a", {}, 1);
  run.begin_helper();
  run.text(" (new tab)", {}, 1);
  run.end_helper();
  run.close_span();
  run.text(", b", {}, 1);
  PageBlock block = take(run);
  EXPECT_EQ(test::marked(block.block), "[a (new tab)](x), b");
  drop_helper_text(block);
  EXPECT_EQ(test::marked(block.block), "[a](x), b");
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
}  // namespace pith::internal
