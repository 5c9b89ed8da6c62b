// What a Markdown parser reads in our Markdown is what our HTML says, on every fixture.
#include "bench/round_trip.h"

#include <gtest/gtest.h>

#include <string>

#include "bench/fixture.h"
#include "pith/extract.h"

namespace pith::internal::bench {
namespace {

TEST(RoundTrip, MarkdownOfEveryFixtureIsItsHtml) {
  std::size_t rows = 0;
  for (const std::string& folder :
       fixture_folders(std::string(PITH_SOURCE_DIR) + "/fixtures/pages")) {
    const Result<Fixture> fixture = read_fixture(folder);
    ASSERT_TRUE(fixture) << folder;
    Options options = fixture.value().options;
    options.comments = true;
    const RoundTrip found = round_trip(extract(fixture.value().source, options));
    rows += found.rows;
    for (const std::string& line : found.differences) {
      ADD_FAILURE() << fixture.value().slug << ": " << line;
    }
  }
  EXPECT_GT(rows, 500U);
}

// What pith decides to drop has structure too.
TEST(RoundTrip, MarkdownOfAllBlocksIsTheirHtml) {
  for (const std::string& folder :
       fixture_folders(std::string(PITH_SOURCE_DIR) + "/fixtures/pages")) {
    const Result<Fixture> fixture = read_fixture(folder);
    ASSERT_TRUE(fixture) << folder;
    Options options = fixture.value().options;
    options.explain = true;
    Article article = extract(fixture.value().source, options);
    for (Block& block : article.blocks) block.label = Label::main_content;
    for (const std::string& line : round_trip(article).differences) {
      ADD_FAILURE() << fixture.value().slug << ": " << line;
    }
  }
}

}  // namespace
}  // namespace pith::internal::bench
