#include "bench/tally.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "bench/report.h"

namespace pith::internal::bench {
namespace {

Block block(std::string text, Label label = Label::main_content) {
  Block result;
  result.text = std::move(text);
  result.label = label;
  return result;
}

Article article(std::vector<Block> blocks) {
  Article result;
  result.outcome = Outcome::content;
  result.blocks = std::move(blocks);
  return result;
}

PageScore scored(const std::string& truth, const std::string& output) {
  LabeledPage page{.id = truth, .type = "article", .html = "12345"};
  page.truth.text = truth;
  return score_page(page, article({block(output)}));
}

TEST(MeasuredText, IsTheKeptBlocksWithoutListNumbers) {
  Block item = block("item");
  item.kind = BlockKind::list_item;
  item.list = ListPlace{.depth = 1, .ordered = true, .number = 7, .item = 1};
  Block image;
  image.label = Label::main_content;
  image.kind = BlockKind::image;
  const Article page =
      article({block("menu", Label::boilerplate), block("one"), item, image, block("two")});
  EXPECT_EQ(measured_text(page), "one\nitem\ntwo\n");
}

TEST(ScorePage, LeavesOutWhatTheTruthDoesNotHold) {
  const PageScore score = score_page({.html = "12345"}, article({}));
  EXPECT_FALSE(score.words.has_value());
  EXPECT_FALSE(score.shingles.has_value());
  EXPECT_TRUE(score.snippets.empty());
  EXPECT_FALSE(score.title.has_value());
  EXPECT_FALSE(score.author.has_value());
  EXPECT_FALSE(score.date.has_value());
  EXPECT_TRUE(score.empty);
  EXPECT_EQ(score.bytes, 5U);
  EXPECT_EQ(score.language, "-");
}

TEST(ScorePage, ComparesMetadata) {
  LabeledPage page;
  page.truth = {.title = "Title", .author = "Ada Byron, Max Weg", .date = "2024-03-05"};
  Article found = article({});
  found.metadata.title.value = "title";
  found.metadata.authors = {{.value = "Max Weg"}, {.value = "Ada Byron"}};
  found.metadata.date.value = "2024-03-04T23:00:00Z";
  found.metadata.language.value = "EN-us";
  const PageScore score = score_page(page, found);
  EXPECT_EQ(score.title, true);
  EXPECT_EQ(score.author, true);
  EXPECT_EQ(score.date, false);
  EXPECT_EQ(score.date_or_near, true);
  EXPECT_EQ(score.language, "en");
}

TEST(Summarize, AveragesPagesForWordsAndSharesForShingles) {
  // Word F1: 1 and 2/3 (P 1, R 1/2) and 0 (nothing came out).
  const std::vector<PageScore> pages = {
      scored("a b c d", "a b c d"), scored("a b c d x y z w", "a b c d"), scored("a b c d", "")};
  const Summary summary = summarize(pages);
  EXPECT_EQ(summary.pages, 3U);
  EXPECT_EQ(summary.empty, 1U);
  EXPECT_EQ(summary.bytes, 15U);
  EXPECT_DOUBLE_EQ(*summary.word_f1, (1 + 2.0 / 3 + 0) / 3);
  EXPECT_DOUBLE_EQ(*summary.word_precision, 2.0 / 3);
  EXPECT_DOUBLE_EQ(*summary.word_recall, 0.5);
  // Precision over the two pages with output; recall over all: 1, 1/5, 0.
  EXPECT_DOUBLE_EQ(*summary.shingle_precision, 1);
  EXPECT_DOUBLE_EQ(*summary.shingle_recall, 0.4);
  EXPECT_DOUBLE_EQ(*summary.shingle_f1, 0.8 / 1.4);
  EXPECT_FALSE(summary.snippet_f1.has_value());
  EXPECT_FALSE(summary.title.has_value());
}

TEST(Summarize, PoolsSnippetsAndCountsMetadataOverPagesThatHaveIt) {
  PageScore one;
  one.snippets = {.found = 3, .missing = 1, .leaked = 0};
  one.title = true;
  PageScore two;
  two.snippets = {.found = 0, .missing = 1, .leaked = 1};
  two.title = false;
  two.date = true;
  const Summary summary = summarize({one, two, PageScore()});
  EXPECT_DOUBLE_EQ(*summary.snippet_precision, 0.75);
  EXPECT_DOUBLE_EQ(*summary.snippet_recall, 0.6);
  EXPECT_DOUBLE_EQ(*summary.title, 0.5);
  EXPECT_DOUBLE_EQ(*summary.date, 1);
  EXPECT_FALSE(summary.author.has_value());
}

TEST(SummarizeBy, PartsPages) {
  PageScore forum = scored("a", "b");
  forum.type = "forum";
  const auto groups = summarize_by({scored("a", "a"), forum, scored("a", "a")},
                                   [](const PageScore& page) { return page.type; });
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups.at("article").pages, 2U);
  EXPECT_EQ(*groups.at("article").word_f1, 1);
  EXPECT_EQ(*groups.at("forum").word_f1, 0);
}

TEST(WorstPages, ComeWorstFirstWithoutThePerfectOnes) {
  PageScore snippets;
  snippets.id = "snippets";
  snippets.snippets = {.found = 1, .missing = 0, .leaked = 8};  // F 0.2
  const std::vector<PageScore> pages = {scored("a", "a"), scored("a b", "a"), scored("c", "x"),
                                        snippets};
  const auto worst = worst_pages(pages, 10);
  ASSERT_EQ(worst.size(), 3U);
  EXPECT_EQ(worst[0]->id, "c");
  EXPECT_EQ(worst[1]->id, "snippets");
  EXPECT_EQ(worst[2]->id, "a b");
  EXPECT_EQ(worst_pages(pages, 1).size(), 1U);
}

TEST(Report, ShowsADashWhereThereIsNoFigure) {
  Summary summary = summarize({scored("a", "a")});
  summary.bytes = 3'000'000;
  summary.seconds = 0.5;
  const std::string table = main_table({{.name = "mine", .all = summary}}, /*metadata=*/true);
  EXPECT_NE(table.find("| **mine** | 1 | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 1.0000 "
                       "| - | - | - | - | - | - | - | 0 | 2.0 | 6.0 |\n"),
            std::string::npos)
      << table;
}

TEST(Report, SetsPithBesideTheBareParse) {
  Summary summary;
  summary.pages = 10;
  summary.bytes = 12'000'000;
  summary.seconds = 2;
  summary.scoring_seconds = 0.3;
  summary.baseline_seconds = 4;
  const std::string table = baseline_table({{.name = "mine", .all = summary}});
  EXPECT_NE(table.find("| pith / bare Gumbo | scoring's share of bare Gumbo |\n"),
            std::string::npos)
      << table;
  EXPECT_NE(table.find("| **mine** | 5.0 | 6.0 | 2.5 | 3.0 | 2.00 | 0.075 |\n"), std::string::npos)
      << table;
  summary.baseline_seconds = 0;
  const std::string alone = baseline_table({{.name = "mine", .all = summary}});
  EXPECT_NE(alone.find("| **mine** | 5.0 | 6.0 | - | - | 0.00 | - |\n"), std::string::npos)
      << alone;
}

PageScore believed(double confidence, const std::string& truth, const std::string& output) {
  PageScore score = scored(truth, output);
  score.confidence = confidence;
  return score;
}

TEST(Calibration, SetsConfidenceBesideF1ByTenths) {
  PageScore without_text;
  without_text.confidence = 0.35;
  const auto bins =
      calibration({believed(0, "a", "b"), believed(0.92, "a", "a"), believed(1, "a", "x"),
                   believed(0.3, "a b c d", "a b c d x y z w"), without_text});
  const std::array<ConfidenceBin, 10> expected = {
      {{1, 0, 0}, {}, {}, {1, 0.3, 2.0 / 3}, {}, {}, {}, {}, {}, {2, 0.96, 0.5}}};
  for (std::size_t i = 0; i < bins.size(); ++i) {
    EXPECT_EQ(bins[i].pages, expected[i].pages) << i;
    EXPECT_DOUBLE_EQ(bins[i].confidence, expected[i].confidence) << i;
    EXPECT_DOUBLE_EQ(bins[i].f1, expected[i].f1) << i;
  }
}

TEST(Calibration, ATableHasRowsForTenthsWithPages) {
  std::array<ConfidenceBin, 10> bins = {};
  bins[0] = {1, 0.0512, 0.25};
  bins[9] = {23, 0.951, 0.8766};
  EXPECT_EQ(calibration_table(bins),
            "| confidence | pages | mean confidence | mean word F1 |\n"
            "|---|---:|---:|---:|\n"
            "| 0.0-0.1 | 1 | 0.051 | 0.250 |\n"
            "| 0.9-1.0 | 23 | 0.951 | 0.877 |\n");
}

TEST(Report, PagesHaveAsManyCellsAsTheHeader) {
  const auto tabs = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '\t');
  };
  PageScore without_text;
  const std::string rows = pages_tsv("mine", {scored("a", "a"), without_text});
  EXPECT_EQ(tabs(rows), 2 * tabs(pages_tsv_header())) << rows;
}

TEST(Report, JsonLeavesUnknownFiguresOut) {
  const std::string json = to_json({{.name = "mine", .all = summarize({scored("a", "a")})}});
  EXPECT_NE(json.find("\"word_f1\": 1.0"), std::string::npos) << json;
  EXPECT_EQ(json.find("snippet"), std::string::npos) << json;
}

}  // namespace
}  // namespace pith::internal::bench
