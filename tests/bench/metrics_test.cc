#include "bench/metrics.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::bench {
namespace {

using Words = std::vector<std::string>;

struct TokenCase {
  std::string_view text;
  Words lower;
};

TEST(Tokens, AreTheMatchesOfPythonsWordPattern) {
  // Right-hand sides are the results of re.findall(r'\w+', text.lower()), with Han and Kana
  // separated.
  const std::vector<TokenCase> cases = {
      {"", {}},
      {" .,;-|* ", {}},
      {"Don't stop", {"don", "t", "stop"}},
      {"snake_case 3.14", {"snake_case", "3", "14"}},
      {"\xC3\x84RGER \xCE\xA9", {"\xC3\xA4rger", "\xCF\x89"}},
      {"x\xC2\xB2 \xC2\xBD", {"x\xC2\xB2", "\xC2\xBD"}},  // superscript, fraction
      {"\xC4\xB0stanbul", {"i", "stanbul"}},              // dotted capital I
      {"caf\x65\xCC\x81s", {"cafe", "s"}},                // a combining mark separates words
      {"a\xE2\x80\x8C"
       "b",
       {"a", "b"}},  // so does ZWNJ
      {"\xE4\xBD\xA0\xE5\xA5\xBD", {"\xE4\xBD\xA0", "\xE5\xA5\xBD"}},
      {"iPhone\xE6\x89\x8B"
       "15",
       {"iphone", "\xE6\x89\x8B", "15"}},
      {"\xE3\x82\xB9\xE3\x83\xBC", {"\xE3\x82\xB9", "\xE3\x83\xBC"}},  // Katakana and its long mark
      {"\xED\x95\x9C\xEA\xB5\xAD", {"\xED\x95\x9C\xEA\xB5\xAD"}},      // Hangul has spaces
      {"a\xFF\xFE"
       "b\xC3",
       {"a", "b"}},  // not UTF-8
  };
  for (const TokenCase& c : cases) EXPECT_EQ(tokens(c.text, Case::lower), c.lower) << c.text;
}

TEST(Tokens, KeepCaseWhenAsked) {
  EXPECT_EQ(tokens("The \xC4\xB0"
                   "B",
                   Case::keep),
            (Words{"The",
                   "\xC4\xB0"
                   "B"}));
}

TEST(Words, ComparesBags) {
  // Four of five output words are wanted, four of six wanted ones are there: "a" counts twice.
  const WordScore score = score_words("A b, a c d E", "a! b a x C");
  EXPECT_EQ(score.truth_words, 6U);
  EXPECT_EQ(score.output_words, 5U);
  EXPECT_DOUBLE_EQ(score.precision, 4.0 / 5);
  EXPECT_DOUBLE_EQ(score.recall, 4.0 / 6);
  EXPECT_DOUBLE_EQ(score.f1, 8.0 / 11);
}

TEST(Words, AnEmptySideIsAllOrNothing) {
  EXPECT_EQ(score_words("", "").f1, 1);
  EXPECT_EQ(score_words(" - ", "|").f1, 1);
  EXPECT_EQ(score_words("", "word").f1, 0);
  EXPECT_EQ(score_words("", "word").recall, 0);
  EXPECT_EQ(score_words("word", "").f1, 0);
  EXPECT_EQ(score_words("word", "").precision, 0);
}

TEST(Words, CountsCharactersOfUnspacedScripts) {
  const WordScore score = score_words("\xE4\xBD\xA0\xE5\xA5\xBD", "\xE5\xA5\xBD\xE4\xBA\xBA");
  EXPECT_DOUBLE_EQ(score.precision, 0.5);
  EXPECT_DOUBLE_EQ(score.recall, 0.5);
}

TEST(Shingles, AreFourTokensAsAMultiset) {
  // Truth: abcd bcde; output: abcd bcdX cdXY. One in both, two only out, one only wanted.
  const ShingleScore score = score_shingles("a b c d e", "a b c d X Y");
  EXPECT_DOUBLE_EQ(score.in_both, 1.0 / 4);
  EXPECT_DOUBLE_EQ(score.output_only, 2.0 / 4);
  EXPECT_DOUBLE_EQ(score.truth_only, 1.0 / 4);
  EXPECT_DOUBLE_EQ(score.precision(), 1.0 / 3);
  EXPECT_DOUBLE_EQ(score.recall(), 1.0 / 2);
}

TEST(Shingles, CountRepeats) {
  // aaaa three times in the truth, twice in the output.
  const ShingleScore score = score_shingles("a a a a a a", "a a a a a");
  EXPECT_DOUBLE_EQ(score.precision(), 1);
  EXPECT_DOUBLE_EQ(score.recall(), 2.0 / 3);
}

TEST(Shingles, KeepCaseAndOrder) {
  EXPECT_EQ(score_shingles("a b c d", "A b c d").in_both, 0);
  EXPECT_EQ(score_shingles("a b c d", "b a c d").in_both, 0);
}

TEST(Shingles, OfAShortTextAreTheTextItself) {
  EXPECT_EQ(score_shingles("a b", "a b").precision(), 1);
  EXPECT_EQ(score_shingles("a b", "a").in_both, 0);
}

TEST(Shingles, KnowWhatIsEmpty) {
  EXPECT_FALSE(score_shingles("a b c d", "").has_output());
  EXPECT_TRUE(score_shingles("a b c d", "").has_truth());
  EXPECT_EQ(score_shingles("a b c d", "").recall(), 0);
  EXPECT_FALSE(score_shingles("", "").has_output());
  EXPECT_FALSE(score_shingles("", "a").has_truth());
  EXPECT_EQ(score_shingles("", "a").precision(), 0);
}

TEST(Snippets, AreFoundAcrossWhiteSpaceAndCountedByKind) {
  const SnippetScore score =
      score_snippets({"one  two", "three\nfour", "six", ""}, {"Share this", "share", " "},
                     "one\ntwo three\xC2\xA0"
                     "four Share  this");
  EXPECT_EQ(score.found, 2U);
  EXPECT_EQ(score.missing, 1U);
  EXPECT_EQ(score.leaked, 1U);
  EXPECT_DOUBLE_EQ(score.precision(), 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.recall(), 2.0 / 3);
}

TEST(Snippets, ArePooled) {
  SnippetScore sum{.found = 1, .missing = 2, .leaked = 3};
  EXPECT_FALSE(sum.empty());
  sum += {.found = 10, .missing = 20, .leaked = 30};
  EXPECT_EQ(sum.found, 11U);
  EXPECT_EQ(sum.missing, 22U);
  EXPECT_EQ(sum.leaked, 33U);
  EXPECT_TRUE(SnippetScore().empty());
  EXPECT_EQ(SnippetScore().precision(), 0);
}

TEST(FoldSpace, KnowsAllWhiteSpace) {
  EXPECT_EQ(fold_space(" \t a\r\n\xE3\x80\x80"
                       "b\xE2\x80\xA8 "),
            "a b");
  EXPECT_EQ(fold_space("a\xFF b"), "a\xFF b");
  EXPECT_EQ(fold_space(" \n"), "");
}

TEST(F1, IsTheHarmonicMean) {
  EXPECT_DOUBLE_EQ(f1(0.5, 1), 2.0 / 3);
  EXPECT_EQ(f1(0, 0), 0);
}

TEST(Title, FoldsWhiteSpaceAndCase) {
  EXPECT_TRUE(
      same_title("The  \xC3\x9C"
                 "ber\nTitle",
                 "the \xC3\xBC"
                 "ber title "));
  EXPECT_FALSE(same_title("The Title", "The Title - Site"));
  EXPECT_FALSE(same_title("The Title", ""));
}

TEST(Title, IsAlikeButForMarks) {
  EXPECT_TRUE(
      alike_title("It's \"new\" - really...", "It\u2019s \u201CNew\u201D \u2013 really\u2026"));
  EXPECT_FALSE(alike_title("It's new", "Its new"));
  EXPECT_FALSE(same_title("It's new", "It\u2019s new"));
}

TEST(Authors, OverlapByHalf) {
  EXPECT_TRUE(same_authors("Ada Byron, Max Weg", "max weg, ADA BYRON"));
  EXPECT_TRUE(same_authors("Ada Byron", "Byron"));               // 1 of 2
  EXPECT_FALSE(same_authors("Ada Byron", "Ada Weg"));            // 1 of 3
  EXPECT_TRUE(same_authors("Ada Byron", "Ada Byron, Max Weg"));  // 2 of 4
  EXPECT_FALSE(same_authors("Ada Byron", ""));
}

TEST(Date, IsComparedByDay) {
  EXPECT_TRUE(same_day("2024-03-05", "2024-03-05T23:30:00+01:00"));
  EXPECT_FALSE(same_day("2024-03-05", "2024-03-06"));
  EXPECT_FALSE(same_day("2024-03-05", "2024-03"));
  EXPECT_FALSE(same_day("2024-03-05", ""));
  EXPECT_FALSE(same_day("yesterday..", "yesterday.."));
}

TEST(Date, NeighboursAreADayApart) {
  EXPECT_TRUE(adjacent_days("2024-02-29", "2024-03-01T00:30:00+01:00"));
  EXPECT_TRUE(adjacent_days("2024-01-01", "2023-12-31"));
  EXPECT_FALSE(adjacent_days("2024-03-05", "2024-03-05"));
  EXPECT_FALSE(adjacent_days("2024-03-05", "2024-03-07"));
  EXPECT_FALSE(adjacent_days("2024-03-05", ""));
}

}  // namespace
}  // namespace pith::internal::bench
