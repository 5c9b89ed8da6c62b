// The same bytes give the same article: again, elsewhere in memory, and whether or not an
// explanation is asked for. On other threads: threads_test.cc.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pith/extract.h"
#include "support/pages.h"

namespace pith::internal {
namespace {

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
}  // namespace pith::internal
