#include "text/words.h"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include <cstdlib>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "text/char_class.h"

namespace pith::internal {
namespace {

std::string utf8(const std::u32string& text) {
  std::string out;
  for (const char32_t c : text) {
    utf8proc_uint8_t buffer[4];
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), buffer);
    out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
  }
  return out;
}

// "words/characters letters digits upper commas sentences[ end]"
std::string dump(const TextCounts& c) {
  char words[32];
  snprintf(words, sizeof words, "%.1f", static_cast<double>(c.words));
  std::string out = words;
  for (const std::uint32_t n :
       {c.characters, c.letters, c.digits, c.uppercase, c.commas, c.sentence_ends})
    out += " " + std::to_string(n);
  return out + (c.ends_sentence ? " end" : "");
}

// The class of a letter, digit, mark or space by its category; all others have several.
std::optional<CharClass> class_by_category(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return CharClass::upper;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return is_unspaced(c) ? CharClass::unspaced : CharClass::lower;
    case UTF8PROC_CATEGORY_ND:
      return CharClass::digit;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharClass::mark;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return CharClass::space;
    default:
      return std::nullopt;
  }
}

// The table and the alphabets that it leaves out, asked twice: what is looked up is kept.
TEST(CharFacts, AreThoseOfUtf8proc) {
  for (const char* const asked : {"first", "again"}) {
    for (char32_t c = 0x80; c <= 0x10FFFF; ++c) {
      const auto code_point = static_cast<utf8proc_int32_t>(c);
      const CharFacts facts = CharFacts::of(c);
      const auto folded = static_cast<char32_t>(utf8proc_tolower(utf8proc_toupper(code_point)));
      ASSERT_EQ(facts.folded(), folded) << asked << ' ' << code_point;
      ASSERT_EQ(facts.is_format(), utf8proc_category(code_point) == UTF8PROC_CATEGORY_CF)
          << asked << ' ' << code_point;
      if (const auto expected = class_by_category(c)) {
        ASSERT_EQ(facts.char_class(), *expected) << asked << ' ' << code_point;
      }
    }
  }
  EXPECT_EQ(classify(U'\u00E9'), CharClass::lower);
  EXPECT_EQ(classify(U'\u0416'), CharClass::upper);
  EXPECT_EQ(classify(U'\u0664'), CharClass::digit);
  EXPECT_EQ(classify(U'\u4E2D'), CharClass::unspaced);
  EXPECT_EQ(classify(U'\uD55C'), CharClass::lower);
  EXPECT_EQ(classify(U'\u200B'), CharClass::space);
  EXPECT_EQ(classify(U'\u00AD'), CharClass::mark);
  EXPECT_EQ(classify(U'\u3002'), CharClass::strong_stop);
  EXPECT_EQ(classify(U'\uFF0C'), CharClass::comma);
  EXPECT_EQ(classify(U'\U00020000'), CharClass::unspaced);
}

TEST(CountText, Table) {
  const struct {
    const char32_t* text;
    const char* expected;
  } cases[] = {
      {U"", "0.0 0 0 0 0 0 0"},
      {U" \t\n\u00A0\u3000\u200B\uFEFF", "0.0 0 0 0 0 0 0"},
      {U"Hello, World 42", "3.0 13 10 2 2 1 0"},
      {U"caf\u00E9\u0301s \u00C9t\u00E9", "2.0 9 8 0 1 0 0"},
      {U"e\u0301te\u0301", "1.0 5 3 0 0 0 0"},
      {U"don't", "2.0 5 4 0 0 0 0"},
      {U"\u043F\u0440\u0438 \u041C\u0418\u0420", "2.0 6 6 0 3 0 0"},             // Russian
      {U"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "1.0 8 7 0 0 0 0"},  // Persian, ZWNJ
      {U"\u0939\u093F\u0928\u094D\u0926\u0940", "1.0 6 3 0 0 0 0"},              // Devanagari
      {U"\uD55C\uAD6D\uC5B4 \uB9D0", "2.0 4 4 0 0 0 0"},  // Hangul has spaces
      {U"\u4E2D\u6587\uFF0C\u5B57", "1.8 4 3 0 0 1 0"},
      {U"\u4E2DAB\u4E2D12", "3.2 6 4 2 2 0 0"},
      {U"\u0E20\u0E32\u0E29\u0E32", "2.4 4 4 0 0 0 0"},  // Thai
      {U"a\u060C b\u3001 c\u055D d\u1363", "4.0 8 4 0 0 4 0"},
      {U"\u0967\u0968 \uFF11", "2.0 3 0 3 0 0 0"},
      {U"soft\u00ADhyphen", "1.0 11 10 0 0 0 0"},
  };
  for (const auto& c : cases) EXPECT_EQ(dump(count_text(utf8(c.text))), c.expected) << utf8(c.text);
}

TEST(CountText, SentenceEnds) {
  const struct {
    const char32_t* text;
    unsigned sentences;
    bool ends;
  } cases[] = {
      {U"One. Two! Three?", 3, true},
      {U"One. Two", 1, false},
      {U"Version 2.0 of a.b", 0, false},
      {U"Wait... what?! Yes", 2, false},
      {U"So:", 0, false},
      {U"He said \u201CGo.\u201D She went.", 2, true},
      {U"(It ended.)", 1, true},
      {U"\u201EGeh.\u201C ", 1, true},
      {U"\u00BBGeh.\u00AB", 1, true},
      {U"He said \"go\"", 0, false},
      {U"As shown.[12] Next.[3]", 2, true},
      {U"As shown.[see]", 0, false},
      {U"As shown.[12", 0, false},
      {U"Trailing\u2026", 1, true},
      {U"\u4F60\u597D\u3002\u518D\u89C1\u3002", 2, true},
      {U"\u4F60\u597D\uFF01\uFF1F\u518D\u89C1", 1, false},
      {U"\u300C\u4F60\u597D\u3002\u300D", 1, true},
      {U"\u4F60\u597D!\u518D\u89C1.", 2, true},
      {U"\u4F60\u2026\u2026\u597D", 0, false},
      {U"\u0647\u0644\u061F \u0646\u0639\u0645\u06D4", 2, true},
      {U"\u0939\u093E\u0901\u0964 \u0928\u0939\u0940\u0902\u0964", 2, true},
      {U"\u1019\u104B\u1019\u104B", 2, true},
      {U"...", 1, true},
      {U"", 0, false},
  };
  for (const auto& c : cases) {
    const TextCounts counts = count_text(utf8(c.text));
    EXPECT_EQ(counts.sentence_ends, c.sentences) << utf8(c.text);
    EXPECT_EQ(counts.ends_sentence, c.ends) << utf8(c.text);
  }
}

TEST(CountText, InvalidBytesDoNoHarm) {
  for (const std::string bytes : {"\xFF", "a\xC3", "a\xE4\xB8", "\xF0\x9F\x98", "\x80z", "\xC3(."})
    EXPECT_LE(count_text(std::string(bytes)).characters, bytes.size());
}

// Cutting a text at a space changes no count except ends of sentences.
TEST(CountText, AddsUpOverPieces) {
  const std::string a = utf8(U"Erste \u00DCbung, 12 W\u00F6rter. \u4E2D\u6587\u3002 ");
  const std::string b = utf8(U"Zweite, k\u00FCrzere: 3!");
  const TextCounts x = count_text(a), y = count_text(b), sum = count_text(a + b);
  EXPECT_FLOAT_EQ(sum.words, x.words + y.words);
  EXPECT_EQ(sum.characters, x.characters + y.characters);
  EXPECT_EQ(sum.letters, x.letters + y.letters);
  EXPECT_EQ(sum.digits, x.digits + y.digits);
  EXPECT_EQ(sum.commas, x.commas + y.commas);
  EXPECT_EQ(sum.sentence_ends, x.sentence_ends + y.sentence_ends);
}

// Random texts of all that is counted in its own way.
std::vector<std::string> random_texts() {
  constexpr const char* kPieces[] = {"a",      "Z",      "k",      "7",        " ",      "  ",
                                     ",",      ".",      "?",      "[",        "]",      ")",
                                     "-",      "\n",     "\u00E9", "\u03A3",   "\u4E2D", "\u3002",
                                     "\u2026", "\u00AD", "\x80",   "lowercase"};
  std::mt19937 random(7);
  std::vector<std::string> texts(500);
  for (std::string& text : texts) {
    for (std::size_t pieces = random() % 60; pieces > 0; --pieces) {
      text += kPieces[random() % std::size(kPieces)];
    }
  }
  return texts;
}

// Sixteen bytes are taken at once: where they begin must not matter.
TEST(CountText, CountsTheSameAtAnyPlace) {
  for (const std::string& text : random_texts()) {
    const std::string expected = dump(count_text(text));
    for (std::size_t before = 1; before < 17; ++before) {
      EXPECT_EQ(dump(count_text(std::string(before, ' ') + text)), expected) << text;
    }
  }
}

TEST(CountText, CountsLongTexts) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "Ab1, ";
  EXPECT_EQ(dump(count_text(text)), "10000.0 40000 20000 10000 10000 10000 0");
}

TEST(IsUnspaced, Scripts) {
  for (const char32_t c : U"\u4E2D\u3042\u30AB\u30FC\u3005\u0E01\u0E81\u1780\u1000\uFF76\U00020000")
    EXPECT_TRUE(c == 0 || is_unspaced(c)) << std::hex << static_cast<unsigned>(c);
  for (const char32_t c : U"a\u00E9\u0430\uD55C\u0915\u0627\u30FB\u0E3F\u3001\U0001F600")
    EXPECT_FALSE(c != 0 && is_unspaced(c)) << std::hex << static_cast<unsigned>(c);
}

std::string nfc(std::string text) {
  normalize_nfc(text);
  return text;
}

TEST(NormalizeNfc, Table) {
  const struct {
    const char32_t *text, *expected;
  } cases[] = {
      {U"e\u0301", U"\u00E9"},
      {U"a\u0323\u0302", U"\u1EAD"},
      {U"a\u0302\u0323", U"\u1EAD"},
      {U"q\u0307\u0323", U"q\u0323\u0307"},            // only the order changes
      {U"\u0915\u093C\u094D", U"\u0915\u093C\u094D"},  // stays as it is
      {U"\u212B \u2126", U"\u00C5 \u03A9"},
      {U"\u1112\u1161\u11AB", U"\uD55C"},
      {U"\u304B\u3099", U"\u304C"},
      {U"\u0645\u0653", U"\u0645\u0653"},
      {U"\u0646\u0645\u06CC\u200C\u0634\u0648\u062F e\u0301\u200D",
       U"\u0646\u0645\u06CC\u200C\u0634\u0648\u062F \u00E9\u200D"},
      {U"\uFB01 \u00BD \u2460", U"\uFB01 \u00BD \u2460"},  // compatibility forms stay
      {U"plain", U"plain"},
      {U"", U""},
  };
  for (const auto& c : cases) {
    const std::string text = utf8(c.text);
    const std::string expected = utf8(c.expected);
    std::string result = text;
    EXPECT_EQ(normalize_nfc(result), expected != text) << text;
    EXPECT_EQ(result, expected) << text;
  }
}

std::string reference_nfc(const std::string& text) {
  utf8proc_uint8_t* raw = utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
  std::string out = reinterpret_cast<char*>(raw);
  std::free(raw);
  return out;
}

// The quick check misses nothing: every code point by itself, after a letter, and the decomposition
// of every code point.
TEST(NormalizeNfc, AgreesWithTheFullAlgorithmEverywhere) {
  for (char32_t c = 1; c < 0x30000; ++c) {  // nothing above composes
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string text = utf8({U'a', c, U'b', 0x323, c, c});
    ASSERT_EQ(nfc(utf8({c})), reference_nfc(utf8({c}))) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(nfc(text), reference_nfc(text)) << std::hex << static_cast<unsigned>(c);
    utf8proc_int32_t parts[8];
    int last_class = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts, 8,
                                               UTF8PROC_DECOMPOSE, &last_class);
    std::u32string decomposed;
    for (auto i = decltype(count){0}; i < count; ++i) decomposed += static_cast<char32_t>(parts[i]);
    ASSERT_EQ(nfc(utf8(decomposed)), reference_nfc(utf8(decomposed)))
        << std::hex << static_cast<unsigned>(c);
  }
}

TEST(NormalizeNfc, LeavesInvalidTextAndEndlessMarksAlone) {
  EXPECT_EQ(nfc("e\xCC\x81\xFF"), "e\xCC\x81\xFF");
  std::string marks = "a";
  for (int i = 0; i < 500000; ++i) marks += "\xCC\x81\xCC\xA3";  // reordering would be quadratic
  std::string text = marks;
  EXPECT_FALSE(normalize_nfc(text));
  EXPECT_EQ(text, marks);
}

TEST(NormalizeNfc, KeepsNul) {
  std::string text("e\xCC\x81\0x", 5);
  EXPECT_TRUE(normalize_nfc(text));
  EXPECT_EQ(text, std::string("\xC3\xA9\0x", 4));
}

TEST(FoldedKey, Table) {
  const struct {
    const char32_t *text, *expected;
  } cases[] = {
      {U"", U""},
      {U"  Hello,   WORLD! ", U"hello world"},
      {U"--", U""},
      {U"\u00C9t\u00E9 \u2013 2024", U"\u00E9t\u00E9 2024"},
      {U"\u039F\u0394\u039F\u03A3 \u03BF\u03B4\u03BF\u03C2",
       U"\u03BF\u03B4\u03BF\u03C3 \u03BF\u03B4\u03BF\u03C3"},
      {U"STRASSE \u00DF", U"strasse \u00DF"},
      {U"co\u00ADop \u0645\u06CC\u200C\u062E", U"coop \u0645\u06CC\u062E"},
      {U"\u4E2D\u3002\u6587", U"\u4E2D \u6587"},
      {U"\u0928\u0939\u0940\u0902", U"\u0928\u0939\u0940\u0902"},
      {U"\u0301x", U"x"},
  };
  for (const auto& c : cases) EXPECT_EQ(folded_key(utf8(c.text)), utf8(c.expected));
}

TEST(FoldedKey, IsTheSameAtAnyPlace) {
  for (const std::string& text : random_texts()) {
    const std::string expected = folded_key(text);
    for (std::size_t before = 1; before < 17; ++before) {
      EXPECT_EQ(folded_key(std::string(before, '-') + text), expected) << text;
    }
    std::string behind = "kept";
    append_folded_key(text, behind);
    EXPECT_EQ(behind, "kept" + expected);
  }
}

// A key is its own key, and joined by a space that of two texts.
TEST(FoldedKey, IsMadeOfTheKeysOfParts) {
  const std::vector<std::string> texts = random_texts();
  for (std::size_t i = 1; i < texts.size(); ++i) {
    const std::string a = folded_key(texts[i - 1]);
    const std::string b = folded_key(texts[i]);
    EXPECT_EQ(folded_key(a), a);
    EXPECT_EQ(folded_key(texts[i - 1] + " " + texts[i]),
              a + (a.empty() || b.empty() ? "" : " ") + b);
  }
}

// Two bytes each, which become three.
TEST(FoldedKey, CharactersThatGrow) {
  EXPECT_EQ(folded_key(utf8(std::u32string(1000, U'\u023A'))),
            utf8(std::u32string(1000, U'\u2C65')));
}

}  // namespace
}  // namespace pith::internal
