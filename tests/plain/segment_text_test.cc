#include "plain/segment_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {
namespace {

// " | " between blocks, with a '+' for each line end after the first.
std::string texts_of(std::string_view text) {
  std::string out;
  for (const PageBlock& block : segment_lines(split_lines(text)).blocks) {
    if (!out.empty()) out += " |" + std::string(block.block.line_ends_before - 1, '+') + " ";
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
      {"a\nb", "a | b"},
      {"a\r\nb\rc", "a | b | c"},
      {"a\nb\n\nc", "a | b |+ c"},
      {"a\r\nb\r\n\r\nc", "a | b |+ c"},
      {"a\n \t\nb", "a |+ b"},
      {"\n\na\nb\n\n", "a | b"},
      {"a\n\n\n\nb\n", "a |+++ b"},
      {"  a   b\t c ", "  a   b\t c "},  // plain text stays as it is
      {"1 < 2 <p> &amp;", "1 < 2 <p> &amp;"},
  };
  for (const auto& c : cases) EXPECT_EQ(texts_of(c.text), c.expected) << c.text;
}

// Lines of these lengths, each beginning with a word of four letters.
std::string lines_of(const std::vector<std::size_t>& lengths) {
  std::string text;
  for (const std::size_t length : lengths) {
    std::string line = "word " + std::string(length - 5, 'x');
    text += line + "\n";
  }
  return text;
}

std::size_t blocks_of(const std::string& text) {
  return segment_lines(split_lines(text)).blocks.size();
}

TEST(SegmentText, WrappedLinesAreOneParagraph) {
  EXPECT_EQ(blocks_of(lines_of({70, 68, 72, 30})), 1U);
  EXPECT_EQ(blocks_of(lines_of({70, 68, 72, 30}) + "\n" + lines_of({71, 69, 12})), 2U);
  EXPECT_EQ(blocks_of(lines_of({70, 60, 72, 30})), 4U);  // there was room for "word"
  EXPECT_EQ(blocks_of(lines_of({70, 30})), 2U);          // two lines may look wrapped by chance
  EXPECT_EQ(blocks_of(lines_of({30, 29, 28})), 3U);      // a menu
  EXPECT_EQ(blocks_of(lines_of({170, 168, 172, 3 + 5})), 4U);  // long paragraphs, one line each
}

TEST(SegmentText, SentencesOfOneLengthAreNoParagraph) {
  std::string text;
  for (int i = 0; i < 4; ++i) text += "This sentence is as long as the one above and below it.\n";
  EXPECT_EQ(blocks_of(text), 4U);
}

TEST(SegmentText, Sources) {
  const std::string_view text = " one\r\n\r\n  three";
  const PageModel page = segment_lines(split_lines(text));
  ASSERT_EQ(page.blocks.size(), 2U);
  const auto source = [&](int i) {
    const SourceRange range = page.blocks[static_cast<std::size_t>(i)].block.source;
    return text.substr(range.begin, range.end - range.begin);
  };
  EXPECT_EQ(source(0), " one");
  EXPECT_EQ(source(1), "  three");
  EXPECT_EQ(page.blocks[1].counts.words, 1);
}

TEST(SegmentText, StopsAtTheLimit) {
  const PageModel page = segment_lines(split_lines("a\nb\nc"), 2);
  EXPECT_EQ(page.blocks.size(), 2U);
  EXPECT_FALSE(page.whole);
  EXPECT_TRUE(segment_lines(split_lines("a\nb\nc"), 3).whole);
}

TEST(SegmentText, WhatIsLeftIsPartedWhereItWouldReadAsWrapped) {
  PageModel page = segment_lines(split_lines(lines_of({70, 10, 68, 10, 72})));
  ASSERT_EQ(page.blocks.size(), 5U);
  std::vector<Block*> left;
  for (const std::size_t i : {0U, 2U, 4U}) left.push_back(&page.blocks[i].block);
  separate_paragraphs(left);
  EXPECT_EQ(left[0]->line_ends_before, 1U);
  EXPECT_EQ(left[1]->line_ends_before, 2U);
  EXPECT_EQ(left[2]->line_ends_before, 2U);
}

}  // namespace
}  // namespace pith::internal
