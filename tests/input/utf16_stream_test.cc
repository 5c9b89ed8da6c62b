#include "input/utf16_stream.h"

#include <gtest/gtest.h>

#include <string>

#include "support/gzip.h"
#include "support/temp_dir.h"

namespace pith::internal {
namespace {

std::string utf16(const std::u16string& text, bool is_big) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += is_big ? high : low;
    bytes += is_big ? low : high;
  }
  return bytes;
}

std::string read(const std::string& bytes) {
  const test::TempDir folder;
  const std::string path = folder.write("a", bytes);
  auto stream = in_utf8(std::move(ByteStream::open(path).value()), path);
  if (!stream) return "! " + stream.error().reason;
  std::string text;
  stream.value()->take(10'000'000, text);
  if (stream.value()->error()) text += " ! " + stream.value()->error()->reason;
  return text;
}

TEST(Utf16Stream, BothOrdersWithAndWithoutAMark) {
  const std::u16string text = u"{\"words\": \"t\u00E4glich \u6E2F \U0001F6A2\"}";
  const std::string expected = "{\"words\": \"t\u00E4glich \u6E2F \U0001F6A2\"}";
  for (const bool is_big : {false, true}) {
    EXPECT_EQ(read(utf16(u"\uFEFF" + text, is_big)), expected);
    EXPECT_EQ(read(test::gzip(utf16(u"\uFEFF" + text, is_big))), expected);
    EXPECT_EQ(read(utf16(u"{\"words\": \"without a mark\"}", is_big)),
              "{\"words\": \"without a mark\"}");
  }
}

TEST(Utf16Stream, OtherBytesStay) {
  for (const char* bytes : {"", "{\"a\": 1}", "\xEF\xBB\xBF{}", "t\u00E4glich"}) {
    EXPECT_EQ(read(bytes), bytes);
  }
}

TEST(Utf16Stream, WhatIsNoTextIsReplaced) {
  const std::u16string mark = u"\uFEFF";
  const std::u16string high(1, 0xD83D);
  const std::u16string low(1, 0xDEA2);
  EXPECT_EQ(read(utf16(mark + u"a" + high + u"b" + low + u"c" + high + high, false)),
            "a\uFFFDb\uFFFDc\uFFFD\uFFFD");
  EXPECT_EQ(read(utf16(mark + u"ab", false) + "c"), "ab");
}

TEST(Utf16Stream, OfAnySize) {
  std::u16string text = u"\uFEFFx";
  std::string expected = "x";
  for (int i = 0; i < 100'000; ++i) {
    text += u"\U0001F6A2";
    expected += "\U0001F6A2";
  }
  EXPECT_EQ(read(utf16(text, true)), expected);
  const std::string packed = test::gzip(utf16(text, true));
  const std::string cut = read(packed.substr(0, packed.size() - 9));
  EXPECT_TRUE(cut.ends_with("gzip data cut short: get it again")) << cut.substr(0, 100);
}

}  // namespace
}  // namespace pith::internal
