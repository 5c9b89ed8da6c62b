#include "metadata/values/detect_language.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "metadata/values/close_languages.h"
#include "metadata/values/sentences.h"

namespace pith::internal {
namespace {

TEST(DetectLanguage, TellsSentences) {
  EXPECT_GE(test::sentences().size(), 38U);
  for (const auto& [language, text] : test::sentences()) {
    EXPECT_EQ(closest_language(detect_language(text).tag, text), language);
  }
}

TEST(DetectLanguage, Table) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"", ""},
      {"Harbour ferry", ""},
      {"12 34 56 78 90 12 34 56 78 90 12 34 56 78 90 12 34 56 78 90", ""},
      // What CLD2 takes for English.
      {"Lumix DMC-GX80 Nikkor AF-S 35mm Zuiko 12-40mm Sigma DG HSM Tamron SP Canon EOS 80D Pentax "
       "K-70 Fujifilm X-T20",
       ""},
      {"\u6E2F\u53E3\u7684\u6E14\u6C11\u8BF4\u65B0\u6865\u8FD8\u6CA1\u6709\u5EFA\u6210", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(detect_language(c.text).tag, c.expected) << c.text;
}

// CLD2 is not sure of short texts in languages that are alike, and takes Assamese for Bengali.
TEST(DetectLanguage, TellsLanguagesThatAreAlike) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"Ako se vrijeme ne promijeni i ako se most ne popravi, ribari ka\u017Eu kako \u0107e se "
       "opet vratiti "
       "u luku za tjedan dana, no ni\u0161ta nije sigurno.",
       "hr"},
      {"\u09F0\u09BE\u09A4\u09BF\u09AA\u09C1\u09F1\u09BE \u09AE\u09BE\u099B\u09AE\u09F0"
       "\u09C0\u09AF\u09BC\u09BE\u09B8\u0995\u09B2\u09C7 \u09A8\u09A6\u09C0\u09F0 "
       "\u09AA\u09BE\u09F0\u09A4 \u09A8\u09BE\u0993\u09F0 \u09AC\u09BE\u099F "
       "\u099A\u09BE\u0987 \u0986\u099B\u09BF\u09B2 \u0986\u09F0\u09C1 "
       "\u09A6\u09B2\u0982 \u09B9\u09CB\u09F1\u09BE\u09B2\u09C8 \u09F0\u09C8 "
       "\u0986\u099B\u09BF\u09B2",
       "as"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(closest_language(detect_language(c.text).tag, c.text), c.expected) << c.text;
  }
}

TEST(DetectLanguage, TellsTheSharesOfAMixedText) {
  const std::string text = test::sentence("de") + test::sentence("fr") + test::sentence("de");
  const DetectedLanguage told = detect_language(text);
  EXPECT_EQ(told.tag, "de");
  EXPECT_EQ(told.shares[0].tag, "de");
  EXPECT_EQ(told.shares[1].tag, "fr");
  EXPECT_GT(told.shares[0].percent, told.shares[1].percent);
}

TEST(DetectLanguage, AnyBytesWillDo) {
  for (const std::string& text : {std::string("\xFF\xFE", 2), std::string(100, '\0'),
                                  std::string(10'000, 'a'), std::string("\xE6\x96", 2)}) {
    EXPECT_EQ(detect_language(text).tag, "");
  }
}

TEST(DetectLanguage, KnowsWhatItCanTell) {
  for (const auto& [language, text] : test::sentences()) {
    if (language != "no" && language != "zh-Hant") {
      EXPECT_TRUE(is_detectable(language)) << language;
    }
  }
  for (const char* language : {"lb", "nn", "la", "eo", "", "e"}) {
    EXPECT_FALSE(is_detectable(language)) << language;
  }
}

}  // namespace
}  // namespace pith::internal
