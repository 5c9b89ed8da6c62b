#include "bench/gap.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pith::internal::bench {
namespace {

FixtureScore score_of(std::size_t missing, std::size_t leaked, std::size_t metadata) {
  FixtureScore score;
  score.lines = {.found = 5, .missing = missing, .leaked = leaked};
  score.exact = missing + leaked == 0;
  score.metadata_wrong.assign(metadata, "title: expected this, got that");
  return score;
}

TEST(GapOf, IsWhatIsWrongNow) {
  EXPECT_FALSE(gap_of(score_of(0, 0, 0)).has_value());
  FixtureScore score = score_of(1, 2, 3);
  score.gap = Gap{.missing = 9, .why = "why"};
  const std::optional<Gap> gap = gap_of(score);
  ASSERT_TRUE(gap.has_value());
  EXPECT_EQ(gap->missing, 1U);
  EXPECT_EQ(gap->leaked, 2U);
  EXPECT_EQ(gap->metadata, 3U);
  EXPECT_EQ(gap->why, "why");
}

TEST(IsWider, LooksAtEveryNumber) {
  const Gap gap{.missing = 1, .leaked = 1, .metadata = 1};
  EXPECT_FALSE(is_wider(gap, gap));
  EXPECT_FALSE(is_wider({.missing = 1}, gap));
  EXPECT_TRUE(is_wider({.missing = 2}, gap));
  EXPECT_TRUE(is_wider({.leaked = 2}, gap));
  EXPECT_TRUE(is_wider({.metadata = 2}, gap));
}

using Strings = std::vector<std::string>;

TEST(GapChange, WithoutAGapAllMustMatch) {
  EXPECT_EQ(gap_change(score_of(0, 0, 0)).worse, Strings());
  const GapChange change = gap_change(score_of(1, 0, 2));
  EXPECT_EQ(change.worse,
            (Strings{"metadata keys wrong: 2", "the Markdown is not that of expected.md"}));
  EXPECT_EQ(change.better, Strings());
}

TEST(GapChange, WithAGapMoreIsWorseAndLessIsBetter) {
  FixtureScore score = score_of(2, 1, 1);
  score.gap = Gap{.missing = 2, .leaked = 1, .metadata = 1, .why = "w"};
  EXPECT_EQ(gap_change(score).worse, Strings());
  EXPECT_EQ(gap_change(score).better, Strings());
  score.gap = Gap{.missing = 1, .leaked = 2, .metadata = 1, .why = "w"};
  EXPECT_EQ(gap_change(score).worse, Strings{"lines missing: 2, the gap admits 1 (a regression)"});
  EXPECT_EQ(gap_change(score).better,
            Strings{"lines leaked: 1, the gap admits 2 (better: narrow the gap)"});
  score.gap = Gap{.missing = 2, .leaked = 1, .metadata = 0, .why = "w"};
  EXPECT_EQ(gap_change(score).worse.size(), 1U);
  EXPECT_EQ(gap_change(score).better, Strings());
}

TEST(GapChange, AClosedGapIsBetter) {
  FixtureScore score = score_of(0, 0, 0);
  score.gap = Gap{.why = "w"};
  EXPECT_EQ(gap_change(score).worse, Strings());
  ASSERT_EQ(gap_change(score).better.size(), 1U);
  EXPECT_NE(gap_change(score).better[0].find("remove the gap"), std::string::npos);
}

TEST(GapChange, AGapInTheMetadataExcusesNoText) {
  FixtureScore score = score_of(0, 0, 1);
  score.gap = Gap{.metadata = 1, .why = "w"};
  EXPECT_EQ(gap_change(score).worse, Strings());
  score.exact = false;  // the same lines in another order
  EXPECT_EQ(gap_change(score).worse, Strings{"the Markdown is not that of expected.md"});
}

TEST(CaseWithGap, ChangesTheGapOnly) {
  const std::string text =
      R"({"url": "u", "reason": "caf\u00E9", "gap": {"leaked": 7, "why": "w"}})";
  EXPECT_EQ(case_with_gap(text, std::nullopt),
            "{\n  \"url\": \"u\",\n  \"reason\": \"caf\xC3\xA9\"\n}\n");
  const std::string narrowed = case_with_gap(text, Gap{.leaked = 1, .why = "w"});
  EXPECT_EQ(narrowed,
            "{\n  \"url\": \"u\",\n  \"reason\": \"caf\xC3\xA9\",\n  \"gap\": {\n"
            "    \"missing\": 0,\n    \"leaked\": 1,\n    \"metadata\": 0,\n    \"why\": \"w\"\n"
            "  }\n}\n");
  EXPECT_EQ(case_with_gap(narrowed, Gap{.leaked = 1, .why = "w"}), narrowed);
}

}  // namespace
}  // namespace pith::internal::bench
