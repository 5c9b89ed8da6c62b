#include "text/transcode.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "bench/cpu_clock.h"
#include "text/charset_sentences.h"

namespace pith::internal {
namespace {

using namespace std::string_literals;

std::string transcode(const char* label, std::string_view bytes) {
  Transcoder transcoder(*find_charset(label), bytes);
  std::string out;
  transcoder.run(out);
  EXPECT_EQ(transcoder.consumed(), bytes.size());
  EXPECT_EQ(transcoder.produced(), out.size());
  return out;
}

TEST(Transcode, OneSentenceInEachCharset) {
  for (const CharsetSentence& s : charset_sentences())
    EXPECT_EQ(transcode(s.label, s.bytes), s.text) << s.label;
}

// This also checks that the system's iconv has all of them.
TEST(Transcode, AsciiIsAsciiInEachCharset) {
  std::string ascii;
  for (char c = 0; c < 127; ++c)
    if (c != '\x1B' && c != '\x0E' && c != '\x0F') ascii += c;
  for (const CharsetSentence& s : charset_sentences()) {
    const CharsetKind kind = find_charset(s.label)->kind;
    if (kind == CharsetKind::utf16 || kind == CharsetKind::escaped) continue;
    EXPECT_EQ(transcode(s.label, ascii), ascii) << s.label;
  }
}

TEST(Transcode, BadBytes) {
  const struct {
    const char* label;
    std::string bytes, text;
  } cases[] = {
      {"utf-8",
       "a\xFF"
       "b",
       "a\uFFFDb"},
      {"utf-8", "\xE4\xB8<p>", "\uFFFD<p>"},
      {"utf-8", "\xF0\x9F\x98\xF0\x9F\x98\x80", "\uFFFD\U0001F600"},
      {"utf-8", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"utf-8", "x\xE4\xB8", "x\uFFFD"},
      // undefined bytes: a control character below 0xA0, none above
      {"windows-1252", "\x81\x8D\x8F\x90\x9D", "\u0081\u008D\u008F\u0090\u009D"},
      {"windows-1253", "\xAA\xD2\xFF", "\uFFFD\uFFFD\uFFFD"},
      {"windows-1255", "\xD9", "\uFFFD"},
      {"iso-8859-2", "\x80\x9F", "\u0080\u009F"},
      {"windows-874", "\x80\x81\x85\x91\x92\x93\x94\x95\x96\x97\x98\xA0\xDB",
       "\u20AC\u0081\u2026\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u0098\u00A0\uFFFD"},
      // two-byte charsets: ASCII is never swallowed, and the following bytes are paired correctly
      {"shift_jis", "\x82\xA0\x81<b>\x82\xA2", "\u3042\uFFFD<b>\u3044"},
      {"shift_jis", "\x82\xA0\xFF\x82\xA2", "\u3042\uFFFD\u3044"},
      {"euc-kr", "\xB0\xA1\xC9\xFE\xB0\xA1", "\uAC00\uFFFD\uAC00"},
      {"euc-kr", "\xB0\xA1\xB0", "\uAC00\uFFFD"},
      {"big5", "\xA4\xA4\xFF\xA4\xE5", "\u4E2D\uFFFD\u6587"},
      {"gbk", "\xD6\xD0\xFF\xCE\xC4", "\u4E2D\uFFFD\u6587"},
      {"gbk", "\xD6\xD0\x81", "\u4E2D\uFFFD"},
      {"gb18030", "\x81\x30\x81\x30 \x81\x30\x81", "\u0080 \uFFFD"},
      {"euc-jp", "\xA4\xA2\xA4.", "\u3042\uFFFD."},
      {"iso-2022-jp", "\x1B$B$\"\x1B(B\xE9.", "\u3042\uFFFD."},
      {"utf-16le",
       "a\0\x00\xD8"
       "b\0c"s,
       "a\uFFFDb\uFFFD"},
      {"utf-16be", "\0a\xDC\x00\0b"s, "a\uFFFDb"},
  };
  for (const auto& c : cases) EXPECT_EQ(transcode(c.label, c.bytes), c.text) << c.label;
}

// A pair that decodes to two characters, the second of which iconv holds back until it is called
// again.
TEST(Transcode, Big5PairOfTwoCharacters) {
  EXPECT_EQ(transcode("big5", "\x88\x62"), "\u00CA\u0304");
  EXPECT_EQ(transcode("big5", "\x88\x62\x88\x66."), "\u00CA\u0304\u00CA.");
}

std::string random_bytes(std::mt19937& random, std::size_t size) {
  // Mostly bytes that have a meaning together: leads, trails, escapes, ASCII.
  static const std::string likely =
      "\x1B$(BJ@A)CG\x0E\x0F\x81\x8E\x8F\x30\x39\xA1\xC3\xE4\xB8\xF0\x9F"s;
  std::string bytes;
  while (bytes.size() < size)
    bytes += random() % 3 == 0 ? likely[random() % likely.size()] : static_cast<char>(random());
  return bytes;
}

bool is_valid_utf8(std::string_view text) { return tally_utf8(text).bad == 0; }

TEST(Transcode, RandomBytesGiveValidUtf8HoweverItIsHalted) {
  std::mt19937 random(1);
  for (const CharsetSentence& s : charset_sentences()) {
    for (int round = 0; round < 60; ++round) {
      const std::string bytes = random_bytes(random, random() % 300);
      const std::string whole = transcode(s.label, bytes);
      ASSERT_TRUE(is_valid_utf8(whole)) << s.label;
      Transcoder steps(*find_charset(s.label), bytes);
      std::string pieces;
      for (std::size_t limit = 0; limit < whole.size(); limit += random() % 9) {
        steps.run(pieces, limit);
        ASSERT_LE(pieces.size(), limit);
        ASSERT_TRUE(is_valid_utf8(pieces));
      }
      steps.run(pieces);
      ASSERT_EQ(pieces, whole) << s.label << " round " << round;
    }
  }
}

TEST(Transcode, LongTextCrossesPieces) {
  for (const CharsetSentence& s : charset_sentences()) {
    std::string bytes, text;
    while (bytes.size() < 100000) {
      bytes += s.bytes;
      text += s.text;
    }
    EXPECT_TRUE(transcode(s.label, bytes) == text) << s.label;
  }
}

// Only errors; each takes about the same time.
TEST(Transcode, LinearOnGarbage) {
  for (const char* label : {"utf-8", "shift_jis", "gbk", "big5", "iso-2022-jp", "utf-16le"}) {
    const double start = bench::thread_cpu_seconds();
    transcode(label, std::string(1 << 20, label[0] == 'u' && label[4] == '1' ? '\xDC' : '\xFF'));
    EXPECT_LT(bench::thread_cpu_seconds() - start, 20) << label;
  }
}

}  // namespace
}  // namespace pith::internal
