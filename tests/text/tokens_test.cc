#include "text/tokens.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {
namespace {

std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> out;
  append_tokens(text, out);
  return out;
}

TEST(Tokens, AreTheSame) {
  const struct {
    std::string_view one, other;
  } cases[] = {
      {"Read more", "read MORE"},
      {"Read more", "  read -- more! "},
      {"5 min read", "12 min read"},  // numbers are alike
      {"STRASSE \u00C4\u00D6", "strasse \u00E4\u00F6"},
      {"\u039F\u03B4\u03CC\u03C2", "\u039F\u0394\u038C\u03A3"},  // final sigma
      {"co\u00ADop", "coop"},                                    // a soft hyphen is ignored
      {"\u5206\u4EAB \u5230", "\u5206\u4EAB\u5230"},
      {"", " ... "},
      // Words next to non-ASCII characters, and at any position of a long text.
      {"don\u2019t \u201Cstop\u201D", "Don't 'STOP'"},
      {"\u00C9t\u00E9 12\u20AC", "\u00E9T\u00C9 \u20AC 99"},
      {"internationalization", "inter\u00ADnationalization"},
  };
  for (const auto& c : cases) EXPECT_EQ(tokens(c.one), tokens(c.other)) << c.one;
}

TEST(Tokens, DoNotDependOnTheContext) {
  const std::vector<std::string> words = {"a",         "w2",        "seventy",
                                          "EightLet",  "ninelette", "sixteen-letters!",
                                          "f\u00FCnf", "12",        std::string(70, 'x')};
  for (const std::string& word : words) {
    const std::vector<Token> alone = tokens(word);
    for (std::size_t before = 0; before < 140; ++before) {
      for (const std::string_view behind : {"", " ", ". And more words behind it", " \u2019"}) {
        const std::vector<Token> all =
            tokens(std::string(before, ' ') + word + std::string(behind));
        ASSERT_GE(all.size(), alone.size());
        EXPECT_TRUE(std::equal(alone.begin(), alone.end(), all.begin())) << word << before;
      }
    }
  }
}

TEST(Tokens, AreNot) {
  const struct {
    std::string_view one, other;
  } cases[] = {
      {"read more", "more read"},
      {"readmore", "read more"},
      {"h2", "2"},
      {"a", "\u00E4"},
      {"1", ""},
      {"ninelette", "ninelettr"},
      {"sixteenlettersxy", "sixteenlettersx"},
      {"sixteenlettersxy", "sixteenlettersxyz"},
      {"\u5206\u4EAB", "\u4EAB\u5206"},
  };
  for (const auto& c : cases) EXPECT_NE(tokens(c.one), tokens(c.other)) << c.one;
}

TEST(Tokens, CountWordsAndUnspacedCharacters) {
  EXPECT_EQ(tokens("one two-three 4").size(), 4U);
  EXPECT_EQ(tokens("\u4F7F\u7528 cookie \u3067\u3059").size(), 5U);
  EXPECT_EQ(tokens("x 2024 y")[1], kNumberToken);
  EXPECT_EQ(tokens("\xFF\xFE broken \xC3").size(), 1U);  // invalid UTF-8 has no letters
}

}  // namespace
}  // namespace pith::internal
