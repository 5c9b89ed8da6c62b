#include "page/inline_style.h"

#include <gtest/gtest.h>

namespace pith::internal {
namespace {

TEST(InlineStyle, Spans) {
  EXPECT_EQ(read_style("font-weight: 700").span, SpanKind::strong);
  EXPECT_EQ(read_style("color: red; Font-Weight: bold !important").span, SpanKind::strong);
  EXPECT_EQ(read_style("font-style:italic").span, SpanKind::emphasis);
  EXPECT_EQ(read_style("text-decoration: line-through red").span, SpanKind::deleted);
  EXPECT_EQ(read_style("text-decoration-line:line-through").span, SpanKind::deleted);
  for (const char* none : {"", "font-weight: 400", "font-weight: normal", "font-style: normal",
                           "text-decoration: underline", ";;:", "color"}) {
    EXPECT_FALSE(read_style(none).span.has_value()) << none;
  }
}

TEST(InlineStyle, WhiteSpaceAndDisplay) {
  EXPECT_EQ(read_style("white-space: pre-wrap").keeps_lines, true);
  EXPECT_EQ(read_style("white-space: pre-line;").keeps_lines, true);
  EXPECT_EQ(read_style("white-space: normal").keeps_lines, false);
  EXPECT_EQ(read_style("color: red").keeps_lines, std::nullopt);
  EXPECT_TRUE(read_style("display: inline-block").apart);
  EXPECT_FALSE(read_style("display: inline").apart);
  EXPECT_FALSE(read_style("").apart);
}

TEST(InlineStyle, Tags) {
  EXPECT_EQ(span_kind(Tag::sup), SpanKind::superscript);
  EXPECT_EQ(span_kind(Tag::strike), SpanKind::deleted);
  EXPECT_EQ(span_kind(Tag::kbd), SpanKind::keyboard);
  EXPECT_EQ(span_kind(Tag::span), std::nullopt);
}

}  // namespace
}  // namespace pith::internal
