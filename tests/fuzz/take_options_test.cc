#include "fuzz/take_options.h"

#include <gtest/gtest.h>

namespace pith::internal::fuzz {
namespace {

TEST(TakeOptions, ReadsWhatFrontOfWrites) {
  const Options options = {.url = "https://example.org/a",
                           .content_type = "text/html; charset=gb18030",
                           .format = InputFormat::text,
                           .favor = Favor::recall,
                           .comments = true,
                           .tables = false,
                           .captions = true,
                           .explain = true};
  const std::string input = front_of(options) + "<p>\n";
  std::string_view rest = input;
  const Options read = take_options(rest);
  EXPECT_EQ(rest, "<p>\n");
  EXPECT_EQ(read.url, options.url);
  EXPECT_EQ(read.content_type, options.content_type);
  EXPECT_EQ(read.format, options.format);
  EXPECT_EQ(read.favor, options.favor);
  EXPECT_EQ(read.comments, options.comments);
  EXPECT_EQ(read.captions, options.captions);
  EXPECT_EQ(read.tables, options.tables);
  EXPECT_EQ(read.explain, options.explain);
  EXPECT_EQ(read.max_memory_bytes, options.max_memory_bytes);
}

TEST(TakeOptions, AnyBytesWillDo) {
  for (const std::string_view input : {"", "\xFF", "\xFF\xFF\xFF\xFF", "0000no line ends"}) {
    std::string_view rest = input;
    take_options(rest);
    EXPECT_EQ(rest, "");
  }
}

}  // namespace
}  // namespace pith::internal::fuzz
