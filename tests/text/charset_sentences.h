// One sentence in each charset, as bytes and as UTF-8, for the tests of this folder.
#pragma once

#include <string>
#include <vector>

namespace pith::internal {

struct CharsetSentence {
  const char* label;
  const char* name;  // canonical
  std::string bytes;
  std::string text;
};

inline const std::vector<CharsetSentence>& charset_sentences() {
  using namespace std::string_literals;
  static const std::vector<CharsetSentence> sentences = {
      {"windows-1252", "windows-1252",
       "Zw\xF6lf \x84"
       "Boxk\xE4mpfer\x93 \x96 5 \x80"s,
       "Zw\u00F6lf \u201EBoxk\u00E4mpfer\u201C \u2013 5 \u20AC"},
      {"iso-8859-1", "windows-1252", "D\xE9j\xE0 vu, \x9Cuvre\x85"s,
       "D\u00E9j\u00E0 vu, \u0153uvre\u2026"},
      {"windows-1250", "windows-1250", "P\xF8\xEDli\x9A \x9Elu\x9Dou\xE8k\xFD k\xF9\xF2"s,
       "P\u0159\u00EDli\u0161 \u017Elu\u0165ou\u010Dk\u00FD k\u016F\u0148"},
      {"iso-8859-2", "ISO-8859-2", "Za\xBF\xF3\xB3\xE6 g\xEA\xB6l\xB1 ja\xBC\xF1"s,
       "Za\u017C\u00F3\u0142\u0107 g\u0119\u015Bl\u0105 ja\u017A\u0144"},
      {"iso-8859-3", "ISO-8859-3",
       "E\xB6o\xFE"
       "an\xF8o \xE6iu\xBC"
       "a\xFD"
       "de"s,
       "E\u0125o\u015Dan\u011Do \u0109iu\u0135a\u016Dde"},
      {"iso-8859-4", "ISO-8859-4",
       "\xC0"
       "bols, \xBB imene, \xB9\xF3irsts"s,
       "\u0100bols, \u0123 imene, \u0161\u0137irsts"},
      {"iso-8859-5", "ISO-8859-5", "\xC1\xEA\xD5\xE8\xEC \xD6\xD5 \xD5\xE9\xF1"s,
       "\u0421\u044A\u0435\u0448\u044C \u0436\u0435 \u0435\u0449\u0451"},
      {"iso-8859-6", "ISO-8859-6", "\xE6\xD5 \xCD\xE3\xEA\xE5\xAC \xE4\xE7 \xD3\xD1"s,
       "\u0646\u0635 \u062D\u0643\u064A\u0645\u060C \u0644\u0647 \u0633\u0631"},
      {"iso-8859-7", "ISO-8859-7", "\xCE\xE5\xF3\xEA\xE5\xF0\xDC\xE6\xF9 \xF4\xE7\xED"s,
       "\u039E\u03B5\u03C3\u03BA\u03B5\u03C0\u03AC\u03B6\u03C9 \u03C4\u03B7\u03BD"},
      {"iso-8859-8", "ISO-8859-8", "\xE3\xE2 \xF1\xF7\xF8\xEF \xF9\xE8"s,
       "\u05D3\u05D2 \u05E1\u05E7\u05E8\u05DF \u05E9\u05D8"},
      {"iso-8859-8-i", "ISO-8859-8-I", "\xE3\xE2 \xF1\xF7\xF8\xEF"s,
       "\u05D3\u05D2 \u05E1\u05E7\u05E8\u05DF"},
      {"iso-8859-9", "windows-1254", "P\xFDjamal\xFD hasta ya\xF0\xFDz \xFEof\xF6r"s,
       "P\u0131jamal\u0131 hasta ya\u011F\u0131z \u015Fof\u00F6r"},
      {"iso-8859-10", "ISO-8859-10",
       "\xDE\xF3r \xE1 \xB6\xFF \xBB"
       "a"s,
       "\u00DE\u00F3r \u00E1 \u0137\u0138 \u0167a"},
      {"iso-8859-13", "ISO-8859-13", "\xC1linkdama fechtuotojo \xF0paga"s,
       "\u012Elinkdama fechtuotojo \u0161paga"},
      {"iso-8859-14", "ISO-8859-14",
       "T\xF0r \xFE"
       "d, \xA1 \xB9"s,
       "T\u0175r \u0177d, \u1E02 \u1E57"},
      {"iso-8859-15", "ISO-8859-15",
       "C\xBDur \xE0 5 \xA4, \xA6"
       "e\xB8"s,
       "C\u0153ur \u00E0 5 \u20AC, \u0160e\u017E"},
      {"iso-8859-16", "ISO-8859-16",
       "A\xFEi \xBAi p\xE3"
       "durea"s,
       "A\u021Bi \u0219i p\u0103durea"},
      {"windows-1251", "windows-1251",
       "\xD1\xFA\xE5\xF8\xFC \xE6\xE5 \xE5\xF9\xB8, \xAB\xE4\xE0\xBB"s,
       "\u0421\u044A\u0435\u0448\u044C \u0436\u0435 \u0435\u0449\u0451, \u00AB\u0434\u0430\u00BB"},
      {"windows-1253", "windows-1253", "\xCE\xE5\xF3\xEA\xE5\xF0\xDC\xE6\xF9 \x93\xF4\xE7\xED\x94"s,
       "\u039E\u03B5\u03C3\u03BA\u03B5\u03C0\u03AC\u03B6\u03C9 \u201C\u03C4\u03B7\u03BD\u201D"},
      {"windows-1254", "windows-1254",
       "\xDD\xFE\xE7i \xF0"
       "a\xF0"
       "a\x85"s,
       "\u0130\u015F\u00E7i \u011Fa\u011Fa\u2026"},
      {"windows-1255", "windows-1255", "\xF9\xC8\xD1\xEC\xE5\xC9\xED"s,
       "\u05E9\u05B8\u05C1\u05DC\u05D5\u05B9\u05DD"},
      {"windows-1256", "windows-1256", "\xE4\xD5 \x81\x8D \x98\x9D\x90"s,
       "\u0646\u0635 \u067E\u0686 \u06A9\u200C\u06AF"},
      {"windows-1257", "windows-1257", "\xD0iauliai, \xEC \xF0\xEDirsts"s,
       "\u0160iauliai, \u0123 \u0161\u0137irsts"},
      {"windows-1258", "windows-1258", "Ti\xEA\xECng Vi\xEA\xF2t \xF0o\xEC"s,
       "Ti\u00EA\u0301ng Vi\u00EA\u0323t \u0111o\u0301"},
      {"windows-874", "windows-874",
       "\xE0\xBB\xE7\xB9\xC1\xB9\xD8\xC9\xC2\xEC \x93\xA1\x94\x85 \x80"s,
       "\u0E40\u0E1B\u0E47\u0E19\u0E21\u0E19\u0E38\u0E29\u0E22\u0E4C \u201C\u0E01\u201D\u2026 "
       "\u20AC"},
      {"koi8-r", "KOI8-R", "\xF3\xDF\xC5\xDB\xD8 \xD6\xC5 \xC5\xDD\xA3"s,
       "\u0421\u044A\u0435\u0448\u044C \u0436\u0435 \u0435\u0449\u0451"},
      {"koi8-u", "KOI8-U", "\xFE\xD5\xA4\xDB \xA7\xC8, \xBD\xC1\xCE\xC4\xDA\xC0"s,
       "\u0427\u0443\u0454\u0448 \u0457\u0445, \u0490\u0430\u043D\u0434\u0437\u044E"},
      {"ibm866", "IBM866", "\x91\xEA\xA5\xE8\xEC \xA6\xA5"s,
       "\u0421\u044A\u0435\u0448\u044C \u0436\u0435"},
      {"macintosh", "macintosh",
       "C\xCFur \xE3"
       "ab\xD2 \xB9"s,
       "C\u0153ur \u201Eab\u201C \u03C0"},
      {"x-mac-cyrillic", "x-mac-cyrillic", "\x91\xFA\xE5\xF8\xFC \xE6\xE5"s,
       "\u0421\u044A\u0435\u0448\u044C \u0436\u0435"},
      {"gbk", "GBK",
       "\xD6\xD0\xCE\xC4\xCD\xF8\xD2\xB3\xA3\xAC\xA1\xA3\xE9"
       "F"s,
       "\u4E2D\u6587\u7F51\u9875\uFF0C\u3002\u9555"},
      {"gb18030", "gb18030",
       "\xD6\xD0\xCE\xC4 caf\xA8\xA6 \x81"
       "0\xA1"
       "0 \x95"
       "2\x82"
       "6"s,
       "\u4E2D\u6587 caf\u00E9 \u01E4 \U00020000"},
      {"big5", "Big5",
       "\xC1"
       "c\xC5\xE9\xA4\xA4\xA4\xE5\xBA\xF4\xAD\xB6\xA1"
       "A\x9D\xEF\xA5\\"s,
       "\u7E41\u9AD4\u4E2D\u6587\u7DB2\u9801\uFF0C\u5605\u529F"},
      {"euc-jp", "EUC-JP",
       "\xC6\xFC\xCB\xDC\xB8\xEC\xA4\xCE\xA5\xC6\xA5\xAD\xA5\xB9\xA5\xC8\xA1\xA3\x8E\xB6\x8E\xC5"s,
       "\u65E5\u672C\u8A9E\u306E\u30C6\u30AD\u30B9\u30C8\u3002\uFF76\uFF85"},
      {"iso-2022-jp", "ISO-2022-JP", "\x1B$BF|K\\8l\x1B(B abc \x1B$B%F%-%9%H\x1B(B"s,
       "\u65E5\u672C\u8A9E abc \u30C6\u30AD\u30B9\u30C8"},
      {"shift_jis", "Shift_JIS",
       "\x93\xFA\x96{\x8C\xEA\x82\xCC\x83\\\x83t\x83g\x81"
       "A\x95\\\x81`\xB6\xC5\x87@"s,
       "\u65E5\u672C\u8A9E\u306E\u30BD\u30D5\u30C8\u3001\u8868\uFF5E\uFF76\uFF85\u2460"},
      {"euc-kr", "EUC-KR",
       "\xC7\xD1\xB1\xB9\xBE\xEE \xB6\xE4\xB7\xEA \xB6\xC8\xB9\xE6\xB0\xA2\xC7\xCF"s,
       "\uD55C\uAD6D\uC5B4 \uB738\uB8F0 \uB611\uBC29\uAC01\uD558"},
      {"utf-16le", "UTF-16LE",
       "<\x00p\x00>\x00-N\x87"
       "e \x00"
       "c\x00"
       "a\x00"
       "f\x00\xE9\x00 \x00=\xD8\x00\xDE"s,
       "<p>\u4E2D\u6587 caf\u00E9 \U0001F600"},
      {"utf-16be", "UTF-16BE",
       "\x00<\x00p\x00>N-e\x87\x00 \x00"
       "c\x00"
       "a\x00"
       "f\x00\xE9\x00 \xD8=\xDE\x00"s,
       "<p>\u4E2D\u6587 caf\u00E9 \U0001F600"},
      {"euc-tw", "EUC-TW", "\xF4\xED\xFC\xD5\xC4\xE3\xC5\xC6"s, "\u7E41\u9AD4\u4E2D\u6587"},
      {"iso-2022-kr", "ISO-2022-KR", "\x1B$)C\x0EGQ19>n\x0F text"s, "\uD55C\uAD6D\uC5B4 text"},
  };
  return sentences;
}

}  // namespace pith::internal
