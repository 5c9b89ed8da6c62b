#include "bench/dataset.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "support/gzip.h"
#include "support/temp_dir.h"

namespace pith::internal::bench {
namespace {

class DatasetTest : public testing::Test {
 protected:
  // The only page of a set whose truth is `json`.
  LabeledPage page_with(const std::string& json) const {
    folder_.write("ground-truth/p.json", json);
    folder_.write("html/p.html", "<p>x");
    const Result<Dataset> set = Dataset::open(folder_.path());
    EXPECT_TRUE(set.ok());
    const Result<LabeledPage> page = set.value().load(0);
    EXPECT_TRUE(page.ok()) << (page ? "" : page.error().to_string());
    return page ? page.value() : LabeledPage();
  }

  test::TempDir folder_;
};

TEST_F(DatasetTest, ReadsPagesInOrderPlainAndGzip) {
  folder_.write("ground-truth/b.json", R"({"url": "https://b.example/"})");
  folder_.write("ground-truth/a.json", R"({"url": "https://a.example/"})");
  folder_.write("ground-truth/notes.txt", "not a truth");
  folder_.write("html/a.html.gz", test::gzip(std::string(200000, 'x') + "\xFF"));
  folder_.write("html/b.html", "<p>plain");
  const Result<Dataset> set = Dataset::open(folder_.path() + "/");
  ASSERT_TRUE(set.ok());
  EXPECT_EQ(set.value().name(), std::filesystem::path(folder_.path()).filename().string());
  ASSERT_EQ(set.value().size(), 2U);
  EXPECT_EQ(set.value().id(0), "a");
  const Result<LabeledPage> a = set.value().load(0);
  ASSERT_TRUE(a.ok());
  EXPECT_EQ(a.value().html, std::string(200000, 'x') + "\xFF");
  const Result<LabeledPage> b = set.value().load(1);
  ASSERT_TRUE(b.ok());
  EXPECT_EQ(b.value().html, "<p>plain");
  EXPECT_EQ(b.value().url, "https://b.example/");
}

TEST_F(DatasetTest, ReadsEveryFieldOfATruth) {
  const LabeledPage page = page_with(R"({
    "url": "https://example.org/x", "language": "pt-BR", "_internal": {"page_type": {"primary": "forum"}},
    "ground_truth": {"title": "T", "author": "Ada", "publish_date": "2024-03-05",
      "main_content": "Text", "with": ["w1", "w2"], "without": ["o"]}})");
  EXPECT_EQ(page.id, "p");
  EXPECT_EQ(page.type, "forum");
  EXPECT_EQ(page.truth.text, "Text");
  EXPECT_EQ(page.truth.title, "T");
  EXPECT_EQ(page.truth.author, "Ada");
  EXPECT_EQ(page.truth.date, "2024-03-05");
  EXPECT_EQ(page.truth.language, "pt");
  EXPECT_EQ(page.truth.with, (std::vector<std::string>{"w1", "w2"}));
  EXPECT_EQ(page.truth.without, std::vector<std::string>{"o"});
}

TEST_F(DatasetTest, FieldsMayBeNullOrMissing) {
  const LabeledPage page = page_with(R"({"ground_truth": {"title": null, "author": null,
      "publish_date": null, "main_content": null, "with": null}})");
  EXPECT_EQ(page.type, "-");
  EXPECT_EQ(page.truth.text, std::nullopt);
  EXPECT_EQ(page.truth.title + page.truth.author + page.truth.date, "");
  EXPECT_TRUE(page.truth.with.empty());
  EXPECT_TRUE(page.truth.without.empty());
}

TEST_F(DatasetTest, LanguagesAreTagsOrNames) {
  EXPECT_EQ(page_with(R"({"language": "Polish", "ground_truth": {}})").truth.language, "pl");
  EXPECT_EQ(page_with(R"({"ground_truth": {"language": "zh_CN"}})").truth.language, "zh");
  EXPECT_EQ(page_with(R"({"language": null, "ground_truth": {}})").truth.language, "");
}

TEST_F(DatasetTest, AnEmptyTextIsATruth) {
  EXPECT_EQ(page_with(R"({"ground_truth": {"main_content": ""}})").truth.text, "");
  EXPECT_EQ(page_with(R"({"ground_truth": {"title": "T"}})").truth.text, "");
}

TEST_F(DatasetTest, CategoryReadsAsCollection) {
  const LabeledPage page =
      page_with(R"({"_internal": {"page_type": {"primary": "category"}}, "ground_truth": {}})");
  EXPECT_EQ(page.type, "collection");
}

TEST_F(DatasetTest, AuthorsMayBeAnArray) {
  EXPECT_EQ(page_with(R"({"ground_truth": {"author": ["Ada B", "Max W"]}})").truth.author,
            "Ada B, Max W");
}

TEST_F(DatasetTest, OnlyDatesThatNameADayCount) {
  const auto date = [this](const std::string& text) {
    return page_with(R"({"ground_truth": {"publish_date": ")" + text + "\"}}").truth.date;
  };
  EXPECT_EQ(date("2022-11-1"), "2022-11-01");
  EXPECT_EQ(date("2022-11-01T10:00:00Z"), "2022-11-01");
  EXPECT_EQ(date("2003-11"), "");
  EXPECT_EQ(date("NaT"), "");
  EXPECT_EQ(date("2022-13-01"), "");
  EXPECT_EQ(date("99999999999-01-01"), "");
}

TEST_F(DatasetTest, AFolderWithoutTruthsIsAnError) {
  folder_.write("html/p.html", "<p>x");
  const Result<Dataset> set = Dataset::open(folder_.path());
  ASSERT_FALSE(set.ok());
  EXPECT_EQ(set.error().kind, Error::Kind::not_found);
  EXPECT_EQ(set.error().input, folder_.path());
  EXPECT_FALSE(Dataset::open(folder_ / "nowhere").ok());
}

TEST_F(DatasetTest, ABadPageIsItsOwnError) {
  folder_.write("ground-truth/damaged.json", "{}");
  folder_.write("ground-truth/malformed.json", "{\"url\": ");
  folder_.write("ground-truth/missing.json", "{}");
  folder_.write("html/damaged.html.gz", test::gzip(std::string(50000, 'x')).substr(0, 40));
  folder_.write("html/malformed.html", "<p>");
  const Result<Dataset> set = Dataset::open(folder_.path());
  ASSERT_TRUE(set.ok());
  for (std::size_t i = 0; i < set.value().size(); ++i) {
    const Result<LabeledPage> page = set.value().load(i);
    ASSERT_FALSE(page.ok()) << set.value().id(i);
    EXPECT_NE(page.error().to_string().find(set.value().id(i)), std::string::npos);
  }
}

}  // namespace
}  // namespace pith::internal::bench
