#include "plain/score_lines.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "plain/measure_lines.h"
#include "plain/segment_text.h"
#include "support/tiny_model.h"

namespace pith::internal {
namespace {

MeasuredText measured(std::string_view text) {
  return PlainText(segment_lines(split_lines(text))).measure();
}

// A forest of one tree: lines of more than three words are likely, the others are not.
Model by_words() { return test::tiny_plain_model({"words", "0 3 0;-131072;131072"}); }

TEST(ScoreLines, OneScoreALine) {
  std::string text;
  for (int i = 0; i < 150; ++i) text += i % 2 == 0 ? "one\n" : "one two three four\n";
  const std::vector<Score> scores = score_lines(measured(text), by_words().plain, false);
  ASSERT_EQ(scores.size(), 150U);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    EXPECT_NEAR(scores[i].probability, i % 2 == 0 ? 0.119F : 0.881F, 0.001F) << i;
    EXPECT_TRUE(scores[i].for_it.empty());
  }
  EXPECT_TRUE(score_lines({}, by_words().plain, true).empty());
}

TEST(ScoreLines, ReasonsNameWhatMovedTheScore) {
  const std::vector<Score> scores =
      score_lines(measured("one\none two three four"), by_words().plain, true);
  EXPECT_EQ(scores[0].against_it, "short line (1 word)");
  EXPECT_EQ(scores[0].for_it, "");
  EXPECT_EQ(scores[1].for_it, "short line (4 words)");
}

// A second stage that adds log-odds of 1 after a likely line, and subtracts 1 elsewhere.
Model by_words_and_place(const std::string& unlikely) {
  return test::tiny_plain_model({"words", "0 3 0;" + unlikely + ";131072"},
                                {"score_beside.3", "0 1 0;-65536;65536"});
}

TEST(ScoreLines, TheSecondStageCorrectsTheFirst) {
  const std::vector<Score> scores = score_lines(measured("one two three four\none\none"),
                                                by_words_and_place("-131072").plain, true);
  EXPECT_NEAR(scores[0].probability, 0.731F, 0.001F);  // 2 - 1
  EXPECT_NEAR(scores[1].probability, 0.269F, 0.001F);  // -2 + 1
  EXPECT_NEAR(scores[2].probability, 0.047F, 0.001F);  // -2 - 1
  EXPECT_EQ(scores[1].for_it, "the line before it is likely content (88 %)");
  EXPECT_EQ(scores[1].against_it, "short line (1 word)");
}

TEST(ScoreLines, HopelessLinesAreNotAskedAgain) {
  const std::vector<Score> scores =
      score_lines(measured("one two three four\none"), by_words_and_place("-262144").plain, true);
  EXPECT_NEAR(scores[1].probability, 0.018F, 0.001F);
  EXPECT_EQ(scores[1].for_it, "");
}

}  // namespace
}  // namespace pith::internal
