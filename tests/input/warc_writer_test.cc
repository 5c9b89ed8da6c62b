
#include "input/warc_writer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/temp_dir.h"

namespace pith::internal {
namespace {

class WarcTailTest : public testing::Test {
 protected:
  // Pages 2, 3 and 5 of a run, and where the file ends after each.
  std::vector<std::size_t> write(const std::string& name) {
    std::vector<std::size_t> sizes;
    path_ = dir_ / name;
    const std::string partial = warc_partial_path(path_);
    std::filesystem::remove(partial);
    const auto writer = WarcWriter::resume(path_);
    EXPECT_TRUE(writer.ok());
    sizes.push_back(std::filesystem::file_size(partial));
    for (const std::size_t number : {2, 3, 5}) {
      const std::string body = "<p>Page " + std::string(number * 100, 'x');
      writer.value()->add({.number = number,
                           .source = "http://a/" + std::to_string(number),
                           .url = "http://a/",
                           .head = "HTTP/1.1 200 OK\r\n\r\n",
                           .body = body});
      sizes.push_back(std::filesystem::file_size(partial));
    }
    return sizes;
  }

  std::string bytes() const {
    std::ifstream file(warc_partial_path(path_), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // What remains of these bytes if the run has results of that many pages.
  std::string cut(const std::string& bytes, std::size_t pages) {
    const std::string path = warc_partial_path(dir_.write("cut.warc", "") + ".gz");
    std::ofstream(path, std::ios::binary) << bytes;
    const Result<WarcEnd> end = cut_warc(path, pages);
    if (!end) return end.error().reason;
    return std::to_string(end.value().number) + " " + end.value().input + " " +
           std::to_string(std::filesystem::file_size(path));
  }

  test::TempDir dir_;
  std::string path_;
};

TEST_F(WarcTailTest, EndsBehindTheLastPageThatHasAResult) {
  for (const char* name : {"kept.warc", "kept.warc.gz"}) {
    const std::vector<std::size_t> sizes = write(name);
    EXPECT_EQ(cut(bytes(), 9), "5 http://a/5 " + std::to_string(sizes[3]));
    EXPECT_EQ(cut(bytes(), 5), "5 http://a/5 " + std::to_string(sizes[3]));
    EXPECT_EQ(cut(bytes(), 4), "3 http://a/3 " + std::to_string(sizes[2]));
    EXPECT_EQ(cut(bytes(), 2), "2 http://a/2 " + std::to_string(sizes[1]));
    EXPECT_EQ(cut(bytes(), 1), "0  " + std::to_string(sizes[0]));
  }
}

TEST_F(WarcTailTest, HasNoPagesBeforeTheFirstPage) {
  for (const char* name : {"kept.warc", "kept.warc.gz"}) {
    const std::vector<std::size_t> sizes = write(name);
    const std::string partial = warc_partial_path(path_);
    const auto is_begun_of = [&](std::size_t size) {
      std::filesystem::resize_file(partial, size);
      return is_warc_without_pages(partial);
    };
    EXPECT_FALSE(is_warc_without_pages(partial));
    EXPECT_FALSE(is_begun_of(sizes[0] + 1));  // within the first page
    EXPECT_TRUE(is_begun_of(sizes[0]));
    EXPECT_FALSE(is_begun_of(sizes[0] - 1));
    EXPECT_TRUE(is_begun_of(0));
  }
  EXPECT_FALSE(is_warc_without_pages(dir_.write("mine.warc.partial", "my notes\n")));
  EXPECT_FALSE(is_warc_without_pages(dir_ / "none"));
}

// Wherever a killed run has cut it.
TEST_F(WarcTailTest, WhatIsTornIsCutOffWhereverThatIs) {
  for (const char* name : {"kept.warc", "kept.warc.gz"}) {
    const std::vector<std::size_t> sizes = write(name);
    const std::string all = bytes();
    for (std::size_t size = sizes[0]; size <= all.size(); ++size) {
      std::size_t whole = 0;
      while (whole + 1 < sizes.size() && sizes[whole + 1] <= size) ++whole;
      const char* const inputs[] = {"0 ", "2 http://a/2", "3 http://a/3", "5 http://a/5"};
      ASSERT_EQ(cut(all.substr(0, size), 9),
                std::string(inputs[whole]) + " " + std::to_string(sizes[whole]))
          << name << " " << size;
    }
  }
}

TEST_F(WarcTailTest, GoingOnGivesWhatWasNeverTorn) {
  const std::vector<std::size_t> sizes = write("kept.warc");
  const std::string partial = warc_partial_path(path_);
  std::filesystem::resize_file(partial, sizes[2] + 7);
  ASSERT_TRUE(cut_warc(partial, 9).ok());
  const auto writer = WarcWriter::resume(path_);
  ASSERT_TRUE(writer.ok());
  EXPECT_TRUE(writer.value()->add({.number = 4, .source = "a\nb", .url = "http://a/"}));
  EXPECT_TRUE(writer.value()->close());
  EXPECT_TRUE(std::filesystem::exists(partial));
  EXPECT_FALSE(std::filesystem::exists(path_));
  EXPECT_EQ(bytes().find("WARC/1.1", sizes[2]), sizes[2]);
  EXPECT_NE(bytes().find("Pith-Input: 4 a?b\r\n", sizes[2]), std::string::npos);
  EXPECT_EQ(cut_warc(partial, 9).value().number, 4U);
}

TEST_F(WarcTailTest, WhatIsNoWarcIsLeftAlone) {
  EXPECT_EQ(cut("Some text", 9), "not a WARC file");
  EXPECT_EQ(cut_warc(dir_ / "no.warc", 9).error().reason, "no such file or directory");
}

}  // namespace
}  // namespace pith::internal
