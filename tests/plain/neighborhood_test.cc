#include "plain/neighborhood.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "plain/feature_rows.h"
#include "plain/measure_lines.h"
#include "plain/segment_text.h"

namespace pith::internal {
namespace {

constexpr float kYes = 4;      // log-odds; a probability of .982
constexpr float kPerhaps = 0;  // .5
constexpr float kNo = -4;      // .018

// A line of ten words, unlike any other; separated, so that lines are not taken for wrapped.
const std::string kLine = "one two three four five six seven eight nine ten\n\n";
const std::string kShort = "Menu\n";

std::vector<LineNeighborhood> around(const std::string& text, const std::vector<float>& odds) {
  return measure_line_neighborhood(PlainText(segment_lines(split_lines(text))).measure(), odds);
}

TEST(LineNeighborhood, OfNothingIsNothing) { EXPECT_TRUE(around("", {}).empty()); }

TEST(LineNeighborhood, LinesBesideAndBeyondTheEnds) {
  const auto n = around(kLine + kLine + kLine, {kYes, kPerhaps, kNo});
  EXPECT_EQ(n[1].log_odds, kPerhaps);
  EXPECT_EQ(n[1].beside, (std::array<float, 8>{-9, -9, -9, kYes, kNo, -9, -9, -9}));
  EXPECT_NEAR(n[1].window[0].by_words, 0.982F, 0.001F);             // two before
  EXPECT_NEAR(n[1].window[kLineWindows].by_lines, 0.018F, 0.001F);  // two after
  EXPECT_EQ(n[0].window[0].by_words, 0);
}

TEST(LineNeighborhood, WhatIsExpectedOfTheText) {
  const auto n = around(kLine + kLine, {kYes, kNo});
  EXPECT_NEAR(n[0].expected_words, 10, 0.01);
  EXPECT_NEAR(n[0].expected_share, 0.5, 0.01);
  EXPECT_NEAR(n[0].best_f1, 0.982, 0.001);
  EXPECT_EQ(n[1].threshold, kYes);
  EXPECT_NEAR(n[1].all_f1, 2.0 / 3, 0.001);
  EXPECT_NEAR(n[1].f1_here, 2.0 / 3, 0.001);
  EXPECT_NEAR(n[1].expected_before, 0.982, 0.001);
  EXPECT_NEAR(n[1].expected_after, 0, 0.001);
  EXPECT_NEAR(n[1].words_above_share, 1, 0.001);
}

TEST(LineNeighborhood, DistancesToLikelyLines) {
  const auto n = around(kLine + kLine + kLine, {kYes, kNo, kNo});
  EXPECT_EQ(n[2].since_confident[0], 2);
  EXPECT_EQ(n[0].until_confident[0], 0);
  EXPECT_EQ(n[1].until_confident[0], 60);  // none
  EXPECT_EQ(n[2].since_confident[2], 60);  // lines without a stop are not paragraphs
}

TEST(LineNeighborhood, TheLikeliestStretchBridgesAGap) {
  const auto n = around(kShort + kLine + kShort + kLine + kLine, {kNo, kYes, kNo, kYes, kNo});
  const LineNeighborhood::Run& before = n[0].runs[1];
  EXPECT_EQ(before.distance, -1);
  EXPECT_EQ(before.words_to, 0);
  EXPECT_EQ(before.words, 21);
  EXPECT_NEAR(before.share, 0.99, 0.01);
  EXPECT_EQ(n[2].runs[1].distance, 0);
  EXPECT_NEAR(n[2].runs[1].place, 1.0F / 3, 0.001);
  EXPECT_EQ(n[4].runs[1].distance, 1);
}

TEST(LineNeighborhood, LinesBuiltAlike) {
  const auto n = around(kLine + kShort + kLine, {kYes, kNo, kNo});
  EXPECT_EQ(n[0].alike_lines, 2);
  EXPECT_NEAR(n[2].alike_mean, 0.982, 0.001);
  EXPECT_EQ(n[1].alike_lines, 1);
  EXPECT_EQ(n[1].alike_mean, -1);
}

TEST(LineNeighborhood, ParagraphsInARow) {
  const std::string paragraph =
      "The keeper counts the boats by sound at night, and knows them. He carries coal and "
      "stones.\n";
  const auto n = around(kShort + paragraph + paragraph + kLine, {kNo, kYes, kYes, kPerhaps});
  EXPECT_EQ(n[1].row_lines, 2);
  EXPECT_NEAR(n[1].rows[0].mean, 0.018, 0.001);
  EXPECT_EQ(n[1].rows[1].words, 34);
  EXPECT_NEAR(n[1].rows[2].mean, 0.5, 0.001);
  EXPECT_EQ(n[0].rows[0].mean, -1);
  EXPECT_EQ(n[3].rows[2].mean, -1);
}

}  // namespace
}  // namespace pith::internal
