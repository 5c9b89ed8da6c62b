#include "markup/passes/passes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "markup/page_builder.h"
#include "page/dump.h"
#include "pith/extract.h"
#include "support/pages.h"

namespace pith::internal {
namespace {

using test::judged;
using test::kept_text;
using test::labels;
using test::PageBuilder;
using test::segmented;
using test::sentence;

std::vector<Block> selected(const PageBuilder& page, const Options& options = {},
                            PageType page_type = PageType::unknown) {
  return test::selected(page.page(), page.measured(), page.scores(), options, page_type);
}

// All blocks' labels, dropped ones too.
std::string all_labels(const PageBuilder& page, Options options = {}) {
  options.explain = true;
  return labels(selected(page, options));
}

// Blocks of `words` words, too short for prose, so that nothing but the threshold judges them.
PageBuilder lines(const std::vector<int>& words, const std::vector<float>& probabilities) {
  PageBuilder page;
  for (std::size_t i = 0; i < words.size(); ++i) {
    page.paragraph(sentence(words[i], "Line" + std::to_string(i))).scored(probabilities[i]);
  }
  return page;
}

// The F-beta to be expected when everything at least as likely as `threshold` is kept.
double expected_f(const std::vector<int>& words, const std::vector<float>& probabilities,
                  double beta, float threshold) {
  double kept_words = 0;
  double right = 0;
  double wanted = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double of_content = words[i] * double{probabilities[i]};
    wanted += of_content;
    if (probabilities[i] < threshold) continue;
    kept_words += words[i];
    right += of_content;
  }
  const double divisor = kept_words + beta * beta * wanted;
  return divisor > 0 ? (1 + beta * beta) * right / divisor : 0;
}

// Against all thresholds there are, for random pages of 1 to 40 blocks.
// The table of passes is what explanations and src/README.md name.
TEST(Passes, AreNamedAndDescribed) {
  std::ifstream file(std::string(PITH_SOURCE_DIR) + "/src/README.md");
  const std::string tour(std::istreambuf_iterator<char>(file), {});
  std::set<std::string_view> names;
  std::vector<Pass> passes(kPasses.begin(), kPasses.end());
  passes.insert(passes.end(), kFigurePasses.begin(), kFigurePasses.end());
  for (const Pass& pass : passes) {
    EXPECT_TRUE(names.insert(pass.name).second) << pass.name;
    const std::string row =
        "| `" + std::string(pass.name) + "` | " + std::string(pass.description) + " |";
    EXPECT_NE(tour.find(row), std::string::npos) << row;
  }
}

TEST(Passes, ThoseThatDecidedAreNamedInOrder) {
  PageBuilder page;
  page.paragraph(sentence(40)).scored(0.9F);
  page.cell("Upper lock").scored(0.9F).cell("six pm").scored(0.38F);
  page.heading(2, "Times").scored(0.95F).paragraph("0:00 / 12:07").scored(0.9F);
  const std::vector<Block> blocks =
      test::after_passes(kPasses, page.page(), page.measured(), page.scores());
  const char* const expected[] = {"threshold", "threshold", "threshold, unit",
                                  "threshold, attached", "rule"};
  ASSERT_EQ(blocks.size(), std::size(expected));
  for (std::size_t i = 0; i < blocks.size(); ++i) EXPECT_EQ(blocks[i].decided_by, expected[i]) << i;
}

TEST(Passes, ThresholdHasTheBestExpectedF) {
  const struct {
    Favor favor;
    double beta;
  } favors[] = {{Favor::balanced, 1}, {Favor::precision, 0.5}, {Favor::recall, 2}};
  std::mt19937 random(11);
  for (int round = 0; round < 900; ++round) {
    const std::size_t count = 1 + random() % 40;
    std::vector<int> words;
    std::vector<float> probabilities;
    for (std::size_t i = 0; i < count; ++i) {
      words.push_back(1 + static_cast<int>(random() % 14));
      // Few enough values for ties.
      probabilities.push_back(static_cast<float>(random() % 101) / 100);
    }
    probabilities[random() % count] = 0.5F;  // not hopeless
    const auto& [favor, beta] = favors[round % 3];
    double best = 0;
    for (const float threshold : probabilities) {
      best = std::max(best, expected_f(words, probabilities, beta, threshold));
    }
    const std::string got = all_labels(lines(words, probabilities), {.favor = favor});
    float least_kept = 2;
    float most_dropped = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const bool keep = got.at(i) == '+';
      if (keep) least_kept = std::min(least_kept, probabilities[i]);
      if (!keep) most_dropped = std::max(most_dropped, probabilities[i]);
    }
    EXPECT_GT(least_kept, most_dropped) << got;
    EXPECT_NEAR(expected_f(words, probabilities, beta, least_kept), best, 1e-6) << got;
  }
}

TEST(Passes, FavorMovesTheThreshold) {
  const std::vector<int> words(12, 10);
  const std::vector<float> probabilities = {.80F, .70F, .62F, .50F, .45F, .40F,
                                            .35F, .30F, .25F, .20F, .15F, .10F};
  const PageBuilder page = lines(words, probabilities);
  EXPECT_EQ(all_labels(page, {.favor = Favor::precision}), "+++---------");
  EXPECT_EQ(all_labels(page), "+++++++-----");
  EXPECT_EQ(all_labels(page, {.favor = Favor::recall}), "++++++++++--");
}

TEST(Passes, WhatIsRuledOutIsNeverKept) {
  const PageBuilder page = lines({10, 10}, {0.0F, 0.9F});
  for (const Favor favor : {Favor::precision, Favor::balanced, Favor::recall}) {
    EXPECT_EQ(all_labels(page, {.favor = favor}), "-+");
  }
  EXPECT_EQ(all_labels(lines({10, 10}, {0.0F, 0.0F})), "--");
}

TEST(Passes, EmptyPage) {
  EXPECT_TRUE(test::selected({}, {}, {}).empty());
  EXPECT_EQ(all_labels(PageBuilder().image()), "-");
}

TEST(Passes, APageOfChromeHasNoContent) {
  const auto best_of = [](int blocks, float probability) {
    return kept_text(
        selected(lines(std::vector<int>(static_cast<std::size_t>(blocks), 10),
                       std::vector<float>(static_cast<std::size_t>(blocks), probability))));
  };
  EXPECT_EQ(best_of(10, 0.19F), "");
  EXPECT_NE(best_of(10, 0.2F), "");
  EXPECT_NE(best_of(9, 0.19F), "") << "a small page is what it is";
}

TEST(Passes, ChromeAloneGivesNothing) {
  std::string html = "<header><nav><ul>";
  for (int i = 0; i < 60; ++i) html += "<li><a href=/" + std::to_string(i) + ">The section</a>";
  html += "</ul></nav></header><footer><p>All rights reserved.</p></footer>";
  EXPECT_EQ(kept_text(judged(segmented(html), {})), "");
}

TEST(Passes, AFewWordsAreAPageToo) {
  EXPECT_EQ(kept_text(judged(segmented("<p>Moved to the new site.</p>"), {})),
            "Moved to the new site.\n");
  EXPECT_EQ(kept_text(judged(segmented("<div>It works</div>"), {})), "It works\n");
  EXPECT_EQ(kept_text(judged(segmented("Hello"), {})), "Hello\n");
}

// The same of an article.
std::vector<Block> selected_of_article(const PageBuilder& page, const Options& options = {}) {
  return selected(page, options, PageType::article);
}

std::string article_labels(const PageBuilder& page, Options options = {}) {
  options.explain = true;
  return labels(selected_of_article(page, options));
}

// Lines of ten words: the text's, then the comments'.
PageBuilder commented(int core, int comments) {
  PageBuilder page;
  for (int i = 0; i < core; ++i) {
    page.paragraph(sentence(10, "Core" + std::to_string(i))).scored(0.8F);
  }
  page.in(Cue::comment, [&](PageBuilder& box) {
    for (int i = 0; i < comments; ++i) {
      box.paragraph(sentence(10, "Comment" + std::to_string(i))).scored(0.8F);
    }
  });
  return page;
}

TEST(Passes, CommentsAreSetAside) {
  const PageBuilder page = commented(3, 2);
  EXPECT_EQ(article_labels(page), "+++--");
  EXPECT_EQ(article_labels(page, {.comments = true}), "+++cc");
  EXPECT_EQ(labels(selected_of_article(page)), "+++");
  EXPECT_EQ(labels(selected_of_article(page, {.comments = true})), "+++cc");
  EXPECT_EQ(selected_of_article(page, {.explain = true}).back().reason,
            "a reader's comment while comments are off");
}

// Readers' words need no score of their own; what is ruled out, and the form, stay out.
TEST(Passes, CommentsNeedNoScore) {
  PageBuilder page = commented(3, 2);
  page.scored(0.01F);
  EXPECT_EQ(article_labels(page, {.comments = true}), "+++cc");
  page.scored(0);
  EXPECT_EQ(article_labels(page, {.comments = true}), "+++c-");
}

// What readers wrote is a comment, the box around it is not.
TEST(Passes, WhatSurroundsCommentsIsNone) {
  const auto last = [](const PageBuilder::Inside& inside) {
    PageBuilder page = commented(3, 1);
    page.in(Cue::comment, inside).scored(0.01F);
    return article_labels(page, {.comments = true}).back();
  };
  EXPECT_EQ(last([](PageBuilder& box) { box.paragraph("Well said."); }), 'c');
  EXPECT_EQ(last([](PageBuilder& box) { box.paragraph("Log in").linked(); }), '-');
  for (const Cue cue : {Cue::form, Cue::button, Cue::byline, Cue::account}) {
    EXPECT_EQ(last([cue](PageBuilder& box) {
                box.in(cue, [](PageBuilder& inner) { inner.paragraph("Well said."); });
              }),
              '-');
  }
}

// Of pages that are no articles comments are a part.
TEST(Passes, CommentsOfAForumAreContent) {
  EXPECT_EQ(labels(selected(commented(3, 2), {.explain = true}, PageType::forum)), "+++++");
}

// A page of comments is about them: 20 words must remain, and one for each four of theirs.
TEST(Passes, CommentsAreContentWhereLittleElseIs) {
  EXPECT_EQ(article_labels(commented(1, 1)), "++");
  EXPECT_EQ(article_labels(commented(2, 1)), "++-");
  EXPECT_EQ(article_labels(commented(2, 8)), "++" + std::string(8, '-'));
  EXPECT_EQ(article_labels(commented(2, 9)), std::string(11, '+'));
  EXPECT_EQ(article_labels(commented(0, 3)), "+++");
  EXPECT_EQ(article_labels(commented(0, 3), {.comments = true}), "+++");
}

// What readers wrote is aside where the model takes it for chrome: .2 at most on the mean of its
// words. What it takes for content is judged as all else is, and what the threshold drops is a
// comment.
TEST(Passes, LikelyCommentsAreContent) {
  const auto page = [](float of_twenty, float of_sixty) {
    PageBuilder built;
    built.paragraph(sentence(100)).scored(0.8F);
    built.in(Cue::comment, [&](PageBuilder& box) {
      box.paragraph(sentence(20, "Short")).scored(of_twenty);
      box.paragraph(sentence(60, "Long")).scored(of_sixty);
    });
    return article_labels(built, {.comments = true});
  };
  EXPECT_EQ(page(0.1F, 0.1F), "+cc");
  EXPECT_EQ(page(0.7F, 0.01F), "+cc");
  EXPECT_EQ(page(0.8F, 0.01F), "++c");  // dropped by the threshold, so left to those who ask
  EXPECT_EQ(page(0.3F, 0.3F), "+cc");
  EXPECT_EQ(page(0.8F, 0.8F), "+++");
}

// Each table against the page's own threshold, .9 here.
TEST(Passes, TablesAreKeptOrDroppedWhole) {
  const auto page = [](float likely, float unlikely) {
    PageBuilder built;
    built.paragraph(sentence(40)).scored(0.9F);
    built.cell("Upper lock").scored(likely).cell("six pm").scored(unlikely);
    built.paragraph(sentence(20, "Foot")).scored(0.1F);
    return built;
  };
  EXPECT_EQ(all_labels(page(0.9F, 0.38F)), "+++-");
  EXPECT_EQ(selected(page(0.9F, 0.38F), {.explain = true})[2].reason, "in a kept table");
  EXPECT_EQ(all_labels(page(0.9F, 0.34F)), "+---");
}

TEST(Passes, TablesOffDropsCells) {
  PageBuilder page;
  page.paragraph(sentence(20)).scored(0.8F).cell("Upper lock").scored(0.8F).cell("6 am");
  EXPECT_EQ(all_labels(page), "+++");
  EXPECT_EQ(all_labels(page, {.tables = false}), "+--");
  EXPECT_EQ(labels(selected(page, {.tables = false})), "+");
  EXPECT_EQ(selected(page, {.tables = false, .explain = true})[1].reason,
            "in a table while tables are off");
}

TEST(Passes, ReasonsSayWhy) {
  PageBuilder page = lines({10, 10}, {0.9F, 0.01F});
  const std::vector<Block> blocks = selected(page, {.explain = true});
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].reason, "for");
  EXPECT_EQ(blocks[1].reason, "against");
  EXPECT_EQ(blocks[0].decided_by, "threshold");
  std::vector<Score> silent = page.scores();
  for (Score& score : silent) score.for_it = score.against_it = {};
  const std::vector<Block> unexplained =
      test::selected(page.page(), page.measured(), silent, {.explain = true});
  EXPECT_EQ(unexplained[0].reason, "nothing speaks against it");
  EXPECT_EQ(unexplained[1].reason, "nothing speaks for it");
}

TEST(Passes, BlocksKeepTheirScoreAndOrder) {
  const std::vector<Block> blocks =
      selected(lines({10, 10, 10}, {0.7F, 0.01F, 0.8F}), {.explain = true});
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(blocks[0].score, 0.7F);
  EXPECT_EQ(blocks[1].score, 0.01F);
  EXPECT_EQ(blocks[2].score, 0.8F);
  EXPECT_EQ(blocks[0].text.substr(0, 5), "Line0");
}

// On whole pages, through all stages.
TEST(PassesOnFixtures, ReasonsOnlyWhenAskedFor) {
  for (test::TestPage page : test::fixture_pages()) {
    for (const Block& block : extract(page.bytes, page.options).blocks) {
      EXPECT_EQ(block.reason, "") << page.name << ": " << block.text;
      EXPECT_TRUE(kept(block)) << page.name << ": " << block.text;
    }
    page.options.explain = true;
    for (const Block& block : extract(page.bytes, page.options).blocks) {
      EXPECT_NE(block.reason, "") << page.name << ": " << block.text;
    }
  }
}

TEST(PassesOnFixtures, ExplainChangesNoVerdict) {
  for (test::TestPage page : test::fixture_pages()) {
    const std::string plain = kept_text(extract(page.bytes, page.options).blocks);
    page.options.explain = true;
    EXPECT_EQ(kept_text(extract(page.bytes, page.options).blocks), plain) << page.name;
  }
}

std::vector<std::string> kept_lines(const test::TestPage& page, Favor favor) {
  Options options = page.options;
  options.favor = favor;
  std::vector<std::string> out;
  for (const Block& block : extract(page.bytes, options).blocks) {
    if (!block.text.empty()) out.push_back(block.text);
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(PassesOnFixtures, FavorOnlyAddsOrTakesAway) {
  for (const test::TestPage& page : test::fixture_pages()) {
    const auto precise = kept_lines(page, Favor::precision);
    const auto balanced = kept_lines(page, Favor::balanced);
    const auto complete = kept_lines(page, Favor::recall);
    const auto holds = [](const auto& all, const auto& part) {
      return std::includes(all.begin(), all.end(), part.begin(), part.end());
    };
    EXPECT_TRUE(holds(balanced, precise)) << page.name;
    EXPECT_TRUE(holds(complete, balanced)) << page.name;
    EXPECT_FALSE(balanced.empty()) << page.name;
  }
}

}  // namespace
}  // namespace pith::internal
