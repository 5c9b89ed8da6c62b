#include "metadata/title_choice.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "metadata/dump.h"

namespace pith::internal {
namespace {

using test::dump;
using test::read;

TEST(ChooseTitle, Table) {
  struct Case {
    std::string why, html, dump;
  };
  const std::vector<Case> cases = {
      {"h1 confirmed by <title>",
       "<title>A long road home - The Daily</title><h1>A long road home</h1>",
       "A long road home <h1>"},
      {"brand as h1, headline in og:title",
       "<title>A long road home | The Daily</title><meta property=og:title content='A long road "
       "home'><meta property=og:site_name content='The Daily'><h1>The Daily</h1>",
       "A long road home <og:title>"},
      {"site name taken off og:title by og:site_name",
       "<meta property=og:title content='A long road home | The Daily'>"
       "<meta property=og:site_name content='The Daily'>",
       "A long road home <og:title>"},
      {"site name in front, known from the host", "<title>Example: A long road home</title>",
       "A long road home <title>"},
      {"short tail without evidence", "<title>A long road home - Travel Notes</title>",
       "A long road home <title>"},
      {"nothing to take off", "<title>Spider-Man: No Way Home</title>",
       "Spider-Man: No Way Home <title>"},
      {"second h1 is the headline",
       "<title>A long road home</title><h1>Travel</h1><h1>A long road home</h1>",
       "A long road home <h1>"},
      {"h2 repeats the title, no h1",
       "<title>A long road home | Example</title><h2>A long road home</h2>",
       "A long road home <h2>"},
      {"h1 leads to the front page, the headline is an h2",
       "<title>Paper and Ink \xC2\xBB Archive \xC2\xBB A long road home</title>"
       "<h1><a href=/>Paper and Ink</a></h1><h2>A long road home</h2>",
       "A long road home <h2>"},
      {"the same with the link around the h1",
       "<title>Paper and Ink: A long road home</title>"
       "<a href=http://example.org><h1>Paper and Ink</h1></a><h2>A long road home</h2>",
       "A long road home <h2>"},
      {"site name known from the logo",
       "<title>Paper and Ink - A long road home</title><a href=/><img alt='Paper and Ink'></a>",
       "A long road home <title>"},
      {"a headline that links to another page stays one",
       "<title>A long road home</title><h1><a href=/a>A long road home</a></h1><h2>A long "
       "road</h2>",
       "A long road home <h1>"},
      {"site name within the h1",
       "<h1>A long road home | Example</h1>"
       "<title>A long road home | Example</title>",
       "A long road home <h1>"},
      {"permalink sign", "<title>Querying data</title><h1>Querying data\xC2\xB6</h1>",
       "Querying data <h1>"},
      {"svg title is no title",
       "<svg><title>menu icon</title></svg><title>A long road home</title>",
       "A long road home <title>"},
      {"style inside the h1", "<title>A long road</title><h1><style>.x{}</style>A long road</h1>",
       "A long road <h1>"},
      {"nothing", "<p>text</p>", "-"}};
  for (const Case& c : cases) {
    EXPECT_EQ(dump(read(c.html, "https://www.example.org/a").title), c.dump) << c.why;
  }
}

TEST(ChooseTitle, FrontPage) {
  struct Case {
    std::string why, html, url, dump;
  };
  const std::string tool =
      "<title>Example: the drawing tool for teams</title><h1>Make anything possible today</h1>";
  const std::vector<Case> cases = {
      {"its h1 is a slogan", tool, "https://example.org/",
       "Example: the drawing tool for teams <title>"},
      {"from where the reader came", tool, "https://example.org?utm_source=mail",
       "Example: the drawing tool for teams <title>"},
      {"a page of its own", tool, "https://example.org/?p=12", "Make anything possible today <h1>"},
      {"deeper", tool, "https://example.org/tool", "Make anything possible today <h1>"},
      {"the site's name behind goes",
       "<title>Online tax advice | Example</title><h1>You deserve to be happy</h1>",
       "https://example.org/", "Online tax advice <title>"},
      {"one word ahead says nothing", "<title>Home - Example Collective</title><h1>Buy local</h1>",
       "https://example.org/", "Home - Example Collective <title>"},
      {"the site's name alone", "<title>Example</title><h1>Latest posts of today</h1>",
       "https://example.org/", "Example <title>"},
      {"no <title>", "<h1>Make anything possible today</h1>", "https://example.org/",
       "Make anything possible today <h1>"}};
  for (const Case& c : cases) EXPECT_EQ(dump(read(c.html, c.url).title), c.dump) << c.why;
}

TEST(ChooseTitle, SiteFromTitle) {
  EXPECT_EQ(dump(read("<title>A long road home | Example</title>", "https://example.org/").site),
            "Example <title>");
}

TEST(ChooseTitle, LinearOnManySeparators) {
  std::string title;
  for (int i = 0; i < 1000; ++i) title += "a | ";
  EXPECT_FALSE(read("<title>" + title + "</title>", "https://example.org/").title.empty());
}

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
      {"a site's name within a headline belongs to it if it is nowhere else",
       "<title>Why we built it</title><h1>Example: why we built it anew and gave it all away</h1>",
       "https://example.org/a", "Example: why we built it anew and gave it all away <h1>"}};
  for (const Case& c : cases) EXPECT_EQ(dump(read(c.html, c.url).title), c.dump) << c.why;
}

TEST(RankTitles, NothingToChooseFrom) {
  TitleWordings wordings;
  EXPECT_TRUE(choose_title({}, {}, &wordings).title.empty());
  EXPECT_TRUE(wordings.wordings.empty());
}

TEST(ChooseTitle, KickersAndTemplates) {
  struct Case {
    std::string why, html, dump;
  };
  const std::vector<Case> cases = {
      {"a kicker by its class",
       "<title>A long road home - The Daily</title><h1><span class=story-kicker>Travel</span> "
       "A long road home</h1>",
       "A long road home <h1>"},
      {"a kicker behind which og:title stands",
       "<title>Travel news</title><meta property=og:title content='A long road home'>"
       "<h1><small>Travel</small> A long road home</h1>",
       "A long road home <h1>"},
      {"a first word that og:title lacks is no kicker",
       "<meta property=og:title content='council approves the bridge'>"
       "<h1>No council approves the bridge</h1>",
       "No council approves the bridge <h1>"},
      {"what looks like a kicker and begins the title",
       "<title>Top 10 bridges - The Daily</title><h1><i class=topline>Top</i> 10 bridges</h1>",
       "Top 10 bridges <h1>"},
      {"a part of a word", "<h1><i class=kicker>A</i>-Class in the test</h1>",
       "A-Class in the test <h1>"},
      {"class names with other words",
       "<h1><i class='topline-headline text-overline'>Council</i> approves the bridge</h1>",
       "Council approves the bridge <h1>"},
      {"encoded twice, with a no-break space in a letter",
       "<title>Vot\xC3\x83\xC2\xA9 \xC3\x83\xC2\xA0 l'unanimit\xC3\x83\xC2\xA9</title>",
       "Vot\xC3\xA9 \xC3\xA0 l'unanimit\xC3\xA9 <title>"},
      {"a title about letters encoded twice", "<title>Why you see \xC3\x83\xC2\xA9 here</title>",
       "Why you see \xC3\x83\xC2\xA9 here <title>"},
      {"a beginning that another title has too",
       "<meta property=og:title content='Travel A long road home'>"
       "<meta name=twitter:title content='A long road home'><h1>Travel A long road home</h1>",
       "Travel A long road home <h1>"},
      {"a book's name as h1",
       "<title>The second chapter - The Book of Roads</title><h1>The Book of Roads</h1>"
       "<main><h2>The second chapter</h2></main>",
       "The second chapter <h2>"},
      {"readings above the signs",
       "<title>x</title><main><h1><ruby>A long<rp>(</rp><rt>along</rt><rp>)</rp></ruby> road "
       "home</h1></main>",
       "A long road home <h1>"},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(read(c.html).title), c.dump) << c.why;
}

TEST(ChooseTitle, EscapedTwiceOrForScreenReaders) {
  struct Case {
    std::string title, heading, chosen;
  };
  const std::vector<Case> cases = {
      {"Roads &amp;amp; rails - The Daily", "Roads &amp; rails", "Roads & rails"},
      {"What &amp;amp; means", "What &amp;amp; means", "What &amp; means"},
      {"A long road home", "<span class=sr-only>Article: </span>A long road home",
       "A long road home"},
  };
  for (const Case& c : cases) {
    const std::string html =
        "<title>" + c.title + "</title><main><h1>" + c.heading + "</h1><p>Text.</p></main>";
    EXPECT_EQ(test::read(html, "https://example.org/a/b").title.value, c.chosen) << c.title;
  }
}

}  // namespace
}  // namespace pith::internal
