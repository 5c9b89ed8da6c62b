#include "score/density.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pith {
namespace {

// A block that no rule speaks of.
Features plain() {
  Features f;
  f.same_path = 2;
  f.to_prose_before = 20;
  f.to_prose_after = 20;
  return f;
}

Score score_of(const Features& block, const PageFeatures& page = {}) {
  return density({page, {block}}).at(0);
}

double log_odds(const Score& score) {
  return std::log(double{score.probability} / (1 - double{score.probability}));
}

std::vector<const ScoreRule*> applying(const Features& block, const PageFeatures& page = {}) {
  std::vector<const ScoreRule*> rules;
  for (const ScoreRule& rule : score_rules()) {
    if (rule.applies(block, page)) rules.push_back(&rule);
  }
  return rules;
}

// What makes each rule apply to plain(), where it is not a cue.
struct Condition {
  std::string_view words;
  std::function<void(Features&)> add;
};

const std::vector<Condition>& positive_conditions() {
  static const std::vector<Condition> conditions = {
      {"at least 3 words", [](Features& f) { f.words = 3; }},
      {"in a <p>", [](Features& f) { f.in_paragraph = true; }},
      {"a heading", [](Features& f) { f.heading = true; }},
      {"a list item", [](Features& f) { f.list_item = true; }},
      {"in a data table", [](Features& f) { f.in_table = true; }},
      {"ends a sentence", [](Features& f) { f.ends_sentence = true; }},
      {"has commas", [](Features& f) { f.commas = 1; }},
      {"one of 3 or more built alike", [](Features& f) { f.same_path = 3; }},
      {"one of 10 or more built alike", [](Features& f) { f.same_path = 10; }},
      {"beside a third of the page's prose",
       [](Features& f) { f.around[0].prose_of_page = 0.31F; }},
      {"beside most of the page's prose", [](Features& f) { f.around[0].prose_of_page = 0.71F; }},
      {"near most of the page's prose", [](Features& f) { f.around[1].prose_of_page = 0.71F; }},
      {"in the part with most of the page's prose",
       [](Features& f) { f.around[2].prose_of_page = 0.71F; }},
      {"among paragraphs", [](Features& f) { f.around[0].paragraphs = 4; }},
      {"near a paragraph", [](Features& f) { f.around[1].paragraphs = 1; }},
      {"among long blocks", [](Features& f) { f.around[0].words_per_block = 12; }},
      {"in one of several equal parts", [](Features& f) { f.around[1].siblings = 3; }},
      {"in the largest part of the page", [](Features& f) { f.around[3].page_share = 0.61F; }},
      {"prose shortly before", [](Features& f) { f.to_prose_before = 3; }},
      {"prose shortly after", [](Features& f) { f.to_prose_after = 3; }},
      {"prose after it", [](Features& f) { f.to_prose_after = 9; }},
      {"right below the headline", [](Features& f) { f.after_headline = 3; }},
      {"in <main>", [](Features& f) { f.cues.add(Cue::main); }},
      {"in <article>", [](Features& f) { f.cues.add(Cue::article); }},
      {"in a card", [](Features& f) { f.cues.add(Cue::card); }},
  };
  return conditions;
}

void add_link_line(Features& f) {
  f.link_density = 0.5F;
  f.words = 2;
  f.around[0].prose_of_page = 0.31F;
}

// Those that are no cue; the cues' are looped over.
const std::vector<Condition>& negative_conditions() {
  static const std::vector<Condition> conditions = {
      {"mostly links", [](Features& f) { f.link_density = 0.35F; }},
      {"mostly digits", [](Features& f) { f.digit_share = 0.31F; }},
      {"a date line", [](Features& f) { f.shape = Shape::date_line; }},
      {"a copyright note", [](Features& f) { f.shape = Shape::copyright; }},
      {"a line of links in prose", add_link_line},
      {"built like nothing else on the page", [](Features& f) { f.same_path = 1; }},
      {"the headline", [](Features& f) { f.is_headline = true; }},
      {"stands earlier on the page", [](Features& f) { f.same_text_before = 1; }},
      {"among links", [](Features& f) { f.around[0].link_density = 0.81F; }},
      {"in a part of links", [](Features& f) { f.around[2].link_density = 0.51F; }},
      {"links before and after", [](Features& f) { f.window_link_density = 0.31F; }},
      {"nothing but links before and after", [](Features& f) { f.window_link_density = 0.71F; }},
      {"before the headline", [](Features& f) { f.after_headline = -1; }},
      {"in the page's last fifth", [](Features& f) { f.position = 0.81F; }},
      {"at the page's end", [](Features& f) { f.position = 0.96F; }},
  };
  return conditions;
}

// Log-odds add up: what a condition changes is the sum of the rules it brings.
void expect_moves(const Condition& condition, float sign) {
  Features block = plain();
  condition.add(block);
  double sum = 0;
  bool applies = false;
  for (const ScoreRule* rule : applying(block)) {
    sum += double{rule->weight};
    if (rule->words != condition.words) continue;
    applies = true;
    EXPECT_GT(sign * rule->weight, 0) << condition.words;
  }
  EXPECT_TRUE(applies) << condition.words;
  const Score before = score_of(plain());
  const Score after = score_of(block);
  EXPECT_GT(sign * (after.probability - before.probability), 0) << condition.words;
  EXPECT_NEAR(log_odds(after) - log_odds(before), sum, 1e-4) << condition.words;
}

TEST(Scorecard, NoRuleSpeaksOfAPlainBlock) {
  for (const ScoreRule* rule : applying(plain())) ADD_FAILURE() << rule->words;
  const Score score = score_of(plain());
  EXPECT_TRUE(score.for_it.empty());
  EXPECT_TRUE(score.against_it.empty());
  EXPECT_LT(score.probability, 0.5F) << "what nothing speaks of is no content";
}

TEST(Scorecard, WordsTellRulesApart) {
  std::set<std::string_view> seen;
  for (const ScoreRule& rule : score_rules()) {
    EXPECT_FALSE(rule.words.empty());
    EXPECT_TRUE(seen.insert(rule.words).second) << rule.words;
    ASSERT_NE(rule.applies, nullptr) << rule.words;
  }
}

// Explanations are columns of a line.
TEST(Scorecard, WordsAreOneLineOfPlainText) {
  for (const ScoreRule& rule : score_rules()) {
    for (const char c : rule.words) EXPECT_TRUE(c >= ' ' && c <= '~') << rule.words;
    EXPECT_LT(rule.words.size(), 50U) << rule.words;
  }
}

TEST(Scorecard, WeightsAreFiniteAndSaySomething) {
  for (const ScoreRule& rule : score_rules()) {
    EXPECT_TRUE(std::isfinite(rule.weight)) << rule.words;
    EXPECT_GE(std::abs(rule.weight), 0.05F) << rule.words;
    EXPECT_LT(std::abs(rule.weight), 5) << rule.words << ": no rule decides alone";
  }
}

TEST(Scorecard, WhatSpeaksForABlockRaisesItsScore) {
  for (const Condition& condition : positive_conditions()) expect_moves(condition, 1);
}

TEST(Scorecard, WhatSpeaksAgainstItLowersIt) {
  for (const Condition& condition : negative_conditions()) expect_moves(condition, -1);
}

// A new rule needs a row above, or a cue or figure of the page of its own.
TEST(Scorecard, EveryRuleHasItsCondition) {
  std::set<std::string_view> known;
  for (const Condition& condition : positive_conditions()) known.insert(condition.words);
  for (const Condition& condition : negative_conditions()) known.insert(condition.words);
  for (int i = 0; i < static_cast<int>(Cue::count_); ++i) {
    Features block = plain();
    block.cues.add(static_cast<Cue>(i));
    const auto rules = applying(block);
    EXPECT_LE(rules.size(), 1U) << rules.front()->words;
    for (const ScoreRule* rule : rules) {
      known.insert(rule->words);
      const float change = score_of(block).probability - score_of(plain()).probability;
      EXPECT_GT(change * rule->weight, 0) << rule->words;
    }
  }
  Features last = plain();
  last.prose_before = 1;
  for (const ScoreRule* rule : applying(last, {.prose_words = 600})) known.insert(rule->words);
  for (const ScoreRule& rule : score_rules()) EXPECT_EQ(known.count(rule.words), 1U) << rule.words;
}

// The rules about links in prose are for lines, not for what links are the point of.
TEST(Scorecard, LinkedHeadingsItemsAndCellsAreNoLinesOfLinks) {
  for (bool Features::*const form :
       {&Features::heading, &Features::list_item, &Features::in_table}) {
    Features block = plain();
    add_link_line(block);
    block.*form = true;
    for (const ScoreRule* rule : applying(block))
      EXPECT_NE(rule->words, "a line of links in prose");
  }
}

// Blocks as different as can be, the same on every run.
Features random_block(std::mt19937& random) {
  const auto upto = [&random](float most) {
    return std::uniform_real_distribution<float>(0, most)(random);
  };
  const auto maybe = [&random] { return random() % 2 == 0; };
  Features f;
  f.words = upto(40);
  f.link_density = upto(1);
  f.digit_share = upto(0.5F);
  f.commas = upto(3);
  f.ends_sentence = maybe();
  f.in_paragraph = maybe();
  f.heading = maybe();
  f.list_item = maybe();
  f.in_table = maybe();
  f.shape = static_cast<Shape>(random() % 5);
  f.is_headline = maybe();
  f.same_text_before = upto(2);
  f.same_path = upto(12);
  f.after_headline = upto(20) - 10;
  f.position = upto(1);
  f.prose_before = upto(1);
  f.to_prose_before = upto(20);
  f.to_prose_after = upto(20);
  f.window_link_density = upto(1);
  for (Surroundings& around : f.around) {
    around.prose_of_page = upto(1);
    around.link_density = upto(1);
    around.words_per_block = upto(20);
    around.paragraphs = upto(8);
    around.siblings = upto(6);
    around.page_share = upto(1);
  }
  for (int i = 0; i < static_cast<int>(Cue::count_); ++i) {
    if (random() % 6 == 0) f.cues.add(static_cast<Cue>(i));
  }
  return f;
}

TEST(Density, ReasonsAreTheStrongestRules) {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    const Features block = random_block(random);
    const PageFeatures page = {.prose_words = random() % 2 == 0 ? 900.0F : 90.0F};
    const ScoreRule* best = nullptr;
    const ScoreRule* worst = nullptr;
    for (const ScoreRule* rule : applying(block, page)) {
      if (rule->weight > (best == nullptr ? 0 : best->weight)) best = rule;
      if (rule->weight < (worst == nullptr ? 0 : worst->weight)) worst = rule;
    }
    const Score score = score_of(block, page);
    EXPECT_EQ(score.for_it, best == nullptr ? "" : best->words);
    EXPECT_EQ(score.against_it, worst == nullptr ? "" : worst->words);
  }
}

TEST(Density, IsAProbability) {
  std::mt19937 random(8);
  for (int i = 0; i < 2000; ++i) {
    const float p = score_of(random_block(random)).probability;
    EXPECT_GT(p, 0);
    EXPECT_LT(p, 1);
  }
}

// 0 means ruled out and 1 beyond any doubt: not even all rules together may say so.
TEST(Density, StaysAProbabilityWhenAllRulesAgree) {
  float all_for = 0;
  float all_against = 0;
  for (const ScoreRule& rule : score_rules()) {
    (rule.weight > 0 ? all_for : all_against) += rule.weight;
  }
  EXPECT_LT(1 / (1 + std::exp(-all_for)), 1.0F);
  EXPECT_GT(1 / (1 + std::exp(-all_against)), 0.0F);
  Features block = plain();
  for (const Condition& condition : positive_conditions()) condition.add(block);
  EXPECT_GT(score_of(block).probability, 0.99F);
  EXPECT_LT(score_of(block).probability, 1);
  for (int i = 0; i < static_cast<int>(Cue::count_); ++i) {
    block.cues.add(static_cast<Cue>(i));
  }
  EXPECT_GT(score_of(block).probability, 0);
}

TEST(Density, OneScoreABlock) {
  EXPECT_TRUE(density({}).empty());
  Features other = plain();
  other.ends_sentence = true;
  const std::vector<Score> scores = density({{}, {plain(), other, plain()}});
  ASSERT_EQ(scores.size(), 3U);
  EXPECT_EQ(scores[0].probability, scores[2].probability);
  EXPECT_GT(scores[1].probability, scores[0].probability);
  EXPECT_EQ(scores[1].for_it, "ends a sentence");
}

}  // namespace
}  // namespace pith
