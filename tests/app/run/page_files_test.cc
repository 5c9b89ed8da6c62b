#include "app/run/page_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/temp_dir.h"

namespace pith::internal::app {
namespace {

namespace fs = std::filesystem;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

PageResult result_of(const std::string& id, const std::string& source, const std::string& text) {
  return {
      .page = {.verdict = Summary::Verdict::content}, .result = text, .id = id, .source = source};
}

class PageFilesTest : public testing::Test {
 protected:
  PageFilesTest() {
    flags_.inputs = {folder_ / "in"};
    flags_.format = find_format("markdown");
    flags_.output = folder_ / "out/";
    flags_.to_folder = flags_.several = true;
  }

  PageFiles files() { return {flags_, *inputs_}; }
  // Writes a page that is in the folder of the inputs.
  bool write(PageFiles& files, const std::string& name, const std::string& text) {
    return files.write(result_of(fs::path(name).stem().string(), folder_ / "in/" + name, text));
  }
  // How many files and folders are in the output's folder.
  std::size_t count() const {
    return static_cast<std::size_t>(
        std::distance(fs::recursive_directory_iterator(folder_ / "out"), {}));
  }

  test::TempDir folder_;
  std::string page_ = folder_.write("in/a.html", "<p>x");
  decltype(open_inputs({})) inputs_ = open_inputs({folder_ / "in"});
  Flags flags_;
};

TEST_F(PageFilesTest, EachPageHasAFile) {
  PageFiles written = files();
  EXPECT_TRUE(write(written, "a.html", "one\n"));
  EXPECT_TRUE(write(written, "below/a.html", "two\n"));
  EXPECT_TRUE(write(written, "a.htm", "three\n"));
  EXPECT_EQ(content_of(folder_ / "out/a.md"), "one\n");
  EXPECT_EQ(content_of(folder_ / "out/below/a.md"), "two\n");
  EXPECT_EQ(content_of(folder_ / "out/a~2.md"), "three\n");
  EXPECT_FALSE(written.error());
  EXPECT_EQ(count(), 4U) << "with a folder, and nothing temporary";
}

TEST_F(PageFilesTest, FilesOfAnEarlierRunAreReplaced) {
  folder_.write("out/a.md", "older");
  PageFiles written = files();
  EXPECT_TRUE(write(written, "a.html", "new\n"));
  EXPECT_EQ(content_of(folder_ / "out/a.md"), "new\n");
}

TEST_F(PageFilesTest, PagesWithoutContentHaveNone) {
  fs::create_directory(folder_ / "out");
  PageFiles written = files();
  EXPECT_TRUE(write(written, "a.html", ""));
  PageResult failed = result_of("x", "x", "{\"outcome\":\"failed\"}\n");
  failed.page.verdict = Summary::Verdict::failed;
  EXPECT_TRUE(written.write(failed));
  EXPECT_EQ(count(), 0U);
}

TEST_F(PageFilesTest, InputsAreNeverReplaced) {
  flags_.format = find_format("html");
  flags_.output = folder_ / "in/";
  PageFiles written = files();
  EXPECT_TRUE(write(written, "new.html", "new\n"));
  EXPECT_FALSE(write(written, "a.html", "bad\n"));
  ASSERT_TRUE(written.error());
  EXPECT_NE(written.error()->find("a.html: is also an input"), std::string::npos);
  EXPECT_EQ(content_of(page_), "<p>x");
  EXPECT_FALSE(write(written, "b.html", "after an error, nothing is written"));
  EXPECT_FALSE(fs::exists(folder_ / "in/b.html"));
}

TEST_F(PageFilesTest, NorAreOtherOutputs) {
  std::string Flags::*const others[] = {&Flags::summary_file, &Flags::explain_file,
                                        &Flags::save_warc};
  for (const auto other : others) {
    flags_.*other = folder_ / "out/../out/a.md";
    PageFiles written = files();
    EXPECT_TRUE(write(written, "b.html", "fine"));
    EXPECT_FALSE(write(written, "a.html", "bad"));
    ASSERT_TRUE(written.error());
    EXPECT_NE(written.error()->find("is also another output"), std::string::npos);
    (flags_.*other).clear();
  }
  EXPECT_FALSE(fs::exists(folder_ / "out/a.md"));
}

TEST_F(PageFilesTest, WhatCannotBeWrittenIsNamed) {
  folder_.write("out/below", "a file, where a folder has to be");
  PageFiles written = files();
  EXPECT_FALSE(write(written, "below/a.html", "x"));
  ASSERT_TRUE(written.error());
  EXPECT_NE(written.error()->find("out/below"), std::string::npos) << *written.error();
}

}  // namespace
}  // namespace pith::internal::app
