#include "markup/title_match.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "markup/measured.h"

namespace pith {
namespace {

using test::measured;
using test::per_block;
using test::words;

// The index of the headline; -1 without one.
int headline(std::string_view html, std::string_view title) {
  const Measured m = measured(html, title);
  int found = -1;
  for (std::size_t i = 0; i < m.blocks.size(); ++i) {
    if (!m.blocks[i].is_headline) continue;
    EXPECT_EQ(found, -1) << "two headlines: " << html;
    found = static_cast<int>(i);
  }
  return found;
}

TEST(TitleMatch, Headline) {
  const struct {
    const char* html;
    const char* title;
    int expected;
  } cases[] = {
      {"<p>a</p><h2>River floods town</h2><p>b</p>", "River floods town", 1},
      {"<h1>The Daily</h1><h2>River floods town</h2>", "River floods town", 1},
      {"<h1>The Daily</h1><h2>River floods town</h2>", "River floods town - The Daily", 1},
      {"<h1>The Daily</h1><h2>b</h2>", "River floods town", 0},  // none like it: the first <h1>
      {"<h2>a</h2><h1>b</h1><h1>c</h1>", "", 1},
      {"<h2>a</h2><p>b</p>", "", -1},
      {"<h2>a</h2><p>b</p>", "River floods town", -1},
      // A headline need not be marked up as one, but what is comes first.
      {"<div>River floods town</div><p>a</p>", "River floods town", 0},
      {"<p>River floods town</p><h2>River floods town</h2>", "River floods town", 1},
      {"<h2>River floods town</h2><h1>River floods town</h1>", "River floods town", 1},
      {"<h2>RIVER FLOODS TOWN!</h2>", "River floods town", 0},
      {"<h2>Town</h2><h2>River floods</h2>", "River floods town", 1},
      {"<h1>a</h1>", " - ", 0},  // a title without a word
      {"", "River floods town", -1},
  };
  for (const auto& c : cases) EXPECT_EQ(headline(c.html, c.title), c.expected) << c.html;
}

TEST(TitleMatch, BlocksSinceTheHeadline) {
  const std::string page = "<p>a</p><h1>River floods town</h1><p>b</p><p>c</p>";
  EXPECT_EQ(per_block(measured(page), &Features::after_headline), "-1 0 1 2");
  EXPECT_EQ(per_block(measured("<p>a</p><p>b</p>"), &Features::after_headline), "0 0");
}

TEST(TitleMatch, WordsSinceTheHeadline) {
  const std::string page = "<p>a b</p><p>c d e</p><h1>River floods town</h1><p>f</p><p>g</p>";
  EXPECT_EQ(per_block(measured(page), &Features::words_after_headline), "-5 -3 0 3 4");
  EXPECT_EQ(per_block(measured("<p>a</p><p>b</p>"), &Features::words_after_headline), "0 0");
}

TEST(TitleMatch, Overlap) {
  const Measured m = measured("<h1>river town</h1><p>town</p><p>other</p>", "River floods town");
  EXPECT_FLOAT_EQ(m.blocks.at(0).title_overlap, 2.0F / 3);
  EXPECT_FLOAT_EQ(m.blocks.at(1).title_overlap, 1.0F / 3);
  EXPECT_FLOAT_EQ(m.blocks.at(2).title_overlap, 0);
}

TEST(TitleMatch, OverlapCountsEveryWordOnce) {
  EXPECT_EQ(measured("<p>town town town</p>", "town").blocks.at(0).title_overlap, 1);
  EXPECT_EQ(measured("<p>town</p>", "town, town").blocks.at(0).title_overlap, 1);
}

// An article's opening paragraph repeats the title's words; it is no headline.
TEST(TitleMatch, WhatIsMuchLongerIsNotCompared) {
  const Measured m = measured("<p>" + words(30) + "</p><p>word</p>", "word");
  EXPECT_EQ(m.blocks.at(0).title_overlap, 0);
  EXPECT_FALSE(m.blocks.at(0).is_headline);
  EXPECT_TRUE(m.blocks.at(1).is_headline);
}

TEST(TitleMatch, NoTitleNoOverlap) {
  EXPECT_EQ(measured("<h1>a</h1>").blocks.at(0).title_overlap, 0);
}

}  // namespace
}  // namespace pith
