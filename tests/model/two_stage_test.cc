#include "model/two_stage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "markup/feature_rows.h"
#include "support/tiny_model.h"

namespace pith::internal {
namespace {

using test::tiny_model;
using test::Trees;

// What moves a score: an input, by so many units, in a tree of its own.
struct Move {
  const char* input;
  int by;
};
using Moves = std::vector<Move>;

constexpr float kValue = 3;  // of every input

Trees trees(const Moves& moves) {
  Trees out = {"own.words", "7"};  // a leaf alone moves nothing
  for (std::size_t i = 0; i < moves.size(); ++i) {
    out.inputs += std::string(" ") + moves[i].input;
    out.trees += "\n" + std::to_string(i + 1) + " 0 0;0;" + std::to_string(moves[i].by);
  }
  return out;
}

Score explained(const Moves& first_stage, const Moves& second_stage, bool corrects = false) {
  const Model model = tiny_model(trees(first_stage), trees(second_stage));
  const std::vector<float> row(block_inputs().size(), kValue);
  std::vector<std::int32_t> first(row.size());
  std::vector<std::int32_t> second(row.size());
  model.markup.blocks.first_stage.explain(row, first);
  model.markup.blocks.second_stage.explain(row, second);
  const std::vector<std::string>& names = block_inputs().names();
  const auto scores = std::find(names.begin(), names.end(), "score.log_odds") - names.begin();
  Score score = {.probability = 0.5F, .for_it = "old", .against_it = "old"};
  explain_score(block_inputs(), row, static_cast<std::size_t>(scores), first, second, corrects,
                score);
  return score;
}

// The names' words, as they stand in an explanation.
std::string in_words(const std::vector<const char*>& wanted) {
  const std::vector<std::string>& names = block_inputs().names();
  std::string out;
  for (const char* name : wanted) {
    const auto input = std::find(names.begin(), names.end(), name) - names.begin();
    out += (out.empty() ? "" : ", ") +
           block_inputs().in_words(static_cast<std::size_t>(input), kValue);
  }
  return out;
}

struct Case {
  const char* what;
  Moves density;
  Moves context;
  std::vector<const char*> for_it;
  std::vector<const char*> against_it;
};

void expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const Score score = explained(c.density, c.context);
    EXPECT_EQ(score.for_it, in_words(c.for_it)) << c.what;
    EXPECT_EQ(score.against_it, in_words(c.against_it)) << c.what;
  }
}

TEST(Explanation, NamesTheTwoStrongestOnEitherSide) {
  expect({
      {"nothing", {}, {}, {}, {}},
      {"moved by nothing", {}, {{"own.words", 0}}, {}, {}},
      {"for", {}, {{"own.words", 1}}, {"own.words"}, {}},
      {"against", {}, {{"own.words", -1}}, {}, {"own.words"}},
      {"both", {}, {{"own.words", 5}, {"own.commas", -9}}, {"own.words"}, {"own.commas"}},
      {"the strongest first",
       {},
       {{"own.words", 5}, {"own.commas", 9}, {"own.sentences", -2}, {"own.emphasis", -3}},
       {"own.commas", "own.words"},
       {"own.emphasis", "own.sentences"}},
      {"two are enough",
       {},
       {{"own.words", 5}, {"own.commas", 9}, {"own.sentences", 7}},
       {"own.commas", "own.sentences"},
       {}},
      {"equals as they stand in a row",
       {},
       {{"page.words", 5}, {"own.commas", 5}, {"own.words", 5}},
       {"own.words", "own.commas"},
       {}},
      {"trees add up",
       {},
       {{"own.words", 5}, {"own.commas", 4}, {"own.commas", 4}, {"own.words", -3}},
       {"own.commas", "own.words"},
       {}},
      {"and even out", {}, {{"own.words", 5}, {"own.words", -5}}, {}, {}},
      {"the blocks around it",
       {},
       {{"score.section", 5}, {"score_around1.by_words", -5}},
       {"score.section"},
       {"score_around1.by_words"}},
      {"of scores the strongest only",
       {},
       {{"score.section", 9}, {"score_around1.by_words", 8}, {"own.words", 7}, {"own.commas", 6}},
       {"own.words", "own.commas", "score.section"},
       {}},
  });
}

// The first stage's score is passed on to its inputs, each by its share.
TEST(Explanation, TheFirstStageSpeaksThroughTheSecond) {
  const Moves four_to_one = {{"own.words", 40}, {"own.commas", 10}};
  expect({
      {"not heard", four_to_one, {}, {}, {}},
      {"heard", four_to_one, {{"score.log_odds", 50}}, {"own.words", "own.commas"}, {}},
      {"half of it: 20 and 5",
       four_to_one,
       {{"score.log_odds", 25}, {"own.sentences", 12}},
       {"own.words", "own.sentences"},
       {}},
      {"added to what the second stage sees itself: 20 and 5 + 17",
       four_to_one,
       {{"score.log_odds", 25}, {"own.commas", 17}},
       {"own.commas", "own.words"},
       {}},
      {"no more than all of it",
       four_to_one,
       {{"score.log_odds", 5000}, {"own.sentences", 41}},
       {"own.sentences", "own.words"},
       {}},
      {"the scores around it pass on too",
       four_to_one,
       {{"score.log_odds", 10}, {"score.section", 15}},
       {"own.words", "own.commas", "score.section"},
       {}},
      {"against",
       {{"own.words", -40}, {"own.commas", 10}},
       {{"score.log_odds", -30}},
       {"own.commas"},
       {"own.words"}},
      {"the other way round: not its reasons", four_to_one, {{"score.log_odds", -50}}, {}, {}},
      {"nothing to be shared",
       {{"own.words", 10}, {"own.commas", -10}},
       {{"score.log_odds", 50}},
       {},
       {}},
      {"a first stage that says the same of all", {}, {{"score.log_odds", 50}}, {}, {}},
      {"too little to count",
       {{"own.words", 1}, {"own.commas", 99}},
       {{"score.log_odds", 10}},
       {"own.commas"},
       {}},
  });
}

// Where the second stage corrects the first, all of the first counts but what was taken back.
TEST(Explanation, WhatIsCorrectedCountsLess) {
  EXPECT_EQ(explained({{"own.words", 40}}, {}, true).for_it, in_words({"own.words"}));
  EXPECT_EQ(explained({{"own.words", 40}}, {{"score.log_odds", -40}}, true).for_it, "");
  EXPECT_EQ(
      explained({{"own.words", 40}}, {{"score.log_odds", -20}, {"own.commas", 30}}, true).for_it,
      in_words({"own.commas", "own.words"}));
}

TEST(Explanation, SaysTheSameOnce) {
  EXPECT_EQ(explained({}, {{"cue.nav", 9}, {"in.nav", 8}, {"own.commas", 7}}).for_it,
            in_words({"cue.nav", "own.commas"}));
}

TEST(Explanation, LeavesTheProbability) {
  EXPECT_EQ(explained({{"own.words", 9}}, {{"score.log_odds", 9}}).probability, 0.5F);
}

}  // namespace
}  // namespace pith::internal
