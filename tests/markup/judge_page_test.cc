#include "markup/judge_page.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "markup/feature_rows.h"
#include "markup/page_builder.h"
#include "support/tiny_model.h"

namespace pith::internal {
namespace {

using test::forest_text;
using test::PageBuilder;
using test::sentence;
using test::Trees;

constexpr int kOne = 1 << Forest::kLeafBits;  // a log-odds, or an F1, of 1

// A forest that says the same of every page.
Trees always(int value) { return {"page.words", std::to_string(value)}; }

// `forests` by name; those that are not given are silent.
Model model(const std::map<std::string, Trees>& forests) {
  std::string text = forest_text("density", {}) + forest_text("context", {}) +
                     forest_text("plain", {"words", "0"}) +
                     forest_text("plain_context", {"words", "0"});
  for (const char* name : {"article", "forum", "product", "collection", "listing", "documentation",
                           "service", "recipe", "confidence"}) {
    const auto given = forests.find(name);
    text += forest_text(name, given == forests.end() ? always(0) : given->second);
  }
  const std::optional<Model> parsed = Model::parse(text);
  EXPECT_TRUE(parsed.has_value()) << text;
  return parsed.value_or(Model());
}

// The article of a page whose blocks have these labels (test::labels).
Article judged(const Model& model, const PageBuilder& builder, std::string_view labels) {
  const Measured measured = builder.measured();
  const std::vector<Score> scores = builder.scores();
  const Options options;
  Judging judging(builder.page(), measured, scores, options);
  EXPECT_EQ(judging.size(), labels.size());
  for (std::size_t i = 0; i < judging.size(); ++i) {
    judging.verdicts[i].label = labels[i] == '+' ? Label::main_content : Label::boilerplate;
  }
  Article article;
  judge_page(judging, model.markup, article);
  return article;
}

// 80 words are kept, 40 are not.
Article judged(const Model& model) {
  PageBuilder page;
  page.paragraph(sentence(80)).scored(0.75F).paragraph(sentence(40));
  return judged(model, page, "+-");
}

TEST(JudgePage, TheTypeWithTheLargestLogOdds) {
  for (int i = 1; i <= 8; ++i) {
    const auto type = static_cast<PageType>(i);
    const std::string name(to_string(type));
    EXPECT_EQ(judged(model({{name, always(1)}})).page_type, type) << name;
  }
  const struct {
    std::map<std::string, Trees> forests;
    PageType type;
  } cases[] = {
      {{{"forum", always(5)}, {"product", always(4)}}, PageType::forum},
      {{{"forum", always(5)}, {"product", always(6)}}, PageType::product},
      {{{"article", always(-1)},
        {"forum", always(-1)},
        {"collection", always(-1)},
        {"listing", always(-1)},
        {"documentation", always(-1)},
        {"service", always(-1)}},
       PageType::product},
      // Of equals the first.
      {{}, PageType::article},
      {{{"listing", always(9)}, {"forum", always(9)}}, PageType::forum},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(to_string(judged(model(c.forests)).page_type), to_string(c.type));
  }
}

TEST(JudgePage, ConfidenceIsAnF1) {
  const struct {
    int sum;
    float confidence;
  } cases[] = {
      {kOne / 2, 0.5F},
      {kOne / 4 * 3, 0.75F},
      {kOne, 1},
      {2 * kOne, 1},
      {2'147'483'647, 1},
      // Something was kept, so it is not 0.
      {0, 0.001F},
      {-kOne, 0.001F},
      {-2'147'483'647, 0.001F},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(judged(model({{"confidence", always(c.sum)}})).confidence, c.confidence) << c.sum;
  }
}

// Before the passes no block is kept yet.
TEST(LikelyType, ReadsWhatTheScoresAloneKeep) {
  PageBuilder builder;
  builder.paragraph(sentence(20)).scored(0.75F).paragraph(sentence(10)).scored(0.01F);
  const Measured measured = builder.measured();
  const std::vector<Score> scores = builder.scores();
  const Options options;
  Judging judging(builder.page(), measured, scores, options);
  const auto type = [&](int article) {
    const Trees forum = {"summary.kept_words", "0 19 0;0;" + std::to_string(9 * kOne)};
    return likely_type(judging, model({{"forum", forum}, {"article", always(article)}}).markup);
  };
  EXPECT_EQ(type(-2 * kOne), PageType::forum);
  EXPECT_EQ(type(0), PageType::article);  // in case of doubt
  for (std::size_t i = 0; i < judging.size(); ++i) judging.rule_out(i, "a rule");
  EXPECT_EQ(type(0), PageType::unknown);
}

TEST(JudgePage, TreesAddUp) {
  const std::string trees = std::to_string(kOne / 4) + "\n" + std::to_string(kOne / 8);
  EXPECT_EQ(judged(model({{"confidence", {"page.words", trees}}})).confidence, 0.375F);
}

// Each input is read from its own column: the page's value is above `below`, not above `above`.
TEST(JudgePage, Inputs) {
  const struct {
    const char* input;
    const char* below;
    const char* above;
  } cases[] = {
      {"summary.kept_words", "79", "80"},  {"summary.kept_share", "0.66", "0.67"},
      {"summary.kept_runs", "0", "1"},     {"summary.expected_precision", "0.74", "0.75"},
      {"summary.highest", "0.74", "0.75"}, {"page.words", "119", "120"},
      {"page.blocks", "1", "2"},           {"page.longest_prose", "79", "80"},
  };
  for (const auto& c : cases) {
    for (const bool more : {false, true}) {
      const Trees trees = {c.input, std::string("0 ") + (more ? c.below : c.above) + " 0;0;9"};
      EXPECT_EQ(judged(model({{"service", trees}})).page_type,
                more ? PageType::service : PageType::article)
          << c.input;
    }
  }
}

// A text of fewer than 60 words has no type that nothing else shows; a product or a list may have
// ten.
TEST(JudgePage, AFewWordsMayBeANotice) {
  const auto of = [](int words, const char* type) {
    PageBuilder page;
    page.paragraph(sentence(words)).scored(0.75F).paragraph(sentence(40));
    return judged(model({{type, always(1)}, {"confidence", always(kOne)}}), page, "+-");
  };
  for (const char* type : {"article", "forum", "documentation", "service", "recipe"}) {
    EXPECT_EQ(of(59, type).page_type, PageType::unknown) << type;
    EXPECT_EQ(of(59, type).confidence, 0.5F) << type;
    EXPECT_EQ(to_string(of(60, type).page_type), type);
    EXPECT_EQ(of(60, type).confidence, 1) << type;
  }
  for (const char* type : {"product", "collection", "listing"}) {
    EXPECT_EQ(of(9, type).page_type, PageType::unknown) << type;
    EXPECT_EQ(to_string(of(10, type).page_type), type);
    EXPECT_EQ(of(10, type).confidence, 1) << type;
  }
}

TEST(JudgePage, EveryInputMayBeNamed) {
  for (const std::string& name : page_inputs().names()) {
    const Article article = judged(model({{"forum", {name, "0 -1e30 0;-9;9"}}}));
    EXPECT_EQ(article.page_type, PageType::forum) << name;
  }
}

TEST(JudgePage, NothingIsSaidOfNothing) {
  const Model sure = model({{"forum", always(kOne)}, {"confidence", always(kOne)}});
  PageBuilder dropped;
  dropped.paragraph(sentence(20)).paragraph(sentence(30));
  PageBuilder picture;
  picture.image();
  for (const Article& article :
       {judged(sure, PageBuilder(), ""), judged(sure, dropped, "--"), judged(sure, picture, "+")}) {
    EXPECT_EQ(article.page_type, PageType::unknown);
    EXPECT_FALSE(article.confidence);
  }
}

TEST(JudgePage, TouchesNothingElse) {
  const Article article = judged(model({}));
  EXPECT_EQ(article.outcome, Article().outcome);
  EXPECT_TRUE(article.blocks.empty());
}

TEST(JudgePage, IsTheSameOnEveryRun) {
  PageBuilder page;
  for (int i = 0; i < 50; ++i) {
    page.paragraph(sentence(3 + i % 40)).scored(static_cast<float>(i % 10) / 10);
  }
  const std::string labels = std::string(25, '+') + std::string(25, '-');
  const Article first = judged(Model::built_in(), page, labels);
  const Article second = judged(Model::built_in(), page, labels);
  EXPECT_NE(first.page_type, PageType::unknown);
  EXPECT_GT(first.confidence, 0);
  EXPECT_LE(first.confidence, 1);
  EXPECT_EQ(first.page_type, second.page_type);
  EXPECT_EQ(first.confidence, second.confidence);
}

// A block as a summary sees it; `label` as in test::labels().
struct Given {
  char label = '+';
  float words = 0;
  float probability = 0;
  Features features = {};  // but for the words
  float link_words = 0;
};

// Nothing around it is anything.
Features plain() {
  Features f;
  f.cue_distance.fill(kFar);
  return f;
}

Features inside(Cue cue, std::uint8_t distance = 1) {
  Features f = plain();
  f.cue_distance[static_cast<std::size_t>(cue)] = distance;
  return f;
}

Features alike(float same_path) {
  Features f = plain();
  f.same_path = same_path;
  return f;
}

PageSummary summary(const std::vector<Given>& given_page, const PageFeatures& whole = {}) {
  PageModel page;
  Measured measured = {.page = whole, .blocks = {}};
  std::vector<Score> scores;
  for (const Given& given : given_page) {
    measured.blocks.push_back(given.features);
    measured.blocks.back().words = given.words;
    scores.push_back({.probability = given.probability});
    page.blocks.emplace_back().link_words = given.link_words;
  }
  const Options options;
  Judging judging(page, measured, scores, options);
  for (std::size_t i = 0; i < judging.size(); ++i) {
    judging.verdicts[i].label = given_page[i].label == '+'   ? Label::main_content
                                : given_page[i].label == 'c' ? Label::comment
                                                             : Label::boilerplate;
  }
  return summarize_page(judging);
}

// Three blocks of 80 words are kept; 72 words of the page are expected to be content, 43 of them
// are kept.
PageSummary five_blocks() {
  Features all_of_it = inside(Cue::comment);  // dropped: none of it counts
  for (const Cue cue : {Cue::post, Cue::card, Cue::product}) {
    all_of_it.cue_distance[static_cast<std::size_t>(cue)] = 0;
  }
  all_of_it.prose = all_of_it.heading = all_of_it.list_item = all_of_it.code = true;
  all_of_it.same_path = 9;
  Features heading = inside(Cue::card);
  heading.heading = true;
  Features prose = inside(Cue::post);
  prose.prose = true;
  prose.same_path = 4;
  Features code = inside(Cue::comment);
  code.code = code.list_item = true;
  code.cue_distance[static_cast<std::size_t>(Cue::post)] = 2;
  PageFeatures whole;
  whole.words = 250;
  whole.blocks = 8;
  return summary({{'+', 10, 0.9F, heading, 4},
                  {'+', 30, 0.8F, prose, 6},
                  {'-', 20, 0.95F, all_of_it, 20},
                  {'c', 40, 0.25F, code, 0},
                  {'-', 100, 0.1F, plain(), 100}},
                 whole);
}

TEST(PageSummary, Figures) {
  const PageSummary all = five_blocks();
  const struct {
    const char* name;
    float PageSummary::*figure;
    double expected;
  } cases[] = {
      {"kept_words", &PageSummary::kept_words, 80},
      {"kept_share", &PageSummary::kept_share, 80.0 / 250},
      {"kept_blocks", &PageSummary::kept_blocks, 3.0 / 8},
      {"kept_runs", &PageSummary::kept_runs, 2},
      {"words_per_block", &PageSummary::words_per_block, 80.0 / 3},
      {"link_density", &PageSummary::link_density, 10.0 / 80},
      {"prose_share", &PageSummary::prose_share, 30.0 / 80},
      {"headings", &PageSummary::headings, 1.0 / 3},
      {"list_items", &PageSummary::list_items, 1.0 / 3},
      {"expected_precision", &PageSummary::expected_precision, 43.0 / 80},
      {"expected_recall", &PageSummary::expected_recall, 43.0 / 72},
      {"expected_f1", &PageSummary::expected_f1, 2 * 43.0 / (80 + 72)},
      {"doubt", &PageSummary::doubt, (0.9 + 4.8 + 0.95 + 7.5 + 9) / 72},
      {"highest", &PageSummary::highest, 0.95},
      {"sure_words", &PageSummary::sure_words, 10 + 30 + 20},
      {"repeated", &PageSummary::repeated, 30.0 / 80},
      {"in_comments", &PageSummary::in_comments, 40.0 / 80},
      {"in_posts", &PageSummary::in_posts, 2.0 / 3},
      {"in_cards", &PageSummary::in_cards, 1.0 / 3},
      {"in_products", &PageSummary::in_products, 0},
      {"code", &PageSummary::code, 40.0 / 80},
  };
  for (const auto& c : cases) {
    EXPECT_NEAR(std::invoke(c.figure, all), c.expected, 1e-5) << c.name;
  }
  EXPECT_EQ(std::size(cases), sizeof(PageSummary) / sizeof(float)) << "a figure is not tested";
}

TEST(PageSummary, KeptRuns) {
  const struct {
    std::string_view labels;
    float runs;
  } cases[] = {{"", 0},    {"-", 0},    {"--", 0},    {"+", 1},    {"++", 1},  {"+c+", 1},
               {"-+", 1},  {"+-", 1},   {"+-+", 2},   {"+--+", 2}, {"c-+", 2}, {"-+-+-", 2},
               {"+++", 1}, {"+-c-", 2}, {"+-+-+", 3}, {"++-++", 2}};
  for (const auto& c : cases) {
    std::vector<Given> page;
    for (const char label : c.labels) page.push_back({.label = label, .words = 5});
    EXPECT_EQ(summary(page).kept_runs, c.runs) << c.labels;
  }
}

TEST(PageSummary, SureFromFourFifthsOn) {
  EXPECT_EQ(summary({{'-', 7, 0.8F}}).sure_words, 7);
  EXPECT_EQ(summary({{'+', 7, 0.79F}}).sure_words, 0);
}

TEST(PageSummary, RepeatedFromFourOn) {
  EXPECT_EQ(summary({{'+', 7, 0.5F, alike(4)}}).repeated, 1);
  EXPECT_EQ(summary({{'+', 7, 0.5F, alike(3)}}).repeated, 0);
}

TEST(PageSummary, WhatIsFarIsNotAround) {
  const struct {
    Cue cue;
    float PageSummary::*figure;
  } cases[] = {{Cue::comment, &PageSummary::in_comments},
               {Cue::post, &PageSummary::in_posts},
               {Cue::card, &PageSummary::in_cards},
               {Cue::product, &PageSummary::in_products}};
  for (const auto& c : cases) {
    const auto figure = [&c](std::uint8_t distance) {
      return std::invoke(c.figure, summary({{'+', 7, 0.5F, inside(c.cue, distance)}}));
    };
    EXPECT_EQ(figure(0), 1);
    EXPECT_EQ(figure(kFar - 1), 1);
    EXPECT_EQ(figure(kFar), 0);
  }
}

void expect_all(const PageSummary& all, float expected) {
  for (const auto figure :
       {&PageSummary::kept_words, &PageSummary::kept_share, &PageSummary::kept_blocks,
        &PageSummary::kept_runs, &PageSummary::words_per_block, &PageSummary::link_density,
        &PageSummary::prose_share, &PageSummary::headings, &PageSummary::expected_precision,
        &PageSummary::expected_recall, &PageSummary::expected_f1, &PageSummary::repeated}) {
    EXPECT_EQ(all.*figure, expected);
  }
}

TEST(PageSummary, NoBlocks) {
  const PageSummary all = summary({});
  expect_all(all, 0);
  EXPECT_EQ(all.doubt, 0);
  EXPECT_EQ(all.highest, 0);
  EXPECT_EQ(all.sure_words, 0);
}

// What the scores say is told all the same.
TEST(PageSummary, NothingKept) {
  const PageSummary all = summary({{'-', 10, 0.5F, alike(9), 10}, {'-', 30, 0.9F}});
  expect_all(all, 0);
  EXPECT_NEAR(all.doubt, (2.5 + 2.7) / 32, 1e-6);
  EXPECT_EQ(all.highest, 0.9F);
  EXPECT_EQ(all.sure_words, 30);
}

TEST(PageSummary, PicturesAlone) {
  const PageSummary all = summary({{'+', 0, 0.9F}, {'+', 0, 0.9F}});
  EXPECT_EQ(all.kept_runs, 1);
  EXPECT_EQ(all.words_per_block, 0);
  EXPECT_EQ(all.expected_f1, 0);
  EXPECT_EQ(all.doubt, 0);
}

TEST(PageSummary, SharesStayShares) {
  std::mt19937 random(2);
  for (int run = 0; run < 200; ++run) {
    std::vector<Given> page;
    PageFeatures whole;
    for (int i = 0; i < 20; ++i) {
      Given given = {.label = "+-c"[random() % 3], .features = inside(Cue::post, random() % 30)};
      given.words = static_cast<float>(random() % 40);
      given.probability = static_cast<float>(random() % 101) / 100;
      given.features.prose = random() % 2 == 0;
      given.features.same_path = static_cast<float>(random() % 8);
      given.link_words = static_cast<float>(random() % (static_cast<int>(given.words) + 1));
      whole.words += given.words;
      ++whole.blocks;
      page.push_back(given);
    }
    const PageSummary all = summary(page, whole);
    for (const float share : {all.kept_share, all.kept_blocks, all.link_density, all.prose_share,
                              all.expected_precision, all.expected_recall, all.expected_f1,
                              all.doubt, all.highest, all.repeated, all.in_posts}) {
      EXPECT_TRUE(share >= 0 && share <= 1.0001F) << share;
    }
  }
}

}  // namespace
}  // namespace pith::internal
