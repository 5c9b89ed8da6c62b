#include "markup/context.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "markup/measure.h"
#include "markup/page_builder.h"
#include "page/dump.h"
#include "page/structured_text.h"

namespace pith {
namespace {

using test::PageBuilder;
using test::segmented;
using test::sentence;

std::vector<Score> in_context(const PageBuilder& page) {
  std::vector<Score> scores = page.scores();
  apply_rules(page.page(), page.measured(), scores);
  return scores;
}

// The probabilities in hundredths: "50 0 50".
std::string hundredths(const std::vector<Score>& scores) {
  std::string out;
  for (const Score& score : scores) {
    if (!out.empty()) out += ' ';
    out += std::to_string(std::lround(score.probability * 100));
  }
  return out;
}

std::string hundredths(const PageBuilder& page) { return hundredths(in_context(page)); }

// One sign a block: "." untouched, "x" in another article, "o" ruled out for something else.
std::string appended(const Page& page, std::string_view title) {
  const Measured measured = measure(page, title);
  std::vector<Score> scores(page.blocks.size(), {0.5F, {}, {}});
  apply_rules(page, measured, scores);
  std::string out;
  for (const Score& score : scores) {
    out += score.probability > 0 ? '.' : score.against_it == "in another article" ? 'x' : 'o';
  }
  return out;
}

TEST(Context, EmptyPage) {
  std::vector<Score> scores;
  apply_rules(Page{}, Measured{}, scores);
  EXPECT_TRUE(scores.empty());
}

TEST(Context, TheWordingOfACommentFormIsRuledOut) {
  const auto verdict = [](std::string_view text) {
    PageBuilder page;
    return in_context(page.paragraph(text)).at(0).against_it;
  };
  const std::string_view kForm = "the wording of a comment form";
  EXPECT_EQ(verdict("Your email address will not be published. Required fields are marked *"),
            kForm);
  EXPECT_EQ(verdict("Schreibe einen Kommentar"), kForm);
  // In other words, too few of them, or of something else.
  EXPECT_NE(verdict("They never told us that our email address will not be published by them."),
            kForm);
  EXPECT_NE(verdict("Post comment"), kForm);
  EXPECT_NE(verdict("Read more"), kForm);
}

TEST(Context, LeavesProseAlone) {
  PageBuilder page;
  page.heading(2, "Floods")
      .paragraph(sentence(20))
      .scored(0.9F)
      .paragraph(sentence(21))
      .scored(.1F);
  EXPECT_EQ(hundredths(page), "50 90 10");
  EXPECT_EQ(in_context(page)[1].for_it, "for");
}

TEST(Context, TheCertainIsRuledOutWithItsReason) {
  PageBuilder page;
  page.paragraph(sentence(20)).paragraph("0:00 / 12:07").scored(0.9F).paragraph(sentence(21));
  EXPECT_EQ(hundredths(page), "50 0 50");
  EXPECT_EQ(in_context(page)[1].against_it, "a player's clock");
}

// Images have no words, which says nothing about them.
TEST(Context, ImagesAreNotRuledOut) {
  PageBuilder page;
  page.paragraph(sentence(20)).image().paragraph(sentence(21));
  EXPECT_EQ(hundredths(page), "50 50 50");
}

// Tables and lists are judged as wholes elsewhere (whole.h, the model): each block keeps its score.
TEST(Context, LeavesGroupsAlone) {
  PageBuilder page;
  page.cell("one").scored(0.9F).cell("two").scored(0).cell("three").scored(0.3F);
  page.paragraph(sentence(20)).item("four").scored(0.2F).item("five").scored(0.4F);
  EXPECT_EQ(hundredths(page), "90 0 30 50 20 40");
}

TEST(Context, DeclaredTextIsContentWhateverItsScore) {
  for (const float probability : {0.0F, 0.1F, 0.9F}) {
    Page page = segmented("<p>" + sentence(20) + "</p>");
    ASSERT_TRUE(add_structured_text(
        page, {"A pan forged from one sheet of steel.", "Rust comes off with salt."}));
    std::vector<Score> scores(page.blocks.size(), {probability, "for", "against"});
    ASSERT_EQ(scores.size(), 3U);
    apply_rules(page, measure(page, {}), scores);
    EXPECT_EQ(scores[0].probability, probability);
    for (const std::size_t i : {1, 2}) {
      EXPECT_EQ(scores[i].probability, 0.7F);
      EXPECT_EQ(scores[i].for_it, "the page declares it as its text");
      EXPECT_EQ(scores[i].against_it, "");
    }
  }
}

TEST(Context, AFrameHasFewWordsAndNoneLikely) {
  const auto frame = [](int words, float probability) {
    PageBuilder page;
    page.paragraph(sentence(words - 100)).scored(0).paragraph(sentence(100)).scored(probability);
    return is_frame(page.measured(), page.scores());
  };
  EXPECT_TRUE(frame(399, 0.49F));
  EXPECT_FALSE(frame(400, 0.49F));
  EXPECT_FALSE(frame(399, 0.5F));
  EXPECT_TRUE(is_frame({}, {}));
  PageBuilder prices;
  prices.paragraph("12 coins").scored(0.9F).item("In stock").scored(0.9F);
  EXPECT_TRUE(is_frame(prices.measured(), prices.scores()));
  PageBuilder poem;
  for (const char* line : {"First", "Second", "Third", "Fourth"}) {
    poem.paragraph(sentence(9, line)).scored(0.9F);
  }
  EXPECT_FALSE(is_frame(poem.measured(), poem.scores()));
}

// The page's own article under its headline, then the next one the reader scrolls to.
constexpr std::string_view kTitle = "River floods the old town";

PageBuilder with_own_article(int words, int level = 1) {
  PageBuilder page{std::string(kTitle)};
  page.in(Tag::article,
          [&](PageBuilder& article) { article.heading(level, kTitle).paragraph(sentence(words)); });
  return page;
}

TEST(Context, AppendedArticlesAreOut) {
  PageBuilder page = with_own_article(100);
  page.in(Tag::article, [](PageBuilder& article) {
    article.heading(2, "A bridge for the north").paragraph(sentence(120, "Bridge"));
  });
  page.paragraph(sentence(30, "Below"));
  EXPECT_EQ(appended(page.page(), kTitle), "o.xx.");
}

TEST(Context, AppendedArticlesInsideOneAreOutWithIt) {
  PageBuilder page = with_own_article(100);
  page.in(Tag::article, [](PageBuilder& article) {
    article.heading(1, "A bridge for the north");
    article.in(Tag::article, [](PageBuilder& inner) { inner.paragraph(sentence(20, "Inner")); });
    article.paragraph(sentence(120, "Bridge"));
  });
  EXPECT_EQ(appended(page.page(), kTitle), "o.xxx");
}

// What has no headline of its own is a part of this page: an answer, a message, a section.
TEST(Context, PostsAreNoAppendedArticles) {
  PageBuilder page = with_own_article(100);
  page.in(Tag::article, [](PageBuilder& post) { post.paragraph(sentence(50, "Answer")); });
  page.in(Tag::article, [](PageBuilder& post) {
    post.heading(3, "Re: floods").paragraph(sentence(50, "Reply"));
  });
  EXPECT_EQ(appended(page.page(), kTitle), "o....");
}

TEST(Context, CommentsAreNoAppendedArticles) {
  PageBuilder page = with_own_article(100);
  page.in(Cue::comment, [](PageBuilder& comments) {
    comments.in(Tag::article, [](PageBuilder& comment) {
      comment.heading(2, "Well said").paragraph(sentence(50, "Comment"));
    });
  });
  EXPECT_EQ(appended(page.page(), kTitle), "o...");
}

// An article nested in the page's own belongs to it.
TEST(Context, ArticlesInsideTheOwnStay) {
  PageBuilder page{std::string(kTitle)};
  page.in(Tag::article, [](PageBuilder& article) {
    article.heading(1, kTitle).paragraph(sentence(100));
    article.in(Tag::article, [](PageBuilder& entry) {
      entry.heading(2, "Ten in the morning").paragraph(sentence(20, "Entry"));
    });
  });
  EXPECT_EQ(appended(page.page(), kTitle), "o...");
}

TEST(Context, ListingsOfArticlesStay) {
  PageBuilder page{"Floods of the year"};
  page.heading(1, "Floods of the year");
  for (int i = 0; i < 3; ++i) {
    page.in(Tag::article, [&](PageBuilder& card) {
      card.heading(2, "Flood number " + std::to_string(i)).paragraph(sentence(60 + i));
    });
  }
  EXPECT_EQ(appended(page.page(), "Floods of the year"), "o......");
}

// A first teaser may have the page's title; an article would say more.
TEST(Context, AFewWordsMakeNoArticle) {
  const auto with_next = [](int words) {
    PageBuilder page = with_own_article(words, 2);
    page.in(Tag::article, [](PageBuilder& article) {
      article.heading(2, "A bridge for the north").paragraph(sentence(60, "Bridge"));
    });
    return appended(page.page(), kTitle);
  };
  EXPECT_EQ(with_next(99), "o...");
  EXPECT_EQ(with_next(100), "o.xx");
}

TEST(Context, WithoutAHeadlineNoArticleIsTheOwn) {
  PageBuilder page;
  for (int i = 0; i < 2; ++i) {
    page.in(Tag::article, [&](PageBuilder& article) {
      article.heading(2, "Number " + std::to_string(i)).paragraph(sentence(120 + i));
    });
  }
  EXPECT_EQ(appended(page.page(), {}), "....");
}

// Each block is looked at once, however many articles stand in one another.
TEST(Context, NestedArticlesTakeLinearTime) {
  PageBuilder page = with_own_article(100);
  std::string html =
      "<article><h1>River floods the old town</h1><p>" + sentence(100) + "</p></article>";
  for (int i = 0; i < 200; ++i) html += "<article><h2>Next " + std::to_string(i) + "</h2><p>a b c";
  EXPECT_EQ(appended(segmented(html), kTitle), "o." + std::string(400, 'x'));
}

}  // namespace
}  // namespace pith
