#include "bench/rules_mode.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/temp_dir.h"

namespace pith::internal::bench {
namespace {

Block block(std::string text, Label label = Label::main_content, std::string by = "threshold",
            std::string why = "") {
  Block made;
  made.text = std::move(text);
  made.label = label;
  made.decided_by = std::move(by);
  made.reason = std::move(why);
  return made;
}

Block dropped(std::string text) {
  return block(std::move(text), Label::boilerplate, "rule", "dropped by rule: test");
}

// "2/3 0/1": words in the truth of each block's words.
std::string shares(const std::vector<Block>& blocks, std::string_view truth) {
  std::string out;
  for (const TruthShare& share : shares_of_truth(blocks, truth)) {
    if (!out.empty()) out += ' ';
    out += std::to_string(share.in_truth) + '/' + std::to_string(share.words);
  }
  return out;
}

TEST(SharesOfTruth, RunsOfThreeWordsAreLookedUp) {
  EXPECT_EQ(shares({block("the river rose by night")}, "On Monday the river rose."), "3/5");
  EXPECT_EQ(shares({block("the night")}, "The river rose by night. The night was dark."), "0/2");
  EXPECT_EQ(shares({block("words")}, ""), "0/1");
  EXPECT_EQ(shares({block("")}, "words"), "0/0");
  EXPECT_EQ(shares({}, "words"), "");
}

// A label is found by what stands around it, or as a line of its own.
TEST(SharesOfTruth, ShortBlocks) {
  const std::vector<Block> blocks = {block("the river rose"), dropped("Later"),
                                     block("it fell again")};
  EXPECT_EQ(shares(blocks, "The river rose. Later it fell again."), "3/3 1/1 3/3");
  EXPECT_EQ(shares(blocks, "The river rose.\nit fell again"), "3/3 0/1 3/3");
  EXPECT_EQ(shares({dropped("Later"), dropped("Advertisement")}, "It rose.\nLater\nIt fell."),
            "1/1 0/1");
}

// What is kept has the first claim to what the truth has once.
TEST(SharesOfTruth, CopiesAreCounted) {
  const std::vector<Block> twice = {dropped("the river rose"), block("the river rose")};
  EXPECT_EQ(shares(twice, "the river rose"), "0/3 3/3");
  EXPECT_EQ(shares(twice, "the river rose\nthe river rose"), "3/3 3/3");
}

TEST(RuleScores, AreOfTheLastPassAndItsReason) {
  Article article;
  article.blocks = {block("the river rose by night"),
                    block("Mostly links here", Label::main_content, "threshold", "few links"),
                    block("one two three", Label::main_content, "rule, unit", "in a kept table"),
                    dropped("nobody was hurt"), block("")};
  const RuleScores page = score_rules("7", article, "The river rose by night.\nNobody was hurt.");
  RuleScores sum;
  add_rules(page, 1, sum);
  add_rules(page, 1, sum);
  EXPECT_EQ(rules_table(sum),
            "| pass | does | why | words | in the truth | blocks | pages |\n"
            "|---|---|---|---:|---:|---:|---:|\n"
            "| threshold | keep |  | 16 | 0.625 | 4 | 2 |\n"
            "| rule | drop | dropped by rule: test | 6 | 1.000 | 2 | 2 |\n"
            "| unit | keep | in a kept table | 6 | 0.000 | 2 | 2 |\n"
            "\nthreshold | keep | \n  7: Mostly links here\n"
            "\nrule | drop | dropped by rule: test\n  7: nobody was hurt\n"
            "\nunit | keep | in a kept table\n  7: one two three\n");
}

TEST(RulesMode, PagesWithoutAWholeTextAreLeftOut) {
  const test::TempDir folder;
  const std::string html = "<p>Some words of text, quite enough to be a paragraph.</p>";
  folder.write("set/html/a.html", html);
  folder.write("set/html/b.html", html);
  folder.write(
      "set/ground-truth/a.json",
      R"({"url": "https://example.org/a", "ground_truth": {"main_content": "Some words of text, quite enough to be a paragraph."}})");
  folder.write(
      "set/ground-truth/b.json",
      R"({"url": "https://example.org/b", "ground_truth": {"main_content": null, "with": ["Some words"]}})");
  testing::internal::CaptureStdout();
  EXPECT_EQ(rules_mode({folder / "set"}, {}, 0), 0);
  EXPECT_NE(testing::internal::GetCapturedStdout().find("| 10 | 1.000 | 1 | 1 |"),
            std::string::npos);
  testing::internal::CaptureStderr();
  EXPECT_EQ(rules_mode({folder / "missing"}, {}, 0), 2);
  testing::internal::GetCapturedStderr();
}

}  // namespace
}  // namespace pith::internal::bench
