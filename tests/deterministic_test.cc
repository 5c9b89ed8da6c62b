// The same bytes give the same article: again, on other threads, beside other pages, and whether
// or not an explanation is asked for.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "pith/extract.h"
#include "support/pages.h"

namespace pith {
namespace {

constexpr std::size_t kThreads = 8;
constexpr int kRounds = test::kSanitized ? 1 : 4;

std::vector<std::string> articles_of_all_pages() {
  std::vector<std::string> articles;
  for (const test::TestPage& page : test::fixture_pages()) {
    articles.push_back(test::describe(extract(page.bytes, page.options)));
  }
  return articles;
}

TEST(Deterministic, SameBytesSameArticle) {
  ASSERT_FALSE(test::fixture_pages().empty());
  EXPECT_EQ(articles_of_all_pages(), articles_of_all_pages());
}

TEST(Deterministic, SameBytesElsewhereInMemorySameArticle) {
  for (const test::TestPage& page : test::fixture_pages()) {
    const std::string shifted = "x" + page.bytes;
    EXPECT_EQ(test::describe(extract(page.bytes, page.options)),
              test::describe(extract(std::string_view(shifted).substr(1), page.options)))
        << page.name;
  }
}

TEST(Deterministic, SameArticlesOnOneAndEightThreads) {
  const std::vector<std::string> expected = articles_of_all_pages();
  std::vector<std::vector<std::string>> found(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([t, &found] {
      const std::vector<test::TestPage>& pages = test::fixture_pages();
      found[t].resize(pages.size());
      for (int round = 0; round < kRounds; ++round) {
        for (std::size_t i = 0; i < pages.size(); ++i) {
          const std::size_t at = (i + t * 5) % pages.size();  // each thread in another order
          found[t][at] = test::describe(extract(pages[at].bytes, pages[at].options));
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<std::string>& articles : found) EXPECT_EQ(articles, expected);
}

TEST(Deterministic, ExplainingChangesNothingThatIsKept) {
  for (const Favor favor : {Favor::balanced, Favor::precision, Favor::recall}) {
    for (const test::TestPage& page : test::fixture_pages()) {
      Options options = page.options;
      options.favor = favor;
      const Article plain = extract(page.bytes, options);
      options.explain = true;
      const Article explained = extract(page.bytes, options);
      EXPECT_EQ(test::kept_blocks(plain), test::kept_blocks(explained)) << page.name;
      EXPECT_EQ(plain.outcome, explained.outcome) << page.name;
      EXPECT_GE(explained.blocks.size(), plain.blocks.size()) << page.name;
    }
  }
}

}  // namespace
}  // namespace pith
