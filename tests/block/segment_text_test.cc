#include "block/segment_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith {
namespace {

std::string texts_of(std::string_view text) {
  std::string out;
  for (const PageBlock& block : segment_text(text).blocks) {
    if (!out.empty()) out += " | ";
    for (const char c : block.block.text) c == '\n' ? out.append("\\n") : out.append(1, c);
  }
  return out;
}

TEST(SegmentText, Table) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"", ""},
      {" \n\t\n ", ""},
      {"a", "a"},
      {"a\nb", "a | b"},  // no empty line anywhere: each line is a paragraph
      {"a\r\nb\rc", "a | b | c"},
      {"a\nb\n\nc", "a\\nb | c"},
      {"a\r\nb\r\n\r\nc", "a\\nb | c"},
      {"a\n \t\nb", "a | b"},
      {"\n\na\nb\n\n", "a | b"},  // empty lines around the text part nothing
      {"a\n\n\n\nb\n", "a | b"},
      {"  a   b\t c ", "a b c"},
      {"a\xC2\xA0"
       "b\n\nc",
       "a b | c"},
      {"1 < 2 <p> &amp;", "1 < 2 <p> &amp;"},
  };
  for (const auto& c : cases) EXPECT_EQ(texts_of(c.text), c.expected) << c.text;
}

TEST(SegmentText, ElementsAndSources) {
  const std::string_view text = " one\ntwo \n\n  three";
  const Page page = segment_text(text);
  ASSERT_EQ(page.blocks.size(), 2u);
  ASSERT_EQ(page.elements.size(), 3u);
  EXPECT_EQ(page.elements[0].tag, Tag::body);
  EXPECT_EQ(page.elements[0].children, 2u);
  EXPECT_EQ(page.elements[0].end_block, 2u);
  for (std::uint32_t i = 0; i < 2; ++i) {
    const PageBlock& block = page.blocks[i];
    EXPECT_EQ(block.element, i + 1);
    EXPECT_EQ(page.elements[i + 1].tag, Tag::p);
    EXPECT_EQ(page.elements[i + 1].parent, 0u);
    EXPECT_EQ(page.elements[i + 1].first_block, i);
    EXPECT_EQ(page.elements[i + 1].end_block, i + 1);
    EXPECT_NE(block.key, 0u);
  }
  const auto source = [&](int i) {
    const SourceRange range = page.blocks[static_cast<std::size_t>(i)].block.source;
    return text.substr(range.begin, range.end - range.begin);
  };
  EXPECT_EQ(source(0), " one\ntwo ");
  EXPECT_EQ(source(1), "  three");
  EXPECT_EQ(page.blocks[0].counts.words, 2);
}

}  // namespace
}  // namespace pith
