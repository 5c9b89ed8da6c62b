#include "unpack/content_coding.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/gzip.h"
#include "support/zstd.h"

namespace pith::internal {
namespace {

using Names = std::vector<std::string_view>;

TEST(ContentCoding, ListsNames) {
  EXPECT_EQ(listed_codings(""), Names{});
  EXPECT_EQ(listed_codings(" gzip ,br\r\n"), (Names{"gzip", "br"}));
  EXPECT_EQ(listed_codings("identity, , Identity"), Names{});
}

TEST(ContentCoding, WhatIsAskedForIsKnown) {
  for (const std::string_view name : listed_codings(kContentCodings)) {
    EXPECT_TRUE(is_known_coding(name)) << name;
  }
  EXPECT_TRUE(is_known_coding("X-GZIP"));
  EXPECT_FALSE(is_known_coding("lzma"));
}

TEST(ContentCoding, DecompressesAndReports) {
  EXPECT_EQ(decompress("GZIP", test::gzip("text"), 100).bytes, "text");
  EXPECT_EQ(decompress("zstd", test::zstd("text"), 100).bytes, "text");
  EXPECT_EQ(decompress("deflate", "\x4b\x4c\x4a\x06\x00", 100).bytes.substr(0, 3), "abc");
  EXPECT_TRUE(decompress("gzip", test::gzip("text"), 3).over);
  EXPECT_EQ(decompress("gzip", test::gzip("text").substr(0, 12), 100).flaw,
            "gzip data cut short: get it again");
  EXPECT_EQ(decompress("gzip", "plain", 100).flaw, "damaged gzip (incorrect header check)");
}

}  // namespace
}  // namespace pith::internal
