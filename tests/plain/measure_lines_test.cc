#include "plain/measure_lines.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "plain/segment_text.h"

namespace pith::internal {
namespace {

constexpr std::string_view kProse =
    "The keeper counts the boats by sound at night, and knows by how the gate leaf groans who "
    "carries coal, who carries stones.";
constexpr std::string_view kMore =
    "In summer the keeper lets the heavy boats wait in a row at the gate, with their lamps let "
    "down and their stoves alight.";

MeasuredText measured(const std::string& text, bool phrases = true) {
  return PlainText(segment_lines(split_lines(text)), phrases).measure();
}

LineFeatures alone(std::string_view line) { return measured(std::string(line)).blocks.at(0); }

TEST(MeasureLines, OwnText) {
  const LineFeatures f = alone("Home | About Us | iconArrow | 12, say \"Who?\"");
  EXPECT_EQ(f.words, 7);
  EXPECT_EQ(f.separators, 3);
  EXPECT_EQ(f.glued, 1);
  EXPECT_EQ(f.questions, 1);
  EXPECT_EQ(f.quotes, 2);
  EXPECT_EQ(f.commas, 1);
  EXPECT_EQ(f.longest_word, 9);
  EXPECT_FLOAT_EQ(f.capitalized_share, 4 / 7.0F);
  EXPECT_FALSE(f.prose);
  EXPECT_FALSE(f.has_address);
}

TEST(MeasureLines, Edges) {
  const struct {
    std::string_view line;
    Edge first, last;
  } cases[] = {
      {"Home", Edge::upper, Edge::lower},
      {"- item,", Edge::sign, Edge::comma},
      {"2 items:", Edge::digit, Edge::colon},
      {"he said \"no.\"", Edge::lower, Edge::stop},
      {"and so on ...", Edge::lower, Edge::ellipsis},
      {"and so on\u2026", Edge::lower, Edge::ellipsis},
      {"\u5C71\u306E\u4E0A\u3002", Edge::unspaced, Edge::stop},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(alone(c.line).first, c.first) << c.line;
    EXPECT_EQ(alone(c.line).last, c.last) << c.line;
  }
}

TEST(MeasureLines, Addresses) {
  EXPECT_TRUE(alone("see https://example.org/a").has_address);
  EXPECT_TRUE(alone("mail me@example.org").has_address);
  EXPECT_FALSE(alone("either/or: 1 // 2").has_address);
}

TEST(MeasureLines, ProseAndDistances) {
  const MeasuredText m = measured("Menu\nHome\n" + std::string(kProse) + "\nPart two\n" +
                                  std::string(kMore) + "\nImprint\n");
  ASSERT_EQ(m.blocks.size(), 6U);
  EXPECT_TRUE(m.blocks[2].prose);
  EXPECT_EQ(m.page.prose_blocks, 2);
  EXPECT_EQ(m.blocks[0].until_prose, 2);
  EXPECT_EQ(m.blocks[5].since_prose, 1);
  EXPECT_EQ(m.blocks[0].short_run, 2);
  EXPECT_EQ(m.blocks[3].short_run, 1);
  // The core spans both paragraphs, because the line between costs less than either adds.
  EXPECT_EQ(m.page.core_blocks, 3);
  EXPECT_EQ(m.blocks[0].to_core, -2);
  EXPECT_EQ(m.blocks[3].to_core, 0);
  EXPECT_EQ(m.blocks[5].to_core, 1);
  EXPECT_EQ(m.blocks[3].core_place, 1 / 3.0F);
}

TEST(MeasureLines, VocabularyOfThePage) {
  const MeasuredText m = measured(std::string(kProse) + "\n" + std::string(kMore) +
                                  "\nthe boats and the stoves\nPrivacy Policy\n");
  EXPECT_GT(m.blocks[2].known_share, 0.9F);
  EXPECT_EQ(m.blocks[3].known_share, 0);
  EXPECT_GT(m.blocks[2].frequent_share, 0);  // both have "the" and "and"
  // A paragraph's words that occur nowhere else are unknown.
  EXPECT_LT(m.blocks[0].known_share, 1);
  EXPECT_GT(m.blocks[2].topic_share, 0.5F);
  EXPECT_EQ(m.blocks[3].topic_share, 0);
}

TEST(MeasureLines, Repetition) {
  const MeasuredText m = measured("Share\nA\nshare!\nB\nSHARE\n");
  EXPECT_EQ(m.blocks[0].same_after, 2);
  EXPECT_EQ(m.blocks[2].same_before, 1);
  EXPECT_EQ(m.blocks[4].same_before, 2);
  EXPECT_EQ(m.blocks[1].same_after, 0);
}

TEST(MeasureLines, Silhouettes) {
  const MeasuredText m =
      measured("First teaser title\n4 May\nOther teaser title\n5 May\nThird teaser title\n6 May\n");
  EXPECT_EQ(m.blocks[2].alike, 2);
}

TEST(MeasureLines, LandmarksBetweenALineAndTheCore) {
  const MeasuredText m =
      measured("Menu\nShare this article\nHome\n" + std::string(kProse) + "\n" +
               std::string(kMore) + "\nTags\nRelated Articles\nFar\nAway\nBy name\nMore\n" +
               std::string(kProse).substr(0, 90) + ".\nEnd\n");
  const auto at = [](Landmark landmark) { return static_cast<std::size_t>(landmark); };
  ASSERT_EQ(m.page.core_blocks, 2);
  EXPECT_EQ(m.blocks[2].core_gap, 0);  // adjacent
  EXPECT_EQ(m.blocks[1].core_gap, 1);
  EXPECT_EQ(m.blocks[0].core_gap, 2);
  EXPECT_EQ(m.blocks[0].core_landmarks[at(Landmark::box)], 1);
  EXPECT_EQ(m.blocks[1].core_landmarks[at(Landmark::box)], 0);  // the line itself does not count
  EXPECT_EQ(m.blocks[4].core_gap, 0);                           // inside
  ASSERT_TRUE(m.blocks[11].prose);
  EXPECT_EQ(m.blocks[11].core_gap, 6);
  EXPECT_EQ(m.blocks[12].core_gap, 6);  // a paragraph does not end a gap after it
  EXPECT_EQ(m.blocks[11].core_landmarks[at(Landmark::aside)], 1);
  EXPECT_EQ(m.blocks[5].core_landmarks[at(Landmark::aside)], 0);
}

TEST(MeasureLines, Landmarks) {
  const std::string text = "A line\nRelated Articles\nB line\nC line\nAll rights reserved\n";
  const MeasuredText m = measured(text);
  const auto aside = static_cast<std::size_t>(Landmark::aside);
  const auto site = static_cast<std::size_t>(Landmark::site);
  EXPECT_EQ(m.blocks[0].until_landmark[aside], 1);
  EXPECT_EQ(m.blocks[3].since_landmark[aside], 2);
  EXPECT_EQ(m.blocks[3].until_landmark[site], 1);
  EXPECT_EQ(m.page.phrases, 0.4F);
  // Without phrases, no wording is known.
  const MeasuredText bare = measured(text, false);
  EXPECT_EQ(bare.page.phrases, 0);
  EXPECT_EQ(bare.blocks[0].until_landmark[aside], 40);
}

TEST(MeasureLines, WhatIsLeftOutLeavesNoTrace) {
  const std::string text = "Menu\n" + std::string(kProse) + "\nMenu\n" + std::string(kMore) + "\n";
  const PlainText whole(segment_lines(split_lines(text)));
  const std::vector<std::uint32_t> left = {1, 3};
  const MeasuredText some = whole.measure(left);
  const MeasuredText fresh = measured(std::string(kProse) + "\n" + std::string(kMore) + "\n");
  ASSERT_EQ(some.blocks.size(), 2U);
  EXPECT_EQ(some.page.words, fresh.page.words);
  EXPECT_EQ(some.blocks[1].known_share, fresh.blocks[1].known_share);
  EXPECT_EQ(some.blocks[1].to_core, fresh.blocks[1].to_core);
  EXPECT_EQ(some.blocks[0].sides[3].words_per_block, fresh.blocks[0].sides[3].words_per_block);
}

TEST(MeasureLines, Nothing) {
  EXPECT_TRUE(measured("").blocks.empty());
  EXPECT_EQ(measured("").page.words, 0);
}

}  // namespace
}  // namespace pith::internal
