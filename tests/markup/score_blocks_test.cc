#include "markup/score_blocks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "markup/feature_rows.h"
#include "support/tiny_model.h"

namespace pith::internal {
namespace {

using test::tiny_model;
using test::Trees;

// Over ten words: a log-odds of 1, else of -1.
const Trees kByWords = {"own.words", "0 10 0;-65536;65536"};
// Twice the sign of the first stage's score.
const Trees kSameSign = {"score.log_odds", "0 0 0;-131072;131072"};
// Says nothing.
const Trees kSilent = {"own.words", "0"};

// Blocks of these words, alike otherwise.
Measured page(const std::vector<float>& words) {
  Measured m;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Features f;
    f.words = words[i];
    f.path = static_cast<std::uint32_t>(i);
    f.same_path = 1;
    m.blocks.push_back(f);
  }
  return m;
}

// An input's value as explanations have it.
std::string in_words(std::string_view name, float value) {
  const std::vector<std::string>& names = block_inputs().names();
  const auto found = std::find(names.begin(), names.end(), name);
  EXPECT_NE(found, names.end()) << name;
  return block_inputs().in_words(static_cast<std::size_t>(found - names.begin()), value);
}

double log_odds(const Score& score) {
  return std::log(double{score.probability} / (1 - double{score.probability}));
}

// The log-odds, to whole numbers: "2 -2".
std::string scores(const Measured& measured, const Model& model) {
  std::string out;
  for (const Score& score : score_blocks(measured, model.markup, false)) {
    out += (out.empty() ? "" : " ") + std::to_string(std::lround(log_odds(score)));
  }
  return out;
}

TEST(ScoreBlocks, EmptyPage) {
  EXPECT_TRUE(score_blocks({}, Model::built_in().markup, false).empty());
  EXPECT_TRUE(score_blocks({}, Model::built_in().markup, true).empty());
  EXPECT_TRUE(score_blocks({}, tiny_model(kByWords, kSameSign).markup, true).empty());
}

TEST(ScoreBlocks, OneScoreABlock) {
  EXPECT_EQ(scores(page({5, 20, 5, 20}), tiny_model(kByWords, kSameSign)), "-2 2 -2 2");
}

TEST(ScoreBlocks, SumsAreLogOdds) {
  const Model model = tiny_model({}, {"own.words", "0 10 0;-32768;16384\n0 20 0;0;65536"});
  const std::vector<Score> all = score_blocks(page({5, 15, 25}), model.markup, false);
  EXPECT_NEAR(all.at(0).probability, 1 / (1 + std::exp(0.5)), 1e-6);
  EXPECT_NEAR(all.at(1).probability, 1 / (1 + std::exp(-0.25)), 1e-6);
  EXPECT_NEAR(all.at(2).probability, 1 / (1 + std::exp(-1.25)), 1e-6);
}

// Without a second stage the first one says nothing by itself.
TEST(ScoreBlocks, TheSecondStageDecides) {
  EXPECT_EQ(scores(page({5, 20}), tiny_model(kByWords, kSilent)), "0 0");
}

// Log-odds of -5 and -3 of the first stage.
TEST(ScoreBlocks, HopelessBlocksAreNotAskedAgain) {
  const Model model = tiny_model({"own.words", "0 10 0;-327680;-196608"}, {"own.words", "131072"});
  EXPECT_EQ(scores(page({5, 20}), model), "-5 2");
  const std::vector<Score> explained = score_blocks(page({5, 20}), model.markup, true);
  EXPECT_EQ(explained.at(0).against_it, in_words("own.words", 5));
  EXPECT_EQ(explained.at(1).against_it, "");
}

TEST(ScoreBlocks, TheSecondStageReadsTheBlocksOwnInputsToo) {
  EXPECT_EQ(scores(page({5, 20}), tiny_model(kSilent, kByWords)), "-1 1");
}

// The score of the block before: the first has none before it.
TEST(ScoreBlocks, TheSecondStageReadsOtherBlocksScores) {
  const Trees before = {"score_beside2.log_odds", "0 0 0;-131072;131072"};
  EXPECT_EQ(scores(page({20, 5, 20, 20}), tiny_model(kByWords, before)), "-2 2 -2 2");
}

TEST(ScoreBlocks, TheSecondStageReadsThePagesFigures) {
  Measured m = page({5, 20});
  m.page.words = 300;
  EXPECT_EQ(scores(m, tiny_model(kByWords, {"page.words", "0 200 0;-65536;196608"})), "3 3");
  m.page.words = 100;
  EXPECT_EQ(scores(m, tiny_model(kByWords, {"page.words", "0 200 0;-65536;196608"})), "-1 -1");
}

TEST(ScoreBlocks, ExplainsOnlyWhenAsked) {
  const Model model = tiny_model(kByWords, kSameSign);
  const Measured m = page({5, 20});
  const std::vector<Score> silent = score_blocks(m, model.markup, false);
  const std::vector<Score> explained = score_blocks(m, model.markup, true);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(silent[i].for_it, "");
    EXPECT_EQ(silent[i].against_it, "");
    EXPECT_NE(explained[i].for_it + explained[i].against_it, "");
    EXPECT_EQ(silent[i].probability, explained[i].probability);
  }
}

TEST(ScoreBlocks, ExplanationsNameTheInputsThatMovedTheScore) {
  const Model model = tiny_model(kSilent, {"own.words own.link_density page.words",
                                           "0 10 0;-65536;65536\n1 0.5 0;32768;-32768\n"
                                           "2 100 0;0;8"});
  Measured m = page({5, 20});
  m.blocks[0].link_density = 0.25F;
  m.blocks[1].link_density = 0.75F;
  const std::vector<Score> all = score_blocks(m, model.markup, true);
  EXPECT_EQ(all[0].for_it, in_words("own.link_density", 0.25F));
  EXPECT_EQ(all[0].against_it, in_words("own.words", 5));
  EXPECT_EQ(all[1].for_it, in_words("own.words", 20));
  EXPECT_EQ(all[1].against_it, in_words("own.link_density", 0.75F));
}

// The strongest come first, and two are enough.
TEST(ScoreBlocks, ExplanationsNameTheStrongest) {
  const Model model = tiny_model(
      kSilent, {"own.words own.link_density own.commas", "0 1 0;0;10\n1 0.5 0;0;30\n2 1 0;0;20"});
  Measured m = page({9});
  m.blocks[0].link_density = 0.75F;
  m.blocks[0].commas = 4;
  const Score score = score_blocks(m, model.markup, true).at(0);
  EXPECT_EQ(score.for_it, in_words("own.link_density", 0.75F) + ", " + in_words("own.commas", 4));
  EXPECT_EQ(score.against_it, "");
}

// "Its own score" tells a reader nothing: what the first stage went by is named.
TEST(ScoreBlocks, TheFirstStagesReasonsArePassedOn) {
  const std::vector<Score> all =
      score_blocks(page({5, 20}), tiny_model(kByWords, kSameSign).markup, true);
  EXPECT_EQ(all[0].for_it, "");
  EXPECT_EQ(all[0].against_it, in_words("own.words", 5));
  EXPECT_EQ(all[1].for_it, in_words("own.words", 20));
  EXPECT_EQ(all[1].against_it, "");
}

TEST(ScoreBlocks, ALeafAloneExplainsNothing) {
  const Score score = score_blocks(page({5}), tiny_model(kSilent, kSilent).markup, true).at(0);
  EXPECT_EQ(score.probability, 0.5F);
  EXPECT_EQ(score.for_it, "");
  EXPECT_EQ(score.against_it, "");
}

// Batches and neighbors change nothing where the trees do not ask for them.
TEST(ScoreBlocks, EqualBlocksScoreAlike) {
  std::vector<float> words;
  std::mt19937 random(4);
  for (int i = 0; i < 101; ++i) words.push_back(random() % 2 == 0 ? 5.0F : 20.0F);
  const std::vector<Score> all =
      score_blocks(page(words), tiny_model(kByWords, kSameSign).markup, false);
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(all[i].probability > 0.5F, words[i] > 10) << i;
  }
}

TEST(ScoreBlocks, BuiltInModelGivesProbabilities) {
  std::mt19937 random(8);
  std::vector<float> words;
  for (int i = 0; i < 300; ++i) words.push_back(static_cast<float>(random() % 60));
  Measured m = page(words);
  for (Features& f : m.blocks) {
    f.link_density = static_cast<float>(random() % 5) / 4;
    f.position = static_cast<float>(random() % 100) / 100;
    for (std::uint32_t& around : f.around) {
      around = static_cast<std::uint32_t>(m.surroundings.size());
      m.surroundings.emplace_back().page_share = static_cast<float>(random() % 100) / 100;
    }
  }
  for (const Score& score : score_blocks(m, Model::built_in().markup, false)) {
    EXPECT_GT(score.probability, 0);
    EXPECT_LT(score.probability, 1);
  }
}

}  // namespace
}  // namespace pith::internal
