#include "bench/fixture_mode.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "bench/dataset.h"
#include "support/temp_dir.h"

namespace pith::internal::bench {
namespace {

// One fixture whose expectations cannot be met.
class FixtureMode : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("pages/slug/source.html",
                  "<p>Some words of text, quite enough to be a paragraph.</p>");
    folder_.write("pages/slug/case.json", R"({"url": "https://example.org/", "reason": "why"})");
    folder_.write("pages/slug/expected.md", "unlike\n");
    folder_.write("pages/slug/expected.json", R"({"title": "unlike"})");
    options_.directory = folder_ / "pages";
    options_.floors_file = folder_ / "floors.json";
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
  }
  void TearDown() override {
    if (captures_) printed();
  }

  // The text printed on standard output.
  std::string printed() {
    captures_ = false;
    testing::internal::GetCapturedStderr();
    return testing::internal::GetCapturedStdout();
  }

  std::string read(const std::string& name) const {
    const Result<std::string> text = read_file(folder_ / name);
    return text ? text.value() : "";
  }

  test::TempDir folder_;
  FixtureModeOptions options_;

 private:
  bool captures_ = true;
};

// No page can reach this.
const char* const kTooHigh = R"({"fixtures": "00000000", "floors": {"word_f1": 2.0}})";

TEST_F(FixtureMode, PinsFloorsThatHoldAtOnce) {
  EXPECT_EQ(fixture_mode(options_), 0);
  const Result<Floors> pinned = read_floors(options_.floors_file);
  ASSERT_TRUE(pinned.ok());
  EXPECT_EQ(pinned.value().digest, fixtures_digest(options_.directory));
  EXPECT_EQ(fixture_mode(options_), 0);
  EXPECT_FALSE(std::filesystem::exists(options_.floors_file + ".new"));
}

TEST_F(FixtureMode, RefusesToLowerAFloorSilently) {
  folder_.write("floors.json", kTooHigh);
  EXPECT_EQ(fixture_mode(options_), 1);
  EXPECT_EQ(read("floors.json"), kTooHigh);
  options_.allow_lower = true;
  EXPECT_EQ(fixture_mode(options_), 0);
  EXPECT_NE(read("floors.json"), kTooHigh);
}

TEST_F(FixtureMode, DoesNotReplaceAFloorsFileItCannotRead) {
  folder_.write("floors.json", "{");
  options_.allow_lower = true;
  EXPECT_EQ(fixture_mode(options_), 2);
  EXPECT_EQ(read("floors.json"), "{");
}

// The page has one line and no title, so that each number of its gap is 1.
TEST_F(FixtureMode, ReportsASmallerGapAndPasses) {
  folder_.write("pages/slug/case.json", R"({"reason": "r",
    "gap": {"missing": 1, "leaked": 4, "metadata": 1, "why": "w"}})");
  const std::string before = read("pages/slug/case.json");
  EXPECT_EQ(fixture_mode(options_), 0);
  EXPECT_EQ(read("pages/slug/case.json"), before);
  const std::string out = printed();
  EXPECT_NE(out.find("\nslug: lines leaked: 1, the gap admits 4 (better: "), std::string::npos)
      << out;
  EXPECT_EQ(out.find("slug: lines missing"), std::string::npos) << out;
}

TEST_F(FixtureMode, NarrowsAGap) {
  folder_.write("pages/slug/case.json", R"({"reason": "r",
    "gap": {"missing": 1, "leaked": 4, "metadata": 1, "why": "still \"wide\""}})");
  options_.update_gaps = true;
  EXPECT_EQ(fixture_mode(options_), 0);
  const Fixture now = read_fixture(folder_ / "pages/slug").value();
  ASSERT_TRUE(now.gap.has_value());
  EXPECT_EQ(now.gap->missing, 1U);
  EXPECT_EQ(now.gap->leaked, 1U);
  EXPECT_EQ(now.gap->metadata, 1U);
  EXPECT_EQ(now.gap->why, "still \"wide\"");
  EXPECT_EQ(now.reason, "r");
  // Floors that are written in the same run include the new file.
  EXPECT_EQ(read_floors(options_.floors_file).value().digest, fixtures_digest(options_.directory));
}

TEST_F(FixtureMode, RefusesToWidenAGapSilently) {
  const std::string before =
      R"({"reason": "r", "gap": {"missing": 1, "leaked": 0, "metadata": 9, "why": "w"}})";
  folder_.write("pages/slug/case.json", before);
  options_.update_gaps = true;
  EXPECT_EQ(fixture_mode(options_), 1);
  EXPECT_EQ(read("pages/slug/case.json"), before);
  EXPECT_FALSE(std::filesystem::exists(options_.floors_file));
  options_.allow_lower = true;
  EXPECT_EQ(fixture_mode(options_), 0);
  EXPECT_EQ(read_fixture(folder_ / "pages/slug").value().gap->leaked, 1U);
}

TEST_F(FixtureMode, DropsAClosedGapAndInventsNone) {
  options_.update_gaps = true;
  const std::string without = read("pages/slug/case.json");
  EXPECT_EQ(fixture_mode(options_), 0);
  EXPECT_EQ(read("pages/slug/case.json"), without);
  options_.bless = {"slug"};
  EXPECT_EQ(fixture_mode(options_), 0);
  options_.bless.clear();
  folder_.write("pages/slug/case.json", R"({"reason": "r", "gap": {"missing": 1, "why": "w"}})");
  EXPECT_EQ(fixture_mode(options_), 0);
  EXPECT_FALSE(read_fixture(folder_ / "pages/slug").value().gap.has_value());
}

TEST_F(FixtureMode, BlessedPagesAreExact) {
  options_.bless = {"slug"};
  EXPECT_EQ(fixture_mode(options_), 0);
  EXPECT_NE(read("pages/slug/expected.md"), "unlike\n");
  const Result<std::vector<FixtureScore>> scores = score_fixtures(options_.directory);
  ASSERT_TRUE(scores.ok());
  EXPECT_TRUE(scores.value()[0].exact);
  EXPECT_TRUE(scores.value()[0].metadata_wrong.empty());
}

TEST_F(FixtureMode, AnUnknownSlugOrFolderIsAnError) {
  options_.bless = {"nowhere"};
  EXPECT_EQ(fixture_mode(options_), 2);
  options_.bless.clear();
  options_.directory = folder_ / "nowhere";
  EXPECT_EQ(fixture_mode(options_), 2);
}

}  // namespace
}  // namespace pith::internal::bench
