// Every compiler and machine gives the same results for all fixtures, to the last bit of the last
// score: those of fixtures/digests.txt. CI builds with two compilers and two kinds of optimization;
// `./bootstrap.sh arm64` runs the same on another machine.
#include "digests/digests.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "pith/extract.h"

namespace pith::internal::test {
namespace {

using Lines = std::vector<std::string>;

TEST(Digests, OfAllFixturesAreTheExpectedOnes) {
  std::ifstream file(std::string(PITH_SOURCE_DIR) + "/fixtures/digests.txt", std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  std::string report;
  for (const std::string& line : digest_differences(expected, digests_of_fixtures())) {
    report += line + '\n';
  }
  EXPECT_EQ(report, "") << "If the results of these fixtures had to change, make the file anew:\n"
                           "build/tests/digests/pith_digests fixtures/digests.txt --write\n"
                           "If not, this compiler or machine gives other results than the rest.";
}

TEST(Digests, DifferencesNameTheFixtures) {
  const std::string expected = "# comment\n\npages/a 01\npages/b 02\npages/c 03\n";
  EXPECT_EQ(digest_differences(expected, "pages/c 03\npages/a 01\npages/b 02\n"), Lines());
  EXPECT_EQ(digest_differences(expected, "pages/a 01\npages/b 12\npages/d 04\n"),
            (Lines{"pages/b: 12, expected 02", "pages/d: 04, and no digest was expected",
                   "pages/c: there is no such fixture, expected 03"}));
  EXPECT_EQ(digest_differences("", "pages/a 01\n").size(), 1U);
  EXPECT_EQ(digest_differences("pages/a\n", "pages/a 01\n").size(), 1U);
}

TEST(Digests, OfAllIsThatOfTheLines) {
  const std::string all = digest_of_all("pages/a 01\npages/b 02\n");
  EXPECT_EQ(all, digest_of_all("# comment\npages/b 02\npages/a 01\n"));
  EXPECT_NE(all, digest_of_all("pages/a 02\npages/b 01\n"));
  EXPECT_EQ(all.size(), 16U);
}

TEST(Digests, DependOnThePage) {
  TestPage page = fixture_pages().front();
  const std::string digest = digest_of(page);
  page.bytes.append("<!-- a comment changes nothing -->");
  EXPECT_EQ(digest_of(page), digest);
  page.options.url += "x";
  EXPECT_NE(digest_of(page), digest);
}

// A digest is made of this text.
TEST(Digests, OneBitOfAnyNumberShows) {
  const TestPage& page = fixture_pages().front();
  const Article article = extract(page.bytes, {.explain = true});
  ASSERT_FALSE(article.blocks.empty());
  ASSERT_TRUE(article.confidence);
  const std::string all = everything(article);
  Article other = article;
  other.blocks.back().score = std::nextafter(other.blocks.back().score, 2.0F);
  EXPECT_NE(everything(other), all);
  other = article;
  other.confidence = std::nextafter(*other.confidence, 2.0F);
  EXPECT_NE(everything(other), all);
  other = article;
  ++other.blocks.back().source.end;
  EXPECT_NE(everything(other), all);
  other = article;
  other.blocks.back().decided_by += "x";
  EXPECT_NE(everything(other), all);
  other = article;
  other.timings.parse += 1;
  EXPECT_EQ(everything(other), all);
}

}  // namespace
}  // namespace pith::internal::test
