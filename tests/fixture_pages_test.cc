// Every folder of fixtures/pages: the page gives exactly the Markdown and the metadata expected.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "bench/fixture.h"
#include "bench/line_diff.h"
#include "pith/extract.h"
#include "pith/write.h"

namespace pith::bench {
namespace {

std::string pages() { return std::string(PITH_SOURCE_DIR) + "/fixtures/pages"; }

// An empty Fixture and a failure when it can't be read.
Fixture load(const std::string& folder) {
  Result<Fixture> fixture = read_fixture(folder);
  if (fixture) return fixture.value();
  ADD_FAILURE() << fixture.error().to_string();
  return {};
}

class FixturePage : public testing::TestWithParam<std::string> {};

TEST_P(FixturePage, GivesTheExpectedMarkdown) {
  const Fixture fixture = load(GetParam());
  const Article article = extract(fixture.source, fixture.options);
  const std::string markdown = write_markdown(article, fixture.write);
  EXPECT_FALSE(fixture.expected_markdown.empty()) << "expected.md is missing or empty";
  EXPECT_TRUE(markdown == fixture.expected_markdown)
      << "The case: " << fixture.reason << "\nOutcome: " << to_string(article.outcome)
      << "\nLines of expected.md that differ (- expected, + got):\n"
      << line_diff(fixture.expected_markdown, markdown);
}

TEST_P(FixturePage, GivesTheExpectedMetadata) {
  const Fixture fixture = load(GetParam());
  const Article article = extract(fixture.source, fixture.options);
  for (const std::string& difference :
       metadata_differences(fixture.expected_metadata, article.metadata)) {
    ADD_FAILURE() << difference;
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& folder) {
  std::string name = std::filesystem::path(folder.param).filename().string();
  for (char& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Pages, FixturePage, testing::ValuesIn(fixture_folders(pages())),
                         test_name);

TEST(FixturePages, AreComplete) {
  std::size_t folders = 0;
  for (const auto& entry : std::filesystem::directory_iterator(pages())) {
    if (!entry.is_directory()) continue;
    ++folders;
    for (const char* name : {"source.html", "expected.md", "expected.json", "case.json"}) {
      EXPECT_TRUE(std::filesystem::exists(entry.path() / name)) << (entry.path() / name).string();
    }
  }
  EXPECT_GT(folders, 0U);
}

}  // namespace
}  // namespace pith::bench
