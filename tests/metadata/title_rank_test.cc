#include "metadata/title_rank.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "metadata/dump.h"

namespace pith {
namespace {

using test::dump;
using test::read;

// A row for every weight: each fails when that weight is 0.
TEST(RankTitles, Table) {
  struct Case {
    std::string why, html, url, dump;
  };
  const std::string og = "<meta property=og:title content='";
  const std::string more = "Small boats of the northern coast'>";
  const std::vector<Case> cases = {
      {"the address's words",
       "<title>Rowing boats of Norway</title><h1>Our pick of small vessels</h1>",
       "https://example.org/rowing-boats-of-norway", "Rowing boats of Norway <title>"},
      {"and those of another heading",
       "<title>Rowing boats of Norway</title><h1>Our pick of small vessels</h1>",
       "https://example.org/a/small-vessels.html", "Our pick of small vessels <h1>"},
      {"a page that says when it was published has a headline",
       "<title>Rowing boats of all Norway</title><h1>Our pick of vessels</h1>"
       "<meta property=article:published_time content=2024-03-05>",
       "https://example.org/rowing-trip-norway", "Our pick of vessels <h1>"},
      {"all sources hold it", "<title>Rowing boats for two</title><h1>Rowing boats</h1>",
       "https://example.org/a", "Rowing boats <h1>"},
      {"<title> says the same and more",
       "<title>Rowing boats for two</title>" + og + "Rowing boats for two'><h1>Rowing boats</h1>",
       "https://example.org/rowing-boats-for-two", "Rowing boats for two <og:title>"},
      {"headline and <title> are one, five others another",
       "<title>Small boats</title><h1>Small boats</h1>" + og + more +
           "<meta name=twitter:title content='" + more + "<meta name=dc.title content='" + more +
           "<meta name=parsely-title content='" + more + "<meta name=citation_title content='" +
           more,
       "https://example.org/small-boats-of-the-northern-coast", "Small boats <h1>"},
      {"the part that all sources hold, though nothing names the site",
       "<title>A long road - Paper and Ink</title>" + og + "A long road - Print'>",
       "https://example.org/a", "A long road <og:title>"},
      {"a site's name within a headline belongs to it where it stands nowhere else",
       "<title>Why we built it</title><h1>Example: why we built it anew and gave it all away</h1>",
       "https://example.org/a", "Example: why we built it anew and gave it all away <h1>"}};
  for (const Case& c : cases) EXPECT_EQ(dump(read(c.html, c.url).title), c.dump) << c.why;
}

TEST(RankTitles, NothingToChooseFrom) {
  EXPECT_EQ(best_title({}), nullptr);
  const std::vector<Headline> none;
  EXPECT_TRUE(title_forms({.headings = &none}, SiteNames("", {})).empty());
}

}  // namespace
}  // namespace pith
