#include "text/decode.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/charset_sentences.h"
#include "text/transcode.h"

namespace pith::internal {
namespace {

using namespace std::string_literals;

const std::string kGerman =
    "Zw\xC3\xB6lf Boxk\xC3\xA4mpfer jagen Viktor quer \xC3\xBC"
    "ber den Sylter Deich";
const std::string kGerman1252 =
    "Zw\xF6lf Boxk\xE4mpfer jagen Viktor quer \xFC"
    "ber den Sylter Deich";
const std::string kJapaneseSjis =
    "\x93\xFA\x96{\x8C\xEA\x82\xCC\x83"
    "e\x83L\x83X\x83g\x82\xC5\x82\xB7\x81"
    "B";
const std::string kJapaneseEuc =
    "\xC6\xFC\xCB\xDC\xB8\xEC\xA4\xCE\xA5\xC6\xA5\xAD\xA5\xB9\xA5\xC8\xA4\xC7\xA4\xB9\xA1\xA3";
const std::string kJapanese = "\u65E5\u672C\u8A9E\u306E\u30C6\u30AD\u30B9\u30C8\u3067\u3059\u3002";

std::string meta(const std::string& charset) {
  return "<html><head><meta charset=\"" + charset + "\"></head><body>";
}

TEST(Decode, DeclaredByHeaderOrMeta) {
  for (const CharsetSentence& s : charset_sentences()) {
    const DecodedText by_header = decode(s.bytes, "text/html; charset="s + s.label);
    EXPECT_EQ(by_header.encoding, s.name);
    EXPECT_EQ(by_header.text(), s.text) << s.label;
    if (by_header.encoding.substr(0, 4) == "UTF-") continue;
    const DecodedText by_meta = decode(meta(s.label) + s.bytes);
    EXPECT_EQ(by_meta.encoding, s.name);
    EXPECT_EQ(by_meta.text(), meta(s.label) + s.text) << s.label;
  }
}

// "encoding[ borrowed]: text"
std::string dump(const std::string& bytes, const std::string& content_type = "") {
  const DecodedText d = decode(bytes, content_type);
  return d.encoding + (d.converted ? ": " : " borrowed: ") + std::string(d.text());
}

TEST(Decode, ByteOrderMarkBeatsAll) {
  const std::string lie = "text/html; charset=big5";
  EXPECT_EQ(dump("\xEF\xBB\xBF" + meta("gbk") + kGerman, lie),
            "UTF-8 borrowed: " + meta("gbk") + kGerman);
  EXPECT_EQ(dump("\xEF\xBB\xBF\xE9", lie), "UTF-8: \uFFFD");
  EXPECT_EQ(dump("\xEF\xBB\xBF", lie), "UTF-8 borrowed: ");
  EXPECT_EQ(dump("\xFF\xFE"
                 "a\0\xE9\0"s,
                 lie),
            "UTF-16LE: a\u00E9");
  EXPECT_EQ(dump("\xFE\xFF\0a\0\xE9"s, lie), "UTF-16BE: a\u00E9");
  EXPECT_EQ(dump("\xFE\xFF", lie), "UTF-16BE: ");
}

TEST(Decode, Utf16WithoutMark) {
  for (const CharsetSentence& s : charset_sentences()) {
    if (s.name != "UTF-16LE"s && s.name != "UTF-16BE"s) continue;
    EXPECT_EQ(dump(s.bytes), s.name + ": "s + s.text);
  }
  EXPECT_EQ(dump("\x2D\x4E\x87\x65\x00\x30"s, "text/html; charset=utf-16le"),
            "UTF-16LE: \u4E2D\u6587\u3000");
  // A few NUL bytes do not mean UTF-16, nor does a header that declares it for ASCII
  EXPECT_EQ(dump("<p>a\0b\0c</p> and so on"s), "UTF-8 borrowed: <p>a\0b\0c</p> and so on"s);
  EXPECT_EQ(dump("plain", "text/html; charset=utf-16"), "UTF-8 borrowed: plain");
  EXPECT_EQ(dump(kGerman1252, "text/html; charset=utf-16"), "windows-1252: " + kGerman);
}

TEST(Decode, Authority) {
  // header over meta
  EXPECT_EQ(dump(meta("big5") + kJapaneseSjis, "text/html; charset=shift_jis"),
            "Shift_JIS: " + meta("big5") + kJapanese);
  // an unknown label is ignored
  EXPECT_EQ(dump(meta("shift_jis") + kJapaneseSjis, "text/html; charset=x-unheard-of"),
            "Shift_JIS: " + meta("shift_jis") + kJapanese);
  // nothing declared: UTF-8 if valid, else detected
  EXPECT_EQ(dump(kGerman), "UTF-8 borrowed: " + kGerman);
  EXPECT_EQ(dump(kGerman1252), "windows-1252: " + kGerman);
  EXPECT_EQ(dump(kJapaneseSjis), "Shift_JIS: " + kJapanese);
  EXPECT_EQ(dump(kJapaneseEuc), "EUC-JP: " + kJapanese);
  EXPECT_EQ(dump("\x1B$BF|K\\8l\x1B(B"), "ISO-2022-JP: \u65E5\u672C\u8A9E");
  // a meta past the prescan counts before detection does
  const std::string late = "<head>" + std::string(2000, ' ') + "<meta charset=windows-1251>";
  EXPECT_EQ(dump(late + "\xE9"), "windows-1251: " + late + "\u0439");
  // ASCII keeps its declared name, and is not copied
  EXPECT_EQ(dump("plain", "text/html; charset=iso-8859-1"), "windows-1252 borrowed: plain");
  EXPECT_EQ(dump("plain"), "UTF-8 borrowed: plain");
  EXPECT_EQ(dump(""), "UTF-8 borrowed: ");
  EXPECT_EQ(dump("esc \x1B[0m"), "UTF-8 borrowed: esc \x1B[0m");
}

TEST(Decode, Liars) {
  const std::string utf8 = "text/html; charset=utf-8";
  // declared as UTF-8, but is not
  EXPECT_EQ(dump(kGerman1252, utf8), "windows-1252: " + kGerman);
  EXPECT_EQ(dump(kJapaneseSjis, utf8), "Shift_JIS: " + kJapanese);
  EXPECT_EQ(dump(meta("utf-8") + kJapaneseEuc), "EUC-JP: " + meta("utf-8") + kJapanese);
  // declared as UTF-8, and is except for a stray byte or a cut end
  EXPECT_EQ(dump(kJapanese + "\xE9.", utf8), "UTF-8: " + kJapanese + "\uFFFD.");
  EXPECT_EQ(dump(kGerman + "\xC3", utf8), "UTF-8: " + kGerman + "\uFFFD");
  EXPECT_EQ(dump(kGerman + " \xE4\xB8"), "UTF-8: " + kGerman + " \uFFFD");
  // declared as single-byte or two-byte, but is UTF-8
  EXPECT_EQ(dump(kGerman, "text/html; charset=iso-8859-1"), "UTF-8 borrowed: " + kGerman);
  EXPECT_EQ(dump(meta("windows-1251") + kGerman),
            "UTF-8 borrowed: " + meta("windows-1251") + kGerman);
  EXPECT_EQ(dump(kJapanese, "text/html; charset=shift_jis"), "UTF-8 borrowed: " + kJapanese);
  EXPECT_EQ(dump(kJapanese + "\xE9.", "text/html; charset=gbk"), "UTF-8: " + kJapanese + "\uFFFD.");
  // two GBK characters that happen to be valid UTF-8 are no proof
  EXPECT_EQ(dump("\xC1\xAA\xCD\xA8", "text/html; charset=gb2312"), "GBK: \u8054\u901A");
  // declared as one two-byte charset, but is another
  EXPECT_EQ(dump(kJapaneseEuc, "text/html; charset=shift_jis"), "EUC-JP: " + kJapanese);
  EXPECT_EQ(dump(kJapaneseSjis, "text/html; charset=euc-jp"), "Shift_JIS: " + kJapanese);
  EXPECT_EQ(dump(kGerman1252, "text/html; charset=euc-jp"), "windows-1252: " + kGerman);
  // a stray byte does not rule out a two-byte charset
  EXPECT_EQ(dump("\x82\xA0\xFF", "text/html; charset=shift_jis"), "Shift_JIS: \u3042\uFFFD");
  // a wrong declaration of a single-byte charset cannot be detected; browsers accept it, and so
  // does pith
  EXPECT_EQ(dump("\xE9", "text/html; charset=windows-1251"), "windows-1251: \u0439");
}

TEST(Decode, BorrowsWhatIsUtf8) {
  const std::string ascii(20 << 20, 'a');
  const DecodedText big = decode(ascii);
  EXPECT_EQ(big.text().data(), ascii.data());
  EXPECT_EQ(big.text().size(), ascii.size());
  const std::string marked = "\xEF\xBB\xBF" + kGerman;
  const DecodedText d = decode(marked);
  EXPECT_EQ(d.text().data(), marked.data() + 3);
  EXPECT_EQ(d.bom_bytes, 3U);
}

TEST(Decode, SurvivesMoving) {
  DecodedText first = decode("\xE9t\xE9", "text/html; charset=latin1");  // fits a short string
  const DecodedText second = std::move(first);
  EXPECT_EQ(second.text(), "\u00E9t\u00E9");
}

TEST(Decode, RandomBytesGiveValidUtf8) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = round % 3 == 0 ? meta(charset_sentences()[random() % 40].label) : "";
    const std::size_t size = random() % 400;
    const unsigned high = random() % 3;
    for (std::size_t i = 0; i < size; ++i)
      bytes += static_cast<char>(random() % (high == 0 ? 128 : 256));
    const DecodedText d = decode(bytes);
    ASSERT_EQ(tally_utf8(d.text()).bad, 0U) << d.encoding;
    const std::vector<std::size_t> ends = {0, d.text().size()};
    ASSERT_EQ(source_offsets(d, bytes, ends)[0], d.bom_bytes);
    ASSERT_EQ(source_offsets(d, bytes, ends)[1], bytes.size()) << d.encoding;
  }
}

std::vector<std::size_t> character_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i <= text.size(); ++i)
    if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
      starts.push_back(i);
  return starts;
}

// The bytes from one offset to the next decode to the text from one to the next.
void expect_slices_match(const std::string& bytes, const std::string& content_type) {
  const DecodedText d = decode(bytes, content_type);
  const std::vector<std::size_t> in_text = character_starts(d.text());
  const std::vector<std::size_t> in_bytes = source_offsets(d, bytes, in_text);
  ASSERT_EQ(in_bytes.size(), in_text.size());
  EXPECT_EQ(in_bytes.front(), d.bom_bytes);
  EXPECT_EQ(in_bytes.back(), bytes.size());
  const Charset* charset = find_charset(d.encoding);
  if (charset->kind == CharsetKind::escaped) return;  // a slice lacks the escape sequence before it
  for (std::size_t i = 0; i + 1 < in_text.size(); ++i) {
    const std::string slice = bytes.substr(in_bytes[i], in_bytes[i + 1] - in_bytes[i]);
    std::string text;
    Transcoder(*charset, slice).run(text);
    ASSERT_EQ(text, d.text().substr(in_text[i], in_text[i + 1] - in_text[i]))
        << d.encoding << " at " << in_text[i];
  }
}

TEST(SourceOffsets, SlicesDecodeToSlices) {
  for (const CharsetSentence& s : charset_sentences()) {
    const std::string header = "text/html; charset="s + s.label;
    expect_slices_match(s.bytes, header);
    expect_slices_match(s.bytes + "\xFF\xFF" + s.bytes, header);  // with something undecodable
  }
  expect_slices_match("\xEF\xBB\xBF" + kGerman, "");
  expect_slices_match("\xEF\xBB\xBF" + kGerman + "\xE9 \xE4\xB8" + kGerman, "");
  expect_slices_match(
      "\xFF\xFE"
      "a\0\xE9\0\x3D\xD8\x00\xDE"s,
      "");
  expect_slices_match(kGerman, "");
  expect_slices_match("", "");
}

// An offset inside a character maps to the character's beginning, one past the end to the end, and
// equal offsets to the same result.
TEST(SourceOffsets, OddOffsets) {
  const std::string bytes = "a\xE9z";
  const DecodedText d = decode(bytes, "text/html; charset=latin1");
  const std::vector<std::size_t> offsets = {0, 1, 2, 2, 3, 4, 4, 99};
  EXPECT_EQ(source_offsets(d, bytes, offsets), (std::vector<std::size_t>{0, 1, 1, 1, 2, 3, 3, 3}));
  EXPECT_EQ(source_offsets(decode("az"), "az", std::vector<std::size_t>{0, 99}),
            (std::vector<std::size_t>{0, 2}));
}

}  // namespace
}  // namespace pith::internal
