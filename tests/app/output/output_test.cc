#include "app/output/output.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/gzip.h"
#include "support/temp_dir.h"

namespace pith::internal::app {
namespace {

// Longer than the piece that zlib gets at a time, and hardly compressible, so that there are many
// chunks.
TEST(Packer, WhatGoesInComesOutWhateverItsSize) {
  const test::TempDir folder;
  for (const std::size_t size : {0U, 1U, (1U << 20) - 1, 1U << 20, (1U << 20) + 1, 3'500'000U}) {
    std::string bytes(size, '\0');
    unsigned state = 1;
    for (char& c : bytes) c = static_cast<char>((state = state * 1'103'515'245 + 12345) >> 16);
    const auto packer = packer_for("x.gz");
    std::string packed = packer->add("before");
    packed += packer->add(bytes);
    packed += packer->add("");
    packed += packer->finish();
    EXPECT_EQ(test::read_gzip(folder.write("x.gz", packed)), "before" + bytes) << size;
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

}  // namespace
}  // namespace pith::internal::app
