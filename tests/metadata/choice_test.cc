#include "metadata/choice.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "metadata/dump.h"

namespace pith::internal {
namespace {

using test::dump;

Metadata chosen(const Evidence& evidence, std::string_view url = {}) {
  return choose_metadata(evidence, {}, {.url = url, .base = url});
}

TEST(ChooseMetadata, MoreTrustedSourceWinsWhateverTheOrder) {
  Evidence evidence;
  evidence.add_meta("date", "2020-01-01");
  evidence.add(Field::date, "time", "2021-01-01");
  evidence.add_meta("article:published_time", "2024-03-05");
  EXPECT_EQ(dump(chosen(evidence).date), "2024-03-05 <article:published_time>");
}

TEST(ChooseMetadata, ValueThatIsNoDateGivesWay) {
  Evidence evidence;
  evidence.add_meta("article:published_time", "Monday");
  evidence.add_meta("dc.date", "2024-03-05");
  EXPECT_EQ(dump(chosen(evidence).date), "2024-03-05 <dc.date>");
}

TEST(ChooseMetadata, UrlDateOnlyWithoutMetaDates) {
  const std::string url = "https://example.org/2023/12/01/slug";
  Evidence evidence;
  evidence.add(Field::date, "url", "url");
  EXPECT_EQ(dump(chosen(evidence, url).date), "2023-12-01 <url>");
  evidence.add_meta("article:published_time", "2023-11-05");
  EXPECT_EQ(dump(chosen(evidence, url).date), "2023-11-05 <article:published_time>");
}

TEST(ChooseMetadata, UrlDateBeforeThatOfAMove) {
  const std::string url = "https://example.org/2023/12/01/slug";
  Evidence evidence;
  evidence.add(Field::date, "url", "url");
  evidence.add_meta("article:published_time", "2024-03-05");
  EXPECT_EQ(dump(chosen(evidence, url).date), "2023-12-01 <url>");
  // A number of the article is no day.
  EXPECT_EQ(dump(chosen(evidence, "https://example.org/2023-12-01-slug").date),
            "2024-03-05 <article:published_time>");
}

TEST(ChooseMetadata, DatesOfTeasersAreNone) {
  Evidence evidence;
  evidence.add_item("datepublished", "2024-03-05");
  evidence.add_item("datepublished", "2024-03-04");
  EXPECT_EQ(chosen(evidence).date.value, "2024-03-05");
  evidence.add_item("datepublished", "2024-03-03");
  EXPECT_EQ(chosen(evidence).date.value, "");
}

TEST(ChooseMetadata, MonthFirstOnlyOnAmericanPages) {
  Evidence evidence;
  evidence.add_meta("date", "3/5/2024");
  EXPECT_EQ(chosen(evidence).date.value, "2024-05-03");
  evidence.add(Field::language, "html-lang", "en-US");
  EXPECT_EQ(chosen(evidence).date.value, "2024-03-05");
}

TEST(ChooseMetadata, MonthFirstInEnglishOfNoCountry) {
  Evidence evidence;
  evidence.add_meta("date", "3/5/2024");
  evidence.add(Field::language, "html-lang", "en");
  EXPECT_EQ(chosen(evidence, "https://example.com/a").date.value, "2024-03-05");
  EXPECT_EQ(chosen(evidence, "https://example.co.uk/a").date.value, "2024-05-03");
  EXPECT_EQ(chosen(evidence, "").date.value, "2024-05-03");
}

TEST(ChooseMetadata, PersonsBeforeOrganizationsBeforeTheSite) {
  Evidence evidence;
  evidence.add_meta("og:site_name", "The Daily");
  evidence.add(Field::author, "json-ld", "The Daily");
  EXPECT_EQ(dump(chosen(evidence).authors), "The Daily <json-ld>");
  evidence.add(Field::author, "json-ld:organization", "Example Press");
  evidence.add_meta("author", "Example News");
  EXPECT_EQ(dump(chosen(evidence).authors), "Example News <meta:author>");
  evidence.add(Field::author, "byline", "Jane Doe");
  EXPECT_EQ(dump(chosen(evidence).authors), "Jane Doe <byline>");
}

// A business signs its posts with its own name, which is better than no author.
TEST(ChooseMetadata, TheSiteAsTheVisibleAuthorWhereThereIsNoOther) {
  Evidence evidence;
  evidence.add_meta("og:site_name", "The Daily");
  evidence.add(Field::author, "byline", "The Daily");
  EXPECT_EQ(dump(chosen(evidence).authors), "The Daily <byline>");
  evidence.add(Field::author, "by-line", "By Jane Doe");
  EXPECT_EQ(dump(chosen(evidence).authors), "Jane Doe <by-line>");
}

TEST(ChooseMetadata, NoTopicIsAnAuthorUnlessALabelSaysSo) {
  Evidence evidence;
  evidence.add(Field::author, "byline", "Jane Doe");
  evidence.add(Field::category, "rel-category", "Jane Doe");
  EXPECT_EQ(dump(chosen(evidence).authors), "-");
  evidence.add(Field::author, "by-line", "By Jane Doe");
  EXPECT_EQ(dump(chosen(evidence).authors), "Jane Doe <by-line>");
}

TEST(ChooseMetadata, SamePersonOnce) {
  Evidence evidence;
  evidence.add(Field::author, "byline", "Jane Doe");
  evidence.add(Field::author, "byline", "JANE DOE");
  evidence.add(Field::author, "byline", "Jane Doe Columns Lead");
  EXPECT_EQ(dump(chosen(evidence).authors), "Jane Doe <byline>");
}

TEST(ChooseMetadata, TagsComeFromOneSource) {
  Evidence evidence;
  evidence.add_meta("keywords", "rail, strike; trains , rail");
  EXPECT_EQ(dump(chosen(evidence).tags), "rail; strike; trains <meta:keywords>");
  evidence.add_meta("article:tag", "Rail");
  evidence.add_meta("article:tag", "Strikes");
  EXPECT_EQ(dump(chosen(evidence).tags), "Rail; Strikes <article:tag>");
}

TEST(ChooseMetadata, Languages) {
  const std::vector<std::pair<std::string, std::string>> cases = {{"en", "en"},
                                                                  {"en_US", "en-US"},
                                                                  {"EN-gb", "en-GB"},
                                                                  {"pt-BR, en", "pt-BR"},
                                                                  {"zh-Hans-CN", "zh-Hans-CN"},
                                                                  {"english", ""},
                                                                  {"x", ""},
                                                                  {"{{lang}}", ""}};
  for (const auto& [declared, tag] : cases) {
    Evidence evidence;
    evidence.add(Field::language, "html-lang", declared);
    EXPECT_EQ(chosen(evidence).language.value, tag) << declared;
  }
}

TEST(ChooseMetadata, LinksAreAbsoluteOrLeftOut) {
  Evidence evidence;
  evidence.add(Field::canonical_url, "link-canonical", "/a");
  evidence.add_meta("og:image", "javascript:alert(1)");
  evidence.add_meta("twitter:image", "img/a.jpg");
  EXPECT_EQ(dump(chosen(evidence).canonical_url), "-");
  const Metadata m = chosen(evidence, "https://example.org/x/y");
  EXPECT_EQ(dump(m.canonical_url), "https://example.org/a <link-canonical>");
  EXPECT_EQ(dump(m.image), "https://example.org/x/img/a.jpg <twitter:image>");
}

TEST(ChooseMetadata, ValuesForMachinesGiveWay) {
  Evidence evidence;
  evidence.add_meta("og:image", "https://a.example/img/placeholder.png");
  EXPECT_EQ(chosen(evidence).image.value, "https://a.example/img/placeholder.png");
  evidence.add(Field::image, "json-ld", "https://a.example/boats.jpg");
  EXPECT_EQ(chosen(evidence).image.value, "https://a.example/boats.jpg");
  for (const char* tag : {"type:article", "Boats"}) evidence.add_meta("article:tag", tag);
  EXPECT_EQ(dump(chosen(evidence).tags), "Boats <article:tag>");
}

TEST(ChooseMetadata, VisibleDayAfterTheLastChangeIsAnEvent) {
  Evidence evidence;
  evidence.add(Field::date, "text", "14 June 2031");
  EXPECT_EQ(chosen(evidence).date.value, "2031-06-14");
  evidence.add_meta("article:modified_time", "2025-02-02");
  EXPECT_NE(chosen(evidence).date.value, "2031-06-14");
}

TEST(ChooseMetadata, Tags) {
  struct Case {
    std::string_view keywords, tags;
  };
  const std::vector<Case> cases = {
      {"mills, rivers; craft,", "mills; rivers; craft <meta:keywords>"},
      {"\xE6\xB0\xB4\xE8\xBD\xAE\xEF\xBC\x8C\xE7\xA3\xA8\xE5\x9D\x8A\xEF\xBC\x8C\xE6\x9D\x91\xE5"
       "\xBA\x84",
       "\xE6\xB0\xB4\xE8\xBD\xAE; \xE7\xA3\xA8\xE5\x9D\x8A; \xE6\x9D\x91\xE5\xBA\x84 "
       "<meta:keywords>"},
      {"\xE6\xB0\xB4\xE8\xBB\x8A\xE3\x80\x81\xE7\xB2\x89\xE5\xB1\x8B",
       "\xE6\xB0\xB4\xE8\xBB\x8A; \xE7\xB2\x89\xE5\xB1\x8B <meta:keywords>"},
      {"\xD8\xB7\xD8\xA7\xD8\xAD\xD9\x88\xD9\x86\xD8\xA9\xD8\x8C \xD9\x86\xD9\x87\xD8\xB1",
       "\xD8\xB7\xD8\xA7\xD8\xAD\xD9\x88\xD9\x86\xD8\xA9; \xD9\x86\xD9\x87\xD8\xB1 "
       "<meta:keywords>"},
      {"\xE6\x9D\x91\xE5\xBA\x84\xE4\xBB\x8A\xE5\xA4\xA9\xE4\xB8\x8A\xE5\x8D\x88\xE5\x86\xB3\xE5"
       "\xAE\x9A\xE4\xBF\xAE\xE7\x90\x86\xE6\xB0\xB4\xE8\xBD\xAE\xEF\xBC\x8C\xE4\xBC\x9A\xE8\xAE"
       "\xAE\xE5\xBC\x80\xE5\x88\xB0\xE6\xB7\xB1\xE5\xA4\x9C",
       "\xE6\x9D\x91\xE5\xBA\x84\xE4\xBB\x8A\xE5\xA4\xA9\xE4\xB8\x8A\xE5\x8D\x88\xE5\x86\xB3\xE5"
       "\xAE\x9A\xE4\xBF\xAE\xE7\x90\x86\xE6\xB0\xB4\xE8\xBD\xAE\xEF\xBC\x8C\xE4\xBC\x9A\xE8\xAE"
       "\xAE\xE5\xBC\x80\xE5\x88\xB0\xE6\xB7\xB1\xE5\xA4\x9C <meta:keywords>"},
      {"\xE6\xB0\xB4\xE8\xBD\xAE\xE3\x80\x81\xE7\xA3\xA8\xE5\x9D\x8A\xE4\xBF\xAE\xE7\x90\x86,"
       "\xE6\x9D\x91\xE5\xBA\x84",
       "\xE6\xB0\xB4\xE8\xBD\xAE\xE3\x80\x81\xE7\xA3\xA8\xE5\x9D\x8A\xE4\xBF\xAE\xE7\x90\x86; "
       "\xE6\x9D\x91\xE5\xBA\x84 <meta:keywords>"},
      {"#mills, #rivers", "mills; rivers <meta:keywords>"},
      {"C#, ##", "C# <meta:keywords>"},
      {"#metoo, #1, 2024", "metoo; 2024 <meta:keywords>"},
      {"mills, null, None, undefined, [object Object], , #, -, rivers",
       "mills; rivers <meta:keywords>"},
      {"null", "-"},
      {"\"mills\", \"rivers\"", "mills; rivers <meta:keywords>"},
  };
  for (const Case& c : cases) {
    Evidence evidence;
    evidence.add_meta("keywords", c.keywords);
    EXPECT_EQ(dump(chosen(evidence).tags), c.tags) << c.keywords;
  }
}

TEST(ChooseMetadata, InvertedNameOfOnePerson) {
  struct Case {
    std::string_view value, authors;
  };
  const std::vector<Case> cases = {
      {"Doe, Jane", "Jane Doe <meta:author>"},
      {"M\xC3\xBCller, \xC3\x84nne", "\xC3\x84nne M\xC3\xBCller <meta:author>"},
      {"\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD\xD0\xBE\xD0\xB2\xD0\xB0, "
       "\xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0",
       "\xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0 "
       "\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD\xD0\xBE\xD0\xB2\xD0\xB0 <meta:author>"},
      {"Doe, Jane; Roe, John B.", "Jane Doe; John B. Roe <meta:author>"},
      {"van der Berg, Jan; Roe, Ann", "Jan van der Berg; Ann Roe <meta:author>"},
      {"Jane Doe, John Roe", "Jane Doe; John Roe <meta:author>"},
      {"Jane Doe; John Roe", "Jane Doe; John Roe <meta:author>"},
      {"jane, john", "jane; john <meta:author>"},
      // Chinese and Japanese names are a word each.
      {"\xE5\xB1\xB1\xE7\x94\xB0\xE8\x8A\xB1\xE5\xAD\x90, "
       "\xE7\x84\xA6\xE9\xB9\x8F",
       "\xE5\xB1\xB1\xE7\x94\xB0\xE8\x8A\xB1\xE5\xAD\x90; "
       "\xE7\x84\xA6\xE9\xB9\x8F <meta:author>"},
      {"Jane Doe, Banksy", "Jane Doe; Banksy <meta:author>"},
      {"Jane Doe, Sports", "Jane Doe <meta:author>"},
      {"Jane Doe, Berlin", "Jane Doe <meta:author>"}};
  for (const Case& c : cases) {
    Evidence evidence;
    evidence.add_meta("author", c.value);
    EXPECT_EQ(dump(chosen(evidence).authors), c.authors) << c.value;
  }
}

TEST(ChooseMetadata, TagsBehindAKey) {
  Evidence evidence;
  for (const std::string_view value :
       {"Elevated:false", "Tag:Mills", "Topic:Craft", "Tag:Rivers"}) {
    evidence.add(Field::tag, "json-ld", value);
  }
  EXPECT_EQ(dump(chosen(evidence).tags), "Mills; Rivers <json-ld>");
}

TEST(ChooseMetadata, NoCategory) {
  Evidence evidence;
  evidence.add(Field::category, "rel-category", "Uncategorized");
  EXPECT_EQ(dump(chosen(evidence).categories), "-");
  evidence.add(Field::category, "rel-category", "Food, Drink");
  EXPECT_EQ(dump(chosen(evidence).categories), "Food, Drink <rel-category>");
}

TEST(ChooseMetadata, SiteBeforeItsAddress) {
  Evidence evidence;
  evidence.add_meta("og:site_name", "www.example.org");
  EXPECT_EQ(dump(chosen(evidence).site), "www.example.org <og:site_name>");
  evidence.add(Field::site, "json-ld:publisher", "The Example");
  EXPECT_EQ(dump(chosen(evidence).site), "The Example <json-ld:publisher>");
}

TEST(ChooseMetadata, LinksOfTheMachineThatMadeThePage) {
  Evidence evidence;
  evidence.add(Field::canonical_url, "link-canonical", "http://localhost:3000/a");
  EXPECT_EQ(dump(chosen(evidence, "https://example.org/a").canonical_url), "-");
  EXPECT_EQ(dump(chosen(evidence, "http://localhost:3000/b").canonical_url),
            "http://localhost:3000/a <link-canonical>");
  evidence.add_meta("og:url", "https://example.org/a");
  EXPECT_EQ(dump(chosen(evidence, "https://example.org/a").canonical_url),
            "https://example.org/a <og:url>");
}

TEST(ChooseMetadata, SpacesInLinks) {
  Evidence evidence;
  evidence.add_meta("og:image", " /img/mill wheel.jpg ");
  EXPECT_EQ(dump(chosen(evidence, "https://example.org/a").image),
            "https://example.org/img/mill%20wheel.jpg <og:image>");
  Evidence escaped;
  escaped.add_meta("og:image", "https:\\/\\/example.org\\/w.jpg");
  EXPECT_EQ(dump(chosen(escaped).image), "https://example.org/w.jpg <og:image>");
}

TEST(ChooseMetadata, DescriptionWithTags) {
  Evidence evidence;
  evidence.add_meta("og:description", "<p>Eleven <b>paddles</b>.</p>");
  EXPECT_EQ(dump(chosen(evidence).description), "Eleven paddles. <og:description>");
  Evidence of_xml;
  of_xml.add_meta("og:description", "How to read <people></people> in XML");
  EXPECT_EQ(chosen(of_xml).description.value, "How to read <people></people> in XML");
}

TEST(ChooseMetadata, LinksMayNameTagsAboutPrograms) {
  Evidence evidence;
  evidence.add(Field::tag, "rel-tag", "null");
  evidence.add(Field::category, "rel-category", "undefined");
  EXPECT_EQ(dump(chosen(evidence).tags), "null <rel-tag>");
  EXPECT_EQ(dump(chosen(evidence).categories), "-");
}

}  // namespace
}  // namespace pith::internal
