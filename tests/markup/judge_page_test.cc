#include "markup/judge_page.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "markup/inputs.h"
#include "markup/page_builder.h"
#include "support/tiny_model.h"

namespace pith {
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
                     forest_text("flat", {"words", "0"}) +
                     forest_text("flat_context", {"words", "0"});
  for (const char* name : {"article", "forum", "product", "collection", "listing", "documentation",
                           "service", "confidence"}) {
    const auto given = forests.find(name);
    text += forest_text(name, given == forests.end() ? always(0) : given->second);
  }
  const std::optional<Model> parsed = Model::parse(text);
  EXPECT_TRUE(parsed.has_value()) << text;
  return parsed.value_or(Model());
}

// The article of a page whose blocks have these labels (test::labels).
Article judged(const Model& model, const PageBuilder& page, std::string_view labels) {
  std::vector<PageBlock> blocks = page.page().blocks;
  EXPECT_EQ(blocks.size(), labels.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    blocks[i].block.label = labels[i] == '+' ? Label::main_content : Label::boilerplate;
  }
  Article article;
  judge_page(model, page.measured(), page.scores(), blocks, false, article);
  return article;
}

// 20 words are kept, 10 are not.
Article judged(const Model& model) {
  PageBuilder page;
  page.paragraph(sentence(20)).scored(0.75F).paragraph(sentence(10));
  return judged(model, page, "+-");
}

TEST(JudgePage, TheTypeWithTheLargestLogOdds) {
  for (int i = 1; i <= 7; ++i) {
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
      {"summary.kept_words", "19", "20"},  {"summary.kept_share", "0.66", "0.67"},
      {"summary.kept_runs", "0", "1"},     {"summary.expected_precision", "0.74", "0.75"},
      {"summary.highest", "0.74", "0.75"}, {"page.words", "29", "30"},
      {"page.blocks", "1", "2"},           {"page.longest_prose", "19", "20"},
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

TEST(JudgePage, EveryInputMayBeNamed) {
  for (const std::string& name : page_input_names()) {
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
    EXPECT_EQ(article.confidence, 0);
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

}  // namespace
}  // namespace pith
