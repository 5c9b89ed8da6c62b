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

}  // namespace
}  // namespace pith::internal
