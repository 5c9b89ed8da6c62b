#include "bench/score_texts.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "support/temp_dir.h"

namespace pith::internal::bench {
namespace {

class ScoreTextsTest : public testing::Test {
 protected:
  ScoreTextsTest() {
    for (const std::string id : {"a", "b"}) {
      pages_.write("ground-truth/" + id + ".json",
                   R"({"ground_truth": {"main_content": "one two three four"}})");
      pages_.write("html/" + id + ".html", "<p>12345");
    }
    name_ = std::filesystem::path(pages_.path()).filename().string();
  }

  RunResult scored() const {
    const Result<Dataset> set = Dataset::open(pages_.path());
    EXPECT_TRUE(set.ok());
    return score_texts(set.value(), texts_.path());
  }

  test::TempDir pages_;
  test::TempDir texts_;
  std::string name_;
};

TEST_F(ScoreTextsTest, JudgesFilesNotThePage) {
  texts_.write(name_ + "/a.txt", "one two");
  texts_.write(name_ + "/b.txt", "");
  const RunResult result = scored();
  EXPECT_TRUE(result.failed.empty());
  ASSERT_EQ(result.pages.size(), 2U);
  EXPECT_EQ(result.pages[0].id, "a");
  EXPECT_EQ(result.pages[0].outcome, Outcome::content);
  EXPECT_EQ(result.pages[0].bytes, 8U);
  ASSERT_TRUE(result.pages[0].words.has_value());
  EXPECT_DOUBLE_EQ(result.pages[0].words->precision, 1);
  EXPECT_DOUBLE_EQ(result.pages[0].words->recall, 0.5);
  EXPECT_TRUE(result.pages[1].empty);
  EXPECT_EQ(result.pages[1].outcome, Outcome::no_content);
  ASSERT_TRUE(result.pages[1].words.has_value());
  EXPECT_DOUBLE_EQ(result.pages[1].words->f1, 0);
}

TEST_F(ScoreTextsTest, APageWithoutItsTextFails) {
  texts_.write(name_ + "/b.txt", "one");
  const RunResult result = scored();
  ASSERT_EQ(result.pages.size(), 1U);
  EXPECT_EQ(result.pages[0].id, "b");
  ASSERT_EQ(result.failed.size(), 1U);
  EXPECT_NE(result.failed[0].to_string().find("a.txt"), std::string::npos);
}

}  // namespace
}  // namespace pith::internal::bench
