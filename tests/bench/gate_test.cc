#include "bench/gate.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "bench/fixture.h"
#include "support/temp_dir.h"

namespace pith::internal::bench {
namespace {

class FixtureFolder : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("slug/source.html", "<p>x");
    folder_.write("slug/case.json", R"({"url": "https://example.org/", "reason": "why"})");
    folder_.write("slug/expected.md", "x\n");
    folder_.write("slug/expected.json", R"({"title": "T"})");
  }
  std::string slug() const { return folder_ / "slug"; }

  test::TempDir folder_;
};

TEST_F(FixtureFolder, IsReadWithItsOptions) {
  folder_.write("slug/case.json", R"({"url": "https://example.org/", "reason": "why",
    "content_type": "text/html; charset=koi8-r",
    "options": {"comments": true, "tables": false, "captions": true, "favor": "precision", "links": true}})");
  const Result<Fixture> fixture = read_fixture(slug());
  ASSERT_TRUE(fixture.ok()) << fixture.error().to_string();
  EXPECT_EQ(fixture.value().slug, "slug");
  EXPECT_EQ(fixture.value().source, "<p>x");
  EXPECT_EQ(fixture.value().expected_markdown, "x\n");
  EXPECT_EQ(fixture.value().options.url, "https://example.org/");
  EXPECT_EQ(fixture.value().options.content_type, "text/html; charset=koi8-r");
  EXPECT_TRUE(fixture.value().options.comments);
  EXPECT_FALSE(fixture.value().options.tables);
  EXPECT_TRUE(fixture.value().options.captions);
  EXPECT_EQ(fixture.value().options.favor, Favor::precision);
  EXPECT_TRUE(fixture.value().write.links);
}

TEST_F(FixtureFolder, ComplainsAboutWhatItDoesNotKnow) {
  for (const char* text :
       {"[]", "{", R"({"url": "u"})", R"({"reason": "r", "colour": "red"})",
        R"({"reason": "r", "url": 1})", R"({"reason": "r", "options": {"favour": "recall"}})",
        R"({"reason": "r", "options": {"favor": "speed"}})",
        R"({"reason": "r", "options": {"comments": "yes"}})", R"({"reason": "r", "gap": 1})",
        R"({"reason": "r", "gap": {"missing": 1}})",
        R"({"reason": "r", "gap": {"missing": 1, "why": ""}})",
        R"({"reason": "r", "gap": {"missing": 1, "why": "two\nlines"}})",
        R"({"reason": "r", "gap": {"missing": -1, "why": "w"}})",
        R"({"reason": "r", "gap": {"leaked": "many", "why": "w"}})",
        R"({"reason": "r", "gap": {"extra": 1, "why": "w"}})"}) {
    folder_.write("slug/case.json", text);
    EXPECT_FALSE(read_fixture(slug()).ok()) << text;
  }
}

TEST_F(FixtureFolder, MayAdmitAGap) {
  EXPECT_FALSE(read_fixture(slug()).value().gap.has_value());
  folder_.write("slug/case.json",
                R"({"reason": "r", "gap": {"leaked": 3, "metadata": 1, "why": "w"}})");
  const Result<Fixture> fixture = read_fixture(slug());
  ASSERT_TRUE(fixture.ok()) << fixture.error().to_string();
  ASSERT_TRUE(fixture.value().gap.has_value());
  EXPECT_EQ(fixture.value().gap->missing, 0U);
  EXPECT_EQ(fixture.value().gap->leaked, 3U);
  EXPECT_EQ(fixture.value().gap->metadata, 1U);
  EXPECT_EQ(fixture.value().gap->why, "w");
}

TEST_F(FixtureFolder, DigestFollowsEveryFile) {
  const std::string before = fixtures_digest(folder_.path());
  EXPECT_EQ(fixtures_digest(folder_.path()), before);
  folder_.write("slug/expected.json", R"({"title": "U"})");
  const std::string after = fixtures_digest(folder_.path());
  EXPECT_NE(after, before);
  std::filesystem::rename(folder_ / "slug", folder_ / "other");
  EXPECT_NE(fixtures_digest(folder_.path()), after);
}

TEST(MetadataDifferences, NameEveryWrongKey) {
  Metadata found;
  found.title.value = "T";
  found.authors = {{.value = "Ada"}, {.value = "Max"}};
  found.site.value = "not asked for";
  EXPECT_TRUE(metadata_differences(R"({"title": "T", "authors": ["Ada", "Max"]})", found).empty());
  EXPECT_EQ(
      metadata_differences(R"({"title": "U", "authors": ["Max", "Ada"], "date": "2024"})", found),
      (std::vector<std::string>{R"(title: expected "U", got "T")",
                                R"(authors: expected ["Max","Ada"], got ["Ada","Max"])",
                                R"(date: expected "2024", got nothing)"}));
  EXPECT_EQ(metadata_differences("", found).size(), 1U);
}

TEST(MetadataJson, RoundTrips) {
  Metadata metadata;
  metadata.title.value = "A \"title\"";
  metadata.tags = {{.value = "x"}};
  metadata.license.value = "CC0";
  const std::string json = metadata_json(metadata);
  EXPECT_TRUE(metadata_differences(json, metadata).empty()) << json;
  EXPECT_EQ(json.find("authors"), std::string::npos);
}

FixtureScore score_of(const std::string& expected, const std::string& output) {
  Fixture fixture;
  fixture.expected_markdown = expected;
  fixture.expected_metadata = R"({"title": "T", "site": "S"})";
  Article article;
  article.metadata.title.value = "T";
  Block block;
  block.label = Label::main_content;
  block.text = output;
  article.blocks.push_back(block);
  return score_fixture(fixture, article);
}

TEST(ScoreFixture, CountsLinesAndKeys) {
  const FixtureScore score = score_of("one two\n\nthree four\n", "one two");
  EXPECT_FALSE(score.exact);
  EXPECT_EQ(score.lines.found, 1U);
  EXPECT_EQ(score.lines.missing, 1U);
  EXPECT_EQ(score.lines.leaked, 0U);
  EXPECT_EQ(score.metadata_keys, 2U);
  EXPECT_EQ(score.metadata_wrong.size(), 1U);
  EXPECT_TRUE(score_of("one two\n", "one two").exact);
  EXPECT_EQ(score_of("one two\n", "Subscribe").lines.leaked, 1U);
}

TEST(Floors, SumUpFixtures) {
  const Floors floors =
      measure_floors({score_of("a b\n", "a b"), score_of("a b c\n", "a")}, "digest");
  EXPECT_EQ(floors.digest, "digest");
  EXPECT_DOUBLE_EQ(floors.figures.at("word_f1"), 0.75);
  EXPECT_DOUBLE_EQ(floors.figures.at("exact"), 0.5);
  EXPECT_DOUBLE_EQ(floors.figures.at("metadata"), 0.5);
  EXPECT_DOUBLE_EQ(floors.figures.at("line_recall"), 0.5);
  EXPECT_DOUBLE_EQ(floors.figures.at("line_precision"), 1);
}

TEST(Floors, AreRoundedDown) {
  const Floors floors = measure_floors({score_of("a b\n", "a")}, "");  // F1 2/3
  EXPECT_DOUBLE_EQ(floors.figures.at("word_f1"), 0.6666);
}

TEST(Floors, FallOnlyBelowThePinned) {
  const Floors pinned{.figures = {{"word_f1", 0.9}, {"exact", 0.5}}};
  EXPECT_TRUE(lowered_figures(pinned, {.figures = {{"word_f1", 0.9}, {"exact", 0.6}}}).empty());
  EXPECT_EQ(lowered_figures(pinned, {.figures = {{"word_f1", 0.8999}}}),
            (std::vector<std::string>{"exact: floor 0.5000, now nothing",
                                      "word_f1: floor 0.9000, now 0.8999"}));
}

TEST_F(FixtureFolder, FloorsSurviveTheirFile) {
  const Floors floors{.digest = "0123abcd", .figures = {{"word_f1", 0.8765}}};
  folder_.write("floors.json", floors_json(floors));
  const Result<Floors> read = read_floors(folder_ / "floors.json");
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  EXPECT_EQ(read.value().digest, "0123abcd");
  EXPECT_EQ(read.value().figures, floors.figures);
  folder_.write("floors.json", R"({"fixtures": "x", "floors": {"word_f1": "high"}})");
  EXPECT_FALSE(read_floors(folder_ / "floors.json").ok());
  EXPECT_FALSE(read_floors(folder_ / "nowhere.json").ok());
}

}  // namespace
}  // namespace pith::internal::bench
