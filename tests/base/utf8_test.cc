#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal {
namespace {

using namespace std::string_literals;

TEST(Utf8Sequence, Table) {
  const struct {
    std::string bytes;
    int length;
  } cases[] = {
      {"a", 1},
      {"\0"s, 1},
      {"\x7F", 1},
      {"\xC2\x80", 2},
      {"\xDF\xBF", 2},
      {"\xE0\xA0\x80", 3},
      {"\xED\x9F\xBF", 3},
      {"\xEE\x80\x80", 3},
      {"\xF0\x90\x80\x80", 4},
      {"\xF4\x8F\xBF\xBF", 4},
      {"\x80", -1},
      {"\xC0\x80", -1},  // overlong
      {"\xC1\xBF", -1},
      {"\xE0\x9F\xBF", -1},
      {"\xF0\x8F\xBF\xBF", -1},
      {"\xED\xA0\x80", -1},      // surrogate
      {"\xF4\x90\x80\x80", -1},  // above U+10FFFF
      {"\xF5\x80\x80\x80", -1},
      {"\xFF", -1},
      {"\xC3", -1},
      {"\xC3(", -1},
      {"\xE4\xB8", -2},
      {"\xE4\xB8"
       "a",
       -2},
      {"\xF0\x9F\x98", -3},
      {"\xF0\x9F\x98\xC3\xA9", -3},
  };
  for (const auto& c : cases) EXPECT_EQ(utf8_sequence(c.bytes, 0), c.length) << c.bytes;
}

TEST(AppendUtf8, EveryLength) {
  for (const char32_t c :
       {U'a', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'\uFFFD', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, c);
    EXPECT_EQ(utf8_sequence(text, 0), static_cast<int>(text.size()));
    const auto* at = reinterpret_cast<const unsigned char*>(text.data());
    EXPECT_EQ(next_code_point(at, at + text.size()), c);
  }
}

TEST(SkipAscii, StopsAtEveryPlace) {
  for (std::size_t length = 0; length < 40; ++length) {
    for (std::size_t start = 0; start <= length; ++start)
      EXPECT_EQ(skip_ascii(std::string(length, 'a'), start), length);
    EXPECT_EQ(skip_ascii(std::string(length, 'a') + "\xC3\xA9" + std::string(20, 'b'), 0), length);
  }
}

std::string dump(const std::string& bytes) {
  const Utf8Tally t = tally_utf8(bytes);
  return std::to_string(t.good) + " " + std::to_string(t.bad) + " " +
         std::to_string(t.continuations) + (t.truncated ? " truncated" : "");
}

TEST(TallyUtf8, Table) {
  EXPECT_EQ(dump(""), "0 0 0");
  EXPECT_EQ(dump("plain ASCII of some length\0"s), "0 0 0");
  EXPECT_EQ(dump("\xC3\xA9t\xC3\xA9 \xE4\xB8\xAD \xF0\x9F\x98\x80"), "4 0 7");
  EXPECT_EQ(dump("\xE9t\xE9"), "0 2 0 truncated");
  EXPECT_EQ(dump("\xE9t\xE9."), "0 2 0");
  EXPECT_EQ(dump("\xC3\xA9 \xE4\xB8"), "1 1 1 truncated");
  EXPECT_EQ(dump("\xC3\xA9 \xE4\xB8."), "1 1 1");
  EXPECT_EQ(dump("\x80\x80\xC3\xA9\xFF"), "1 3 1");
}

TEST(CodePoint, ForwardsAndBackwards) {
  const std::string_view text = "a\u00E9\u4E2D\U0001F600";
  EXPECT_EQ(code_point_at(text, 0).value, U'a');
  EXPECT_EQ(code_point_at(text, 1).value, U'\u00E9');
  EXPECT_EQ(code_point_at(text, 3).size, 3u);
  EXPECT_EQ(code_point_before(text, 10).value, U'\U0001F600');
  EXPECT_EQ(code_point_before(text, 6).value, U'\u4E2D');
  EXPECT_EQ(code_point_before(text, 1).value, U'a');
}

TEST(CodePoint, NoneAtTheEdges) {
  EXPECT_EQ(code_point_at("a", 1).size, 0u);
  EXPECT_EQ(code_point_before("a", 0).size, 0u);
  EXPECT_EQ(code_point_before("a", 2).size, 0u);
}

TEST(CodePoint, StrayBytesCountOne) {
  for (const std::string_view text : {"\x80", "\xFF", "\xE4\xB8", "\xF0\x9F\x98"}) {
    EXPECT_EQ(code_point_at(text, 0).value, 0xFFFDu);
    EXPECT_EQ(code_point_at(text, 0).size, 1u);
    EXPECT_EQ(code_point_before(text, text.size()).size, 1u);
  }
}

TEST(CodePoint, Boundaries) {
  const std::string_view text = "a\u00E9";
  EXPECT_TRUE(is_boundary(text, 1));
  EXPECT_FALSE(is_boundary(text, 2));
  EXPECT_TRUE(is_boundary(text, 3));
  EXPECT_FALSE(is_boundary(text, 4));
}

}  // namespace
}  // namespace pith::internal
