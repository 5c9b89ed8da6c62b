#include "app/output/output.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "support/gzip.h"
#include "support/temp_dir.h"
#include "unpack/content_coding.h"

namespace pith::internal::app {
namespace {

namespace fs = std::filesystem;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::size_t files_in(const test::TempDir& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
}

// Longer than the piece that zlib gets at a time, and hardly compressible, so that there are many
// chunks.
TEST(Packer, WhatGoesInComesOutWhateverItsSize) {
  const test::TempDir folder;
  for (const std::size_t size : {0U, 1U, (1U << 20) - 1, 1U << 20, (1U << 20) + 1, 3'500'000U}) {
    std::string bytes(size, '\0');
    unsigned state = 1;
    for (char& c : bytes) c = static_cast<char>((state = state * 1'103'515'245 + 12345) >> 16);
    const auto pack = [&bytes](const char* name) {
      const auto packer = packer_for(name);
      std::string packed = packer->add("before");
      packed += packer->add(bytes);
      packed += packer->add("");
      return packed + packer->finish();
    };
    EXPECT_EQ(test::read_gzip(folder.write("x.gz", pack("x.gz"))), "before" + bytes) << size;
    const Unpacked unpacked = decompress("zstd", pack("x.zst"), size + 6);
    EXPECT_TRUE(unpacked.bytes == "before" + bytes && unpacked.flaw.empty()) << size;
  }
}

TEST(Output, KeepsWholeWritesUnderAnotherName) {
  const test::TempDir folder;
  const std::string path = folder / "x";
  for (const std::string name : {"x.partial", "x.partial~2", "x.partial~3"}) {
    Output output = Output::to_file(path);
    EXPECT_TRUE(output.write(name));
    EXPECT_EQ(output.keep_partial(), folder / name);
    EXPECT_EQ(output.keep_partial(), "");
  }
  Output nothing = Output::to_file(path);
  EXPECT_EQ(nothing.keep_partial(), "");
  EXPECT_FALSE(std::filesystem::exists(path));
  std::ifstream kept(path + ".partial~2");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), "x.partial~2");
}

TEST(Output, TakesBackItsLastWrites) {
  const test::TempDir folder;
  Output output = Output::to_file(folder / "x");
  EXPECT_EQ(output.take_back(1), 0U);
  for (const char* piece : {"one\n", "two\n", "", "three\n"}) EXPECT_TRUE(output.write(piece));
  EXPECT_EQ(output.take_back(100), 0U);
  EXPECT_EQ(output.take_back(7), 3U);  // the call without bytes is one, too
  EXPECT_EQ(output.take_back(1), 1U);
  EXPECT_EQ(output.take_back(1), 0U);
  EXPECT_EQ(output.keep_partial(), "");  // nothing is left

  Output other = Output::to_file(folder / "x");
  for (int i = 0; i < 2'000; ++i) EXPECT_TRUE(other.write("123456789\n"));
  EXPECT_EQ(other.take_back(10'001), 0U);  // that many calls are not remembered
  EXPECT_EQ(other.take_back(9'995), 1'000U);
  EXPECT_EQ(content_of(other.keep_partial()).size(), 10'000U);
}

TEST(Packer, NamesSayHow) {
  EXPECT_EQ(packer_for("x"), nullptr);
  EXPECT_EQ(packer_for("x.gz.txt"), nullptr);
  EXPECT_EQ(packer_for("x.GZ"), nullptr);
  EXPECT_NE(packer_for("x.zst"), nullptr);
  for (const char* name : {"x", "x.gz", "x.jsonl.zst", "gz", ".gz", "x.gz/"}) {
    EXPECT_EQ(is_packed_name(name), packer_for(name) != nullptr) << name;
  }
  EXPECT_EQ(manifest_path("x"), partial_path("x") + ".how");
}

TEST(Output, AMessageIsOneLine) {
  EXPECT_EQ(one_line("a\r\nb\tc\x1b\x7f"), "a??b?c??");
  EXPECT_EQ(one_line("\xc3\xa4 b"), "\xc3\xa4 b");
  EXPECT_EQ(one_line(""), "");
}

TEST(Output, AFileAppearsWhenItIsComplete) {
  const test::TempDir folder;
  const std::string path = folder.write("x", "older");
  {
    Output output = Output::to_file(path);
    EXPECT_FALSE(output.error());
    EXPECT_FALSE(output.used());
    EXPECT_TRUE(output.has_older());
    EXPECT_TRUE(output.write("new "));
    EXPECT_TRUE(output.used());
    EXPECT_TRUE(output.write(""));
    EXPECT_TRUE(output.write("content"));
    EXPECT_EQ(content_of(path), "older");
    EXPECT_TRUE(output.commit());
    EXPECT_EQ(content_of(path), "new content");
  }
  EXPECT_EQ(content_of(path), "new content");
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(Output, WhatIsNotCommittedIsGone) {
  const test::TempDir folder;
  const std::string path = folder.write("x", "older");
  {
    Output output = Output::to_file(path);
    output.write("new");
  }
  {
    Output other = Output::to_file(folder / "y");
    EXPECT_FALSE(other.has_older());
    other.write("new");
    const Output moved = std::move(other);
  }
  EXPECT_EQ(content_of(path), "older");
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(Output, PermissionsAndLinksStay) {
  const test::TempDir folder;
  const std::string path = folder.write("x", "older");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("x", folder / "link");
  Output output = Output::to_file(folder / "link");
  output.write("new");
  EXPECT_TRUE(output.commit());
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(content_of(path), "new");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(Output, ALinkMayLeadToAFileThatIsToBe) {
  const test::TempDir folder;
  fs::create_directory(folder / "a");
  fs::create_symlink("a/b", folder / "link");
  fs::create_symlink(folder / "a/x", folder / "a/b");
  Output output = Output::to_file(folder / "link");
  output.write("new");
  EXPECT_TRUE(output.commit());
  EXPECT_TRUE(fs::is_symlink(folder / "link") && fs::is_symlink(folder / "a/b"));
  EXPECT_EQ(content_of(folder / "a/x"), "new");
}

TEST(Output, ThePartOfALinkIsBesideItsFile) {
  const test::TempDir folder;
  folder.write("a/x", "older");
  fs::create_symlink("a/x", folder / "link");
  Output output = Output::to_file(folder / "link");
  output.write("some");
  EXPECT_EQ(fs::weakly_canonical(output.keep_partial()),
            fs::weakly_canonical(folder / "a/x.partial"));
}

TEST(Output, WhatCannotBeOpenedIsNamed) {
  const test::TempDir folder;
  for (const std::string& path : {folder / "none/x", folder.path()}) {
    Output output = Output::to_file(path);
    ASSERT_TRUE(output.error()) << path;
    EXPECT_TRUE(output.error()->starts_with(path + ": ")) << *output.error();
    EXPECT_FALSE(output.write("x"));
    EXPECT_FALSE(output.commit());
    EXPECT_EQ(output.keep_partial(), "");
  }
  EXPECT_TRUE(Output::resume(folder / "none/x.partial", 0, folder / "none/x").error());
  EXPECT_TRUE(Output::through_temporary(folder / "none/x", folder / "y").error());
  EXPECT_EQ(files_in(folder), 0U);
}

TEST(Output, DevicesAndPipesAreWrittenDirectly) {
  Output null = Output::to_file("/dev/null");
  EXPECT_TRUE(null.write("x"));
  EXPECT_FALSE(null.has_older());
  EXPECT_TRUE(null.commit());
  Output full = Output::to_file("/dev/full");
  EXPECT_FALSE(full.write("x"));
  EXPECT_FALSE(full.closed());
  ASSERT_TRUE(full.error());
  EXPECT_TRUE(full.error()->starts_with("/dev/full: ")) << *full.error();
  EXPECT_FALSE(full.write("x"));
  EXPECT_FALSE(full.commit());
}

// More than a pipe holds at a time, and a reader who leaves.
TEST(Output, AReaderMayLeave) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2] = {};
  ASSERT_EQ(pipe(ends), 0);
  Output output = Output::standard(ends[1], "standard output");
  EXPECT_TRUE(output.write("x"));
  EXPECT_TRUE(output.commit());
  close(ends[0]);
  EXPECT_FALSE(output.write("x"));
  EXPECT_TRUE(output.closed());
  EXPECT_FALSE(output.error());
  EXPECT_FALSE(output.write("x"));
  close(ends[1]);
}

TEST(Output, ATemporaryFileIsUsedAgain) {
  const test::TempDir folder;
  const std::string temporary = folder.write("temporary", "left by a killed run");
  for (const char* name : {"a", "b"}) {
    Output output = Output::through_temporary(temporary, folder / name);
    EXPECT_TRUE(output.write(name));
    EXPECT_TRUE(output.commit());
    EXPECT_EQ(content_of(folder / name), name);
  }
  {
    Output output = Output::through_temporary(temporary, folder / "c");
    output.write("c");
  }
  EXPECT_EQ(files_in(folder), 2U);
  // Another user's link in its place would lead elsewhere.
  fs::create_symlink(folder / "a", temporary);
  EXPECT_TRUE(Output::through_temporary(temporary, folder / "c").error());
  EXPECT_EQ(content_of(folder / "a"), "a");
}

TEST(Output, AnEarlierRunIsContinued) {
  const test::TempDir folder;
  const std::string partial = folder.write("x.partial", "{1}\n{2}\n{\"cut");
  {
    Output output = Output::resume(partial, 8, folder / "x");
    EXPECT_EQ(content_of(partial), "{1}\n{2}\n");
    output.write("{3}\n");
  }
  EXPECT_EQ(content_of(partial), "{1}\n{2}\n{3}\n") << "it stays in any case";
  Output output = Output::resume(partial, 4, folder / "x");
  EXPECT_FALSE(output.has_older());
  output.write("{4}\n");
  EXPECT_TRUE(output.commit());
  EXPECT_EQ(content_of(folder / "x"), "{1}\n{4}\n");
  EXPECT_FALSE(fs::exists(partial));
  {
    Output discarded = Output::resume(partial, 0, folder / "x");
    EXPECT_TRUE(discarded.has_older());
    discarded.discard();
  }
  EXPECT_FALSE(fs::exists(partial));
}

}  // namespace
}  // namespace pith::internal::app
