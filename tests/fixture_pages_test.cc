// Every folder of fixtures/pages: the page gives exactly the Markdown and the metadata expected, or
// falls short by no more than the gap that its case.json admits. A gap that has become smaller is
// told.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "bench/fixture.h"
#include "bench/gap.h"
#include "bench/line_diff.h"
#include "pith/extract.h"

namespace pith::internal::bench {
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

TEST_P(FixturePage, GivesWhatIsExpectedUpToItsGap) {
  const Fixture fixture = load(GetParam());
  const Article article = extract(fixture.source, fixture.options);
  // An empty expected.md says so of the whole page; that the file is there is tested below.
  if (fixture.expected_markdown.empty() && !fixture.gap) {
    EXPECT_EQ(to_string(article.outcome), to_string(Outcome::no_content));
  }
  const FixtureScore score = score_fixture(fixture, article);
  const GapChange change = gap_change(score);
  for (const std::string& line : change.better) {
    std::cout << fixture.slug << ": " << line << "; pith-bench --update-gaps does it\n";
  }
  if (change.worse.empty()) return;
  std::string report = "The case: " + fixture.reason + "\nOutcome: ";
  report += to_string(article.outcome);
  for (const std::string& line : change.worse) report += "\n" + line;
  for (const std::string& line : score.metadata_wrong) report += "\n" + line;
  ADD_FAILURE() << report << "\nLines of expected.md that differ (- expected, + got):\n"
                << line_diff(fixture.expected_markdown, score.markdown);
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
}  // namespace pith::internal::bench
