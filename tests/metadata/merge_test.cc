#include "metadata/merge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "metadata/dump.h"
#include "metadata/precedence.h"

namespace pith {
namespace {

using test::dump;

Metadata merged(const Evidence& evidence, std::string_view url = {}) {
  return merge(evidence, {}, {.url = url, .base = url});
}

TEST(Precedence, NoRowTwiceAndFieldsStandTogether) {
  std::vector<std::string> seen;
  for (const Precedence& row : precedence()) {
    const std::string key =
        std::to_string(static_cast<int>(row.field)) + " " + std::string(row.source);
    EXPECT_EQ(std::count(seen.begin(), seen.end(), key), 0) << key;
    seen.push_back(key);
  }
  for (std::size_t i = 1; i < precedence().size(); ++i) {
    EXPECT_LE(precedence()[i - 1].field, precedence()[i].field);
  }
}

TEST(Merge, MoreTrustedSourceWinsWhateverTheOrder) {
  Evidence evidence;
  evidence.add_meta("date", "2020-01-01");
  evidence.add(Field::date, "time", "2021-01-01");
  evidence.add_meta("article:published_time", "2024-03-05");
  EXPECT_EQ(dump(merged(evidence).date), "2024-03-05 <article:published_time>");
}

TEST(Merge, ValueThatIsNoDateGivesWay) {
  Evidence evidence;
  evidence.add_meta("article:published_time", "Monday");
  evidence.add_meta("dc.date", "2024-03-05");
  EXPECT_EQ(dump(merged(evidence).date), "2024-03-05 <dc.date>");
}

TEST(Merge, UrlDateOnlyWithoutMetaDates) {
  const std::string url = "https://example.org/2023/12/01/slug";
  Evidence evidence;
  evidence.add(Field::date, "url", "url");
  EXPECT_EQ(dump(merged(evidence, url).date), "2023-12-01 <url>");
  evidence.add_meta("article:published_time", "2024-03-05");
  EXPECT_EQ(dump(merged(evidence, url).date), "2024-03-05 <article:published_time>");
}

TEST(Merge, MonthFirstOnlyOnAmericanPages) {
  Evidence evidence;
  evidence.add_meta("date", "3/5/2024");
  EXPECT_EQ(merged(evidence).date.value, "2024-05-03");
  evidence.add(Field::language, "html-lang", "en-US");
  EXPECT_EQ(merged(evidence).date.value, "2024-03-05");
}

TEST(Merge, PersonsBeforeOrganisationsBeforeTheSite) {
  Evidence evidence;
  evidence.add_meta("og:site_name", "The Daily");
  evidence.add(Field::author, "json-ld", "The Daily");
  EXPECT_EQ(dump(merged(evidence).authors), "The Daily <json-ld>");
  evidence.add(Field::author, "json-ld:organization", "Example Press");
  evidence.add_meta("author", "Example News");
  EXPECT_EQ(dump(merged(evidence).authors), "Example News <meta:author>");
  evidence.add(Field::author, "byline", "Jane Doe");
  EXPECT_EQ(dump(merged(evidence).authors), "Jane Doe <byline>");
}

// A business signs its posts with its own name, which is better than none.
TEST(Merge, TheSiteAsTheVisibleAuthorWhereThereIsNoOther) {
  Evidence evidence;
  evidence.add_meta("og:site_name", "The Daily");
  evidence.add(Field::author, "byline", "The Daily");
  EXPECT_EQ(dump(merged(evidence).authors), "The Daily <byline>");
  evidence.add(Field::author, "by-line", "By Jane Doe");
  EXPECT_EQ(dump(merged(evidence).authors), "Jane Doe <by-line>");
  evidence.add(Field::category, "rel-category", "Jane Doe");
  evidence.add(Field::category, "rel-category", "The Daily");
  EXPECT_EQ(dump(merged(evidence).authors), "-");
}

TEST(Merge, SamePersonOnce) {
  Evidence evidence;
  evidence.add(Field::author, "byline", "Jane Doe");
  evidence.add(Field::author, "byline", "JANE DOE");
  evidence.add(Field::author, "byline", "Jane Doe Columns Lead");
  EXPECT_EQ(dump(merged(evidence).authors), "Jane Doe <byline>");
}

TEST(Merge, TagsComeFromOneSource) {
  Evidence evidence;
  evidence.add_meta("keywords", "rail, strike; trains , rail");
  EXPECT_EQ(dump(merged(evidence).tags), "rail; strike; trains <meta:keywords>");
  evidence.add_meta("article:tag", "Rail");
  evidence.add_meta("article:tag", "Strikes");
  EXPECT_EQ(dump(merged(evidence).tags), "Rail; Strikes <article:tag>");
}

TEST(Merge, Languages) {
  const std::vector<std::pair<std::string, std::string>> cases = {{"en", "en"},
                                                                  {"en_US", "en-US"},
                                                                  {"EN-gb", "en-gb"},
                                                                  {"pt-BR, en", "pt-BR"},
                                                                  {"zh-Hans-CN", "zh-Hans-CN"},
                                                                  {"english", ""},
                                                                  {"x", ""},
                                                                  {"{{lang}}", ""}};
  for (const auto& [declared, tag] : cases) {
    Evidence evidence;
    evidence.add(Field::language, "html-lang", declared);
    EXPECT_EQ(merged(evidence).language.value, tag) << declared;
  }
}

TEST(Merge, LinksAreAbsoluteOrLeftOut) {
  Evidence evidence;
  evidence.add(Field::canonical_url, "link-canonical", "/a");
  evidence.add_meta("og:image", "javascript:alert(1)");
  evidence.add_meta("twitter:image", "img/a.jpg");
  EXPECT_EQ(dump(merged(evidence).canonical_url), "-");
  const Metadata m = merged(evidence, "https://example.org/x/y");
  EXPECT_EQ(dump(m.canonical_url), "https://example.org/a <link-canonical>");
  EXPECT_EQ(dump(m.image), "https://example.org/x/img/a.jpg <twitter:image>");
}

TEST(Evidence, CapsAndUnknownSources) {
  Evidence evidence;
  evidence.add_meta("generator", "Something");
  evidence.add_meta("title", " \n ");
  evidence.add_meta("description", std::string(kLongestValue + 1, 'x'));
  EXPECT_TRUE(evidence.candidates().empty());
  for (std::size_t i = 0; i < kMostCandidates + 100; ++i) evidence.add_meta("author", "A B");
  EXPECT_EQ(evidence.candidates().size(), kMostCandidates);
}

}  // namespace
}  // namespace pith
