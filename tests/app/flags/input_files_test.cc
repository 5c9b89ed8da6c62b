#include "app/flags/input_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "support/temp_dir.h"

namespace pith::internal::app {
namespace {

TEST(InputFiles, AFileIsTheSameUnderEveryName) {
  const test::TempDir folder;
  const std::string page = folder.write("a/page.html", "<p>x");
  const std::string other = folder.write("a/other.html", "<p>x");
  std::filesystem::create_symlink(page, folder / "link");
  std::filesystem::create_hard_link(page, folder / "hard");
  std::filesystem::create_symlink(folder / "none", folder / "broken");
  const InputFiles files({folder / "none", page, "https://example.org/", folder / "a"});
  for (const std::string& name :
       {page, folder / "link", folder / "hard", folder / "a/../a/page.html"}) {
    EXPECT_TRUE(files.has(name)) << name;
  }
  // A folder may be read and written to.
  for (const std::string& name : {other, folder / "none", folder / "broken", folder / "a",
                                  std::string(), std::string("https://example.org/")}) {
    EXPECT_FALSE(files.has(name)) << name;
  }
}

TEST(InputFiles, OfADescriptor) {
  const test::TempDir folder;
  const InputFiles files({folder.write("page.html", "<p>x")});
  std::FILE* const same = std::fopen((folder / "page.html").c_str(), "a");
  std::FILE* const other = std::fopen((folder / "other").c_str(), "a");
  EXPECT_TRUE(files.has_open(fileno(same)));
  EXPECT_FALSE(files.has_open(fileno(other)));
  std::fclose(same);
  std::fclose(other);
  EXPECT_FALSE(files.has_open(-1));
}

TEST(InputFiles, WhatCanBeReadTwice) {
  const test::TempDir folder;
  const std::string page = folder.write("page.html", "<p>x");
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(check_two_passes({}), "");
  EXPECT_EQ(check_two_passes({page, folder.path(), folder / "none"}), "");
  for (const std::string& once : {pipe, std::string("-"), std::string("https://example.org/")}) {
    const std::string wrong = check_two_passes({page, once});
    EXPECT_NE(wrong.find("\"" + once + "\""), std::string::npos) << wrong;
  }
}

TEST(InputFiles, FlagsOutrankNames) {
  Flags flags;
  EXPECT_EQ(kind_of_input("x.jsonl", flags), InputKind::jsonl);
  EXPECT_EQ(kind_of_input("x.html", flags), InputKind::page);
  flags.kind = InputKind::warc;
  EXPECT_EQ(kind_of_input("x.jsonl", flags), InputKind::warc);
}

TEST(InputFiles, HowPagesAreRead) {
  Flags flags;
  flags.kind = InputKind::jsonl;
  flags.extract.max_input_bytes = 77;
  flags.include = {"*.a"};
  flags.exclude = {"*.b"};
  flags.html_field = "h";
  flags.text_field = "t";
  flags.line_buffered = true;
  const StreamOptions options = reading_options(flags);
  EXPECT_EQ(options.kind, InputKind::jsonl);
  EXPECT_EQ(options.max_bytes, 77U);
  EXPECT_EQ(options.include, flags.include);
  EXPECT_EQ(options.exclude, flags.exclude);
  EXPECT_EQ(options.html_field, "h");
  EXPECT_EQ(options.text_field, "t");
  EXPECT_TRUE(options.every_line);
}

TEST(InputFiles, TheListAndTheOlderWarcAreReadToo) {
  const test::TempDir folder;
  const std::string page = folder.write("page.html", "<p>x");
  const auto inputs = open_inputs({page});
  Flags flags;
  EXPECT_EQ(files_read(flags, *inputs), std::vector<std::string>{page});
  flags.list = "list";
  flags.revisit = "old.warc";
  EXPECT_EQ(files_read(flags, *inputs), (std::vector<std::string>{page, "list", "old.warc"}));
}

}  // namespace
}  // namespace pith::internal::app
