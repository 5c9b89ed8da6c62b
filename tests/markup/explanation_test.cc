#include "markup/explanation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "markup/input_words.h"
#include "markup/inputs.h"
#include "support/tiny_model.h"

namespace pith {
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

Score explained(const Moves& density, const Moves& context) {
  const std::vector<float> row(input_names().size(), kValue);
  Score score = {.probability = 0.5F, .for_it = "old", .against_it = "old"};
  explain_score(tiny_model(trees(density), trees(context)), row, score);
  return score;
}

// The names' words, as they stand in an explanation.
std::string in_words(const std::vector<const char*>& names) {
  std::string out;
  for (const char* name : names) {
    out += (out.empty() ? "" : ", ") + input_in_words(name, kValue);
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
       {"score.section", "own.words", "own.commas"},
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
       {"own.words", "score.section", "own.commas"},
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

TEST(Explanation, TellsTheValues) {
  std::vector<float> row(input_names().size());
  row[0] = 40;
  ASSERT_EQ(input_names()[0], "own.words");
  Score score;
  explain_score(tiny_model({}, {"own.words", "0 10 0;-1;1"}), row, score);
  EXPECT_EQ(score.for_it, "its words 40");
}

TEST(Explanation, LeavesTheProbability) {
  EXPECT_EQ(explained({{"own.words", 9}}, {{"score.log_odds", 9}}).probability, 0.5F);
}

}  // namespace
}  // namespace pith
