#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "markup/measure.h"
#include "markup/page_builder.h"
#include "page/dump.h"

namespace pith::internal {
namespace {

using test::PageBuilder;
using test::segmented;
using test::sentence;

// One sign a block: "." untouched, "x" in another article, "o" dropped by another rule.
std::string appended(const PageModel& page, std::string_view title) {
  const std::vector<Score> scores(page.blocks.size(), {0.5F, {}, {}});
  std::string out;
  for (const Block& block :
       test::after_passes(test::passes("rule", "appended"), page, measure(page, title), scores)) {
    const bool other = block.reason == "dropped by rule: part of another article";
    out += block.score > 0 ? '.' : other ? 'x' : 'o';
  }
  return out;
}

// The page's own article under its headline, then the next one the reader scrolls to.
constexpr std::string_view kTitle = "River floods the old town";

PageBuilder with_own_article(int words, int level = 1) {
  PageBuilder page{std::string(kTitle)};
  page.in(Tag::article,
          [&](PageBuilder& article) { article.heading(level, kTitle).paragraph(sentence(words)); });
  return page;
}

TEST(AppendedArticles, AppendedArticlesAreOut) {
  PageBuilder page = with_own_article(100);
  page.in(Tag::article, [](PageBuilder& article) {
    article.heading(2, "A bridge for the north").paragraph(sentence(120, "Bridge"));
  });
  page.paragraph(sentence(30, "Below"));
  EXPECT_EQ(appended(page.page(), kTitle), "o.xx.");
}

TEST(AppendedArticles, AppendedArticlesInsideOneAreOutWithIt) {
  PageBuilder page = with_own_article(100);
  page.in(Tag::article, [](PageBuilder& article) {
    article.heading(1, "A bridge for the north");
    article.in(Tag::article, [](PageBuilder& inner) { inner.paragraph(sentence(20, "Inner")); });
    article.paragraph(sentence(120, "Bridge"));
  });
  EXPECT_EQ(appended(page.page(), kTitle), "o.xxx");
}

// What has no headline of its own is a part of this page: an answer, a message, a section.
TEST(AppendedArticles, PostsAreNoAppendedArticles) {
  PageBuilder page = with_own_article(100);
  page.in(Tag::article, [](PageBuilder& post) { post.paragraph(sentence(50, "Answer")); });
  page.in(Tag::article, [](PageBuilder& post) {
    post.heading(3, "Re: floods").paragraph(sentence(50, "Reply"));
  });
  EXPECT_EQ(appended(page.page(), kTitle), "o....");
}

TEST(AppendedArticles, CommentsAreNoAppendedArticles) {
  PageBuilder page = with_own_article(100);
  page.in(Cue::comment, [](PageBuilder& comments) {
    comments.in(Tag::article, [](PageBuilder& comment) {
      comment.heading(2, "Well said").paragraph(sentence(50, "Comment"));
    });
  });
  EXPECT_EQ(appended(page.page(), kTitle), "o...");
}

// An article nested in the page's own belongs to it.
TEST(AppendedArticles, ArticlesInsideTheOwnStay) {
  PageBuilder page{std::string(kTitle)};
  page.in(Tag::article, [](PageBuilder& article) {
    article.heading(1, kTitle).paragraph(sentence(100));
    article.in(Tag::article, [](PageBuilder& entry) {
      entry.heading(2, "Ten in the morning").paragraph(sentence(20, "Entry"));
    });
  });
  EXPECT_EQ(appended(page.page(), kTitle), "o...");
}

TEST(AppendedArticles, ListingsOfArticlesStay) {
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
TEST(AppendedArticles, AFewWordsMakeNoArticle) {
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

TEST(AppendedArticles, WithoutAHeadlineNoArticleIsTheOwn) {
  PageBuilder page;
  for (int i = 0; i < 2; ++i) {
    page.in(Tag::article, [&](PageBuilder& article) {
      article.heading(2, "Number " + std::to_string(i)).paragraph(sentence(120 + i));
    });
  }
  EXPECT_EQ(appended(page.page(), {}), "....");
}

// Each block is looked at once, however many articles stand in one another.
TEST(AppendedArticles, NestedArticlesTakeLinearTime) {
  PageBuilder page = with_own_article(100);
  std::string html =
      "<article><h1>River floods the old town</h1><p>" + sentence(100) + "</p></article>";
  for (int i = 0; i < 200; ++i) html += "<article><h2>Next " + std::to_string(i) + "</h2><p>a b c";
  EXPECT_EQ(appended(segmented(html), kTitle), "o." + std::string(400, 'x'));
}

}  // namespace
}  // namespace pith::internal
