#include "text/charset_detect.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal {
namespace {

std::string detect(std::string_view bytes) { return std::string(detect_charset(bytes)->name); }

TEST(DetectionSample, Table) {
  const struct {
    const char *bytes, *sample;
  } cases[] = {
      {"<p class='\xE9'>caf\xE9</p><b>plain</b>\xE0 la", "caf\xE9 \xE0 la "},
      {"<p title='\xE9'>plain</p>", "<p title='\xE9'>plain</p>"},  // there is no other evidence
      {"caf\xE9 <unclosed \xE9", "caf\xE9  "},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(detection_sample(c.bytes), c.sample);
  const std::string huge = "<p>" + std::string(1 << 20, '\xE9');
  EXPECT_GE(detection_sample(huge).size(), 256U << 10);
  EXPECT_LE(detection_sample(huge).size(), (256U << 10) + 1);
}

TEST(DetectCharset, Table) {
  const struct {
    const char *bytes, *name;
  } cases[] = {
      // English with typographic quotes and a pound sign
      {"<p>It\x92s the \x93"
       "best\x94 offer \x96 only \xA3"
       "5 for what we\x92ve seen so far in it",
       "windows-1252"},
      {"\xDC"
       "ber die Br\xFC"
       "cke f\xFChrt der Weg, sagten sie, sch\xF6n und gr\xFCn ist er",
       "windows-1252"},
      {"Perch\xE9 la citt\xE0 \xE8 bella e la realt\xE0 \xE8 che non si pu\xF2 dire di pi\xF9",
       "windows-1252"},
      {"<b>\xD1\xFA\xE5\xF8\xFC \xE6\xE5 \xE5\xF9\xB8 \xFD\xF2\xE8\xF5 \xEC\xFF\xE3\xEA\xE8\xF5 "
       "\xF4\xF0\xE0\xED\xF6\xF3\xE7\xF1\xEA\xE8\xF5 \xE1\xF3\xEB\xEE\xEA</b>",
       "windows-1251"},
      {"\xF3\xDF\xC5\xDB\xD8 \xD6\xC5 \xC5\xDD\xA3 \xDC\xD4\xC9\xC8 \xCD\xD1\xC7\xCB\xC9\xC8 "
       "\xC6\xD2\xC1\xCE\xC3\xD5\xDA\xD3\xCB\xC9\xC8 \xC2\xD5\xCC\xCF\xCB",
       "KOI8-U"},
      {"P\xF8\xEDli\x9A \x9Elu\x9Dou\xE8k\xFD k\xF9\xF2 \xFAp\xECl \xEF\xE1"
       "belsk\xE9 \xF3"
       "dy a "
       "bylo to p\xEC"
       "kn\xE9, \xF8"
       "ekl",
       "windows-1250"},
      {"\x93\xFA\x96{\x8C\xEA\x82\xCC\x83"
       "e\x83L\x83X\x83g\x82\xC5\x82\xB7\x81"
       "B",
       "Shift_JIS"},
      {"\xC6\xFC\xCB\xDC\xB8\xEC\xA4\xCE\xA5\xC6\xA5\xAD\xA5\xB9\xA5\xC8\xA4\xC7\xA4\xB9\xA1\xA3",
       "EUC-JP"},
      {"\xC7\xD1\xB1\xB9\xBE\xEE\xB7\xCE \xBE\xB2 \xB1\xDB\xC0\xCC \xBF\xA9\xB1\xE2 "
       "\xC0\xD6\xBD\xC0\xB4\xCF\xB4\xD9",
       "EUC-KR"},
      {"\x1B$BF|K\\8l$N%F%-%9%H\x1B(B", "ISO-2022-JP"},
      {"\xFF", "windows-1252"},
      {"", "windows-1252"},
  };
  for (const auto& c : cases) EXPECT_EQ(detect(c.bytes), c.name) << c.bytes;
}

}  // namespace
}  // namespace pith::internal
