#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pith/input.h"
#include "support/temp_dir.h"

namespace pith::internal {
namespace {

class PagesTest : public testing::Test {
 protected:
  void SetUp() override {
    dir_.write("a/1.html", "<p>one");
    dir_.write("a/b/2.html", "<p>two");
    dir_.write("a/logo.png", "\x89PNG\r\n\x1a\n");
  }

  static std::vector<std::string> ids(Pages pages) {
    std::vector<std::string> ids;
    for (const Result<Page>& page : pages) {
      ids.push_back(page.ok() ? page.value().id : page.error().reason);
    }
    return ids;
  }

  test::TempDir dir_;
};

using Ids = std::vector<std::string>;

TEST_F(PagesTest, AreReadOneAfterTheOther) {
  EXPECT_EQ(ids(read_pages(dir_ / "a")), (Ids{"1", "2"}));
  EXPECT_EQ(ids(read_pages(std::vector<std::string>{dir_ / "a/b/2.html", dir_ / "a/1.html"})),
            (Ids{"2", "1"}));
  dir_.write("the.list", (dir_ / "a/1.html") + "\n");
  EXPECT_EQ(ids(read_list(dir_ / "the.list")), Ids{"1"});
  EXPECT_EQ(ids(read_pages(dir_ / "none.html")), Ids{"no such file or directory"});
}

TEST_F(PagesTest, OptionsHoldForFoldersToo) {
  EXPECT_EQ(ids(read_pages(dir_ / "a", {.exclude = {"b"}})), Ids{"1"});
  EXPECT_EQ(ids(read_pages(dir_ / "a", {.include = {"2*"}})), Ids{"2"});
}

TEST_F(PagesTest, ReadingBeginsOnlyOnce) {
  Pages pages = read_pages(dir_ / "a");
  EXPECT_EQ(pages.begin()->value().id, "1");
  EXPECT_EQ(pages.begin()->value().id, "1");
  ++pages.begin();
  EXPECT_EQ(pages.begin()->value().id, "2");
  ++pages.begin();
  EXPECT_TRUE(pages.begin() == pages.end());
  EXPECT_TRUE(pages.begin() == pages.end());
  EXPECT_EQ(pages.passed_over(), (std::map<std::string, std::size_t>{{"pictures", 1}}));
  EXPECT_TRUE(pages.skipped().empty());
}

TEST_F(PagesTest, MayBeMoved) {
  Pages pages = read_pages(dir_ / "a");
  EXPECT_EQ(pages.begin()->value().id, "1");
  Pages moved = std::move(pages);
  ++moved.begin();
  EXPECT_EQ(moved.begin()->value().id, "2");
  EXPECT_TRUE(pages.begin() == pages.end());  // NOLINT(bugprone-use-after-move)
  EXPECT_TRUE(pages.skipped().empty());
  EXPECT_TRUE(pages.passed_over().empty());
  pages = std::move(moved);
  EXPECT_EQ(pages.begin()->value().id, "2");
  EXPECT_TRUE(moved.begin() == moved.end());  // NOLINT(bugprone-use-after-move)
}

}  // namespace
}  // namespace pith::internal
