#include "plain/metadata.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <string>
#include <vector>

#include "plain/segment_text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kUnknown = SIZE_MAX;

// The metadata of a text in which lines with a leading '+' are kept; the sign is not part of the
// text.
Metadata read(const std::string& signed_text, std::size_t headline = kUnknown) {
  std::string text;
  std::vector<bool> keep;
  for (const TextLine& line : split_lines(signed_text)) {
    keep.push_back(line.text.starts_with('+'));
    text.append(line.text.substr(keep.back() ? 1 : 0)).append("\n");
  }
  PageModel page = segment_lines(split_lines(text));
  for (std::size_t i = 0; i < keep.size(); ++i) {
    page.blocks.at(i).block.label = keep[i] ? Label::main_content : Label::boilerplate;
  }
  if (headline != kUnknown) page.headline = headline;
  return read_plain_metadata(page);
}

const std::string kLead =
    "+The keeper counts the boats by sound at night, and knows by how the gate leaf groans who "
    "carries coal, who carries stones.\n";

TEST(PlainMetadata, TheHeadlineIsTheTitle) {
  const Metadata metadata = read("Home\n+A section\n+Boats at the gate\n" + kLead, 2);
  EXPECT_EQ(metadata.title.value, "Boats at the gate");
  EXPECT_EQ(metadata.title.source, "headline");
  EXPECT_EQ(metadata.description.source, "lead");
}

TEST(PlainMetadata, AKeptLineAboveTheLeadWhereNoneIsKnown) {
  EXPECT_EQ(read("Home\n+Boats at the gate\n" + kLead).title.value, "Boats at the gate");
  EXPECT_EQ(read("Home\nBoats at the gate\n" + kLead).title.value, "");
}

TEST(PlainMetadata, OfTheTitleLineTheLongestPart) {
  const Metadata metadata =
      read("The Paper | Boats at the gate: a night - News\nHome\n" + kLead, 0);
  EXPECT_EQ(metadata.title.value, "Boats at the gate: a night");
  EXPECT_EQ(metadata.title.source, "title");
  EXPECT_EQ(read("Boats at the gate\nHome\n" + kLead, 0).title.value, "Boats at the gate");
}

TEST(PlainMetadata, WordsOfUnspacedScriptsCountInAPart) {
  // "Tani Shimbun | why the river came back"
  EXPECT_EQ(read("\u8C37\u65B0\u805E | \u5DDD\u304C\u623B\u3063\u3066\u304D\u305F\u7406\u7531\n"
                 "Home\n" +
                     kLead,
                 0)
                .title.value,
            "\u5DDD\u304C\u623B\u3063\u3066\u304D\u305F\u7406\u7531");
}

TEST(PlainMetadata, ABylineIsNoTitle) {
  const Metadata metadata = read("+By Jane Doe\n+The weir cats\n" + kLead, 0);
  EXPECT_EQ(metadata.title.value, "The weir cats");
  EXPECT_TRUE(read("+By Jane Doe\n" + kLead, 0).title.empty());
}

TEST(PlainMetadata, TimeIsLinearInTheFirstLine) {
  const std::clock_t start = std::clock();
  std::string line = "Boats at the gate ";
  for (int i = 0; i < 100'000; ++i) line += "| ";
  EXPECT_EQ(read(line + "\nHome\n" + kLead, 0).title.value, "Boats at the gate");
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "boats gates ";
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "+My headline of boats and gates\n";
  EXPECT_EQ(read(words + "\n" + lines + kLead).title.value, "My headline of boats and gates");
  // About .04 s, and well below one second with sanitizers; comparing the first line with every
  // line again would take minutes.
  EXPECT_LT(std::clock() - start, 10 * CLOCKS_PER_SEC);
}

TEST(PlainMetadata, DateAndBylineStandAroundTheHeadline) {
  const Metadata metadata = read(
      "4 May 2019\nOther news\nMore\nStill more\nAnd more\n+Boats at the gate\nBy Jane Doe\n"
      "2 October 2023\n" +
          kLead,
      5);
  ASSERT_EQ(metadata.authors.size(), 1U);
  EXPECT_EQ(metadata.authors[0].value, "Jane Doe");
  EXPECT_EQ(metadata.date.value, "2023-10-02");
}

TEST(PlainMetadata, OrAboveTheLeadWhereTheTitleLineIsAllThatNamesIt) {
  const Metadata metadata = read(
      "Boats at the gate - Paper\n4 May 2019\nHome\nNews\nShop\nAbout\nBy Jane Doe\n"
      "2 October 2023\n" +
          kLead,
      0);
  EXPECT_EQ(metadata.date.value, "2023-10-02");
  ASSERT_EQ(metadata.authors.size(), 1U);
}

TEST(PlainMetadata, NothingOfATextWithoutOne) {
  const Metadata metadata = read("Home\nNews\n");
  EXPECT_TRUE(metadata.title.empty());
  EXPECT_TRUE(metadata.description.empty());
}

}  // namespace
}  // namespace pith::internal
