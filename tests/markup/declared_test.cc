#include "markup/declared.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "markup/measured.h"

namespace pith::internal {
namespace {

using test::per_block;
using test::segmented;

Measured measured(std::string_view html, std::vector<DeclaredText> texts) {
  return measure(segmented(html), {}, {.declared = std::move(texts)});
}

std::string body(std::string_view html, std::vector<DeclaredText> texts) {
  return per_block(measured(html, std::move(texts)),
                   [](const Features& f) { return f.declared.body; });
}

TEST(Declared, SharesOfBlocks) {
  const struct {
    const char* html;
    std::vector<DeclaredText> texts;
    const char* expected;
  } cases[] = {
      {"<p>one two three four five</p>", {}, "0"},
      {"<p>one two three four five</p>", {{Declared::body, ""}}, "0"},
      {"<p>one two three four five</p>", {{Declared::body, "One, two: three four five!"}}, "1"},
      {"<p>one two three four five</p>", {{Declared::body, "one two three"}}, "0.333"},
      {"<p>one two three</p><p>four five six</p><p>seven eight nine</p>",
       {{Declared::body, "One two three. Four five six."}},
       "1 1 0"},
      // The order of words counts.
      {"<p>three two one</p>", {{Declared::body, "one two three"}}, "0"},
      // A short text is declared as a whole or not at all.
      {"<li>2 eggs<li>salt<li>pepper",
       {{Declared::body, "2 eggs"}, {Declared::body, "Salt"}},
       "1 1 0"},
      {"<li>2 eggs", {{Declared::body, "2 eggs, beaten"}}, "0"},
      {"<p>2 eggs, beaten</p>", {{Declared::body, "2 eggs"}}, "0"},
      // Links lead to texts.
      {"<p><a href=x>one two three</a></p>", {{Declared::body, "one two three"}}, "0"},
      {"<p>one two <a href=x>three</a></p>", {{Declared::body, "one two three"}}, "1"},
      {"<img src=x>", {{Declared::body, "one two three"}}, "0"},
      {"", {{Declared::body, "one two three"}}, ""},
  };
  for (const auto& c : cases) EXPECT_EQ(body(c.html, c.texts), c.expected) << c.html;
}

TEST(Declared, KindsApart) {
  const Measured m = measured("<p>one two three four</p><p>five six seven</p>",
                              {{Declared::description, "one two three"},
                               {Declared::comment, "five six seven"},
                               {Declared::body, "one two three four"}});
  EXPECT_EQ(per_block(m, [](const Features& f) { return f.declared.body; }), "1 0");
  EXPECT_EQ(per_block(m, [](const Features& f) { return f.declared.description; }), "0.5 0");
  EXPECT_EQ(per_block(m, [](const Features& f) { return f.declared.comment; }), "0 1");
}

TEST(Declared, DistancesInBlocks) {
  const Measured m =
      measured("<h2>a</h2><p>one two three</p><h2>b</h2><p>c</p><p>four five six</p>",
               {{Declared::body, "one two three"}, {Declared::body, "four five six"}});
  EXPECT_EQ(per_block(m, [](const Features& f) { return f.declared.since_body; }), "50 50 1 2 3");
  EXPECT_EQ(per_block(m, [](const Features& f) { return f.declared.until_body; }), "1 3 2 1 50");
  const Measured none = measured("<p>a</p>", {});
  EXPECT_EQ(per_block(none, [](const Features& f) { return f.declared.since_body; }), "50");
}

// Runs of words are counted, those that are declared twice once.
TEST(Declared, WordsOfThePage) {
  const Measured m = measured("<p>one two three four</p><p>one two three four</p>",
                              {{Declared::body, "one two three four five six"},
                               {Declared::body, "one two three four five six"},
                               {Declared::comment, "seven eight nine"}});
  EXPECT_EQ(m.page.declared_words, 4);
  EXPECT_EQ(m.page.declared_found, 0.5F);
  EXPECT_EQ(m.page.declared_comment_words, 1);
  EXPECT_EQ(measured("<p>a</p>", {}).page.declared_words, 0);
}

TEST(Declared, CharactersOfUnspacedScriptsAreWords) {
  const Measured m = measured("<p>\xE6\xB0\xB4\xE5\xAF\xBC\xE8\x87\xB4\xE7\x81\xAB</p>",
                              {{Declared::body, "\xE6\xB0\xB4\xE5\xAF\xBC\xE8\x87\xB4"}});
  EXPECT_EQ(m.blocks.at(0).declared.body, 0.5F);
  EXPECT_FLOAT_EQ(m.page.declared_words, 0.6F);
}

// What is much longer than all that is declared, or begins with other words, is not read.
TEST(Declared, LongTextsAreGivenUp) {
  const std::string other = test::words(20);
  EXPECT_EQ(body("<p>" + other + " one two three</p>", {{Declared::body, "one two three"}}), "0");
  EXPECT_EQ(body("<p>" + other + " one two three</p>",
                 {{Declared::body, "one two three"}, {Declared::description, other}}),
            "0.0476");
}

}  // namespace
}  // namespace pith::internal
