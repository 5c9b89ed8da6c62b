#include "markup/measure.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "markup/measured.h"

namespace pith::internal {
namespace {

using test::measured;
using test::per_block;
using test::prose;
using test::repeated;
using test::segmented;
using test::words;

TEST(Measure, EmptyPage) {
  const Measured empty = measure(PageModel{}, "title");
  EXPECT_TRUE(empty.blocks.empty());
  EXPECT_EQ(empty.page.words, 0);
  EXPECT_TRUE(measured("").blocks.empty());
}

TEST(Measure, OneBlockForEachOfThePage) {
  const PageModel page = segmented("<p>a</p><img src=x><p>b</p>");
  EXPECT_EQ(measure(page, "").blocks.size(), page.blocks.size());
}

TEST(Measure, OwnFigures) {
  const Features f = measured("<p>One, TWO <a href=x>three 45.</a></p>").blocks.at(0);
  EXPECT_EQ(f.words, 4);
  EXPECT_FLOAT_EQ(f.link_density, 0.5F);
  EXPECT_EQ(f.links, 1);
  EXPECT_FLOAT_EQ(f.characters_per_word, 15.0F / 4);
  EXPECT_EQ(f.sentences, 1);
  EXPECT_EQ(f.commas, 1);
  EXPECT_FLOAT_EQ(f.digit_share, 2.0F / 15);
  EXPECT_FLOAT_EQ(f.uppercase_share, 4.0F / 11);
  EXPECT_TRUE(f.ends_sentence);
  EXPECT_FALSE(f.prose);
  EXPECT_TRUE(f.in_paragraph);
}

TEST(Measure, Kinds) {
  const Measured m = measured(
      "<h2>a</h2><ul><li>b</ul><pre>c</pre><table><tr><td>d<td>e<tr><td>f<td>g</table>"
      "<p>0:00 / 1:23</p>");
  ASSERT_EQ(m.blocks.size(), 8u);
  EXPECT_TRUE(m.blocks[0].heading);
  EXPECT_TRUE(m.blocks[1].list_item);
  EXPECT_TRUE(m.blocks[2].code);
  EXPECT_TRUE(m.blocks[3].in_table);
  EXPECT_FALSE(m.blocks[0].in_table);
  EXPECT_EQ(m.blocks[7].shape, Shape::clocks);
}

// 15 words, and links under .34 of them.
TEST(Measure, Prose) {
  EXPECT_FALSE(measured("<p>" + words(14)).blocks.at(0).prose);
  EXPECT_TRUE(measured("<p>" + words(15)).blocks.at(0).prose);
  EXPECT_TRUE(measured("<p>" + words(10) + "<a href=x> " + words(5) + "</a>").blocks.at(0).prose);
  EXPECT_FALSE(measured("<p>" + words(10) + "<a href=x> " + words(6) + "</a>").blocks.at(0).prose);
  EXPECT_TRUE(measured("<p>" + words(10) + "<a> " + words(6) + "</a>").blocks.at(0).prose);
}

TEST(Measure, PageSums) {
  const Measured m = measured(prose() + "<p>a <a href=x>b c</a></p><img src=x>");
  EXPECT_EQ(m.page.words, 23);
  EXPECT_EQ(m.page.prose_words, 20);
  EXPECT_EQ(m.page.link_words, 2);
  EXPECT_EQ(m.page.blocks, 3);
}

TEST(Measure, HeadingLevel) {
  EXPECT_EQ(per_block(measured("<h2>a</h2><p>b</p><h6>c</h6>"), &Features::heading_level), "2 0 6");
}

TEST(Measure, ListDepth) {
  EXPECT_EQ(per_block(measured("<p>a</p><ul><li>b<ul><li>c</ul></ul>"), &Features::list_depth),
            "0 1 2");
}

TEST(Measure, HasWords) {
  EXPECT_EQ(per_block(measured("<p>a</p><p>7</p><p>&bull; |</p>"), &Features::has_words), "1 1 0");
}

TEST(Measure, Quoted) {
  EXPECT_EQ(per_block(measured("<blockquote><p>a</p></blockquote><p>b</p>"), &Features::quoted),
            "1 0");
}

TEST(Measure, Term) {
  EXPECT_EQ(per_block(measured("<dl><dt>a<dd>b</dl>"), &Features::term), "1 0");
}

TEST(Measure, NamesJavaScript) {
  EXPECT_EQ(per_block(measured("<p>Enable JavaScript</p><p>javascript</p><p>Java script</p>"),
                      &Features::names_javascript),
            "1 1 0");
}

TEST(Measure, AfterCaption) {
  const Measured m = measured("<figure><figcaption>a</figcaption></figure><p>b</p><p>c</p>");
  EXPECT_EQ(per_block(m, &Features::after_caption), "0 1 0");
}

TEST(Measure, Emphasised) {
  const Measured m =
      measured("<p><b>a b</b></p><p><em>a</em> b</p><p><a href=x>a b</a></p><p><i>a</i></p>");
  EXPECT_EQ(per_block(m, &Features::emphasised), "1 0 0 1");
}

// Nested and neighboring marks count every character once.
TEST(Measure, Emphasis) {
  const Measured m = measured(
      "<p>abcd</p><p><b>abcd</b></p><p><b>ab</b>cd</p><p><b>a<i>b</i></b>cd</p>"
      "<p><b>a</b><i>b</i>cd</p><p><code>ab</code>cd</p>");
  EXPECT_EQ(per_block(m, &Features::emphasis), "0 1 0.5 0.5 0.5 0");
}

TEST(Measure, Tag) {
  const Measured m = measured("<h2>a</h2><div>b</div>");
  EXPECT_EQ(m.blocks.at(0).tag, Tag::h2);
  EXPECT_EQ(m.blocks.at(1).tag, Tag::div);
}

TEST(Measure, PageKinds) {
  const PageFeatures p = measured(
                             "<h1>a</h1><h2>b</h2><ul><li>c<li>d<li>e</ul>"
                             "<table><tr><td>f<td>g<tr><td>h<td>i</table><p>j</p>")
                             .page;
  EXPECT_EQ(p.headings, 2);
  EXPECT_EQ(p.list_items, 3);
  EXPECT_EQ(p.cells, 4);
  EXPECT_EQ(p.paragraphs, 1);
}

TEST(Measure, PageProse) {
  const PageFeatures p = measured(prose(20) + prose(40) + prose(30) + "<p>a</p>").page;
  EXPECT_EQ(p.prose_blocks, 3);
  EXPECT_EQ(p.longest_prose, 40);
  // Links are no prose, however long.
  EXPECT_EQ(measured("<p><a href=x>" + words(40) + "</a></p>").page.longest_prose, 0);
}

TEST(Measure, PageArticles) {
  EXPECT_EQ(measured("<article><p>a</p></article><article><p>b</p></article>").page.articles, 2);
  EXPECT_EQ(measured("<p>a</p>").page.articles, 0);
}

TEST(Measure, PageHasMain) {
  EXPECT_TRUE(measured("<main><p>a</p></main>").page.has_main);
  EXPECT_TRUE(measured("<div role=main><p>a</p></div>").page.has_main);
  EXPECT_FALSE(measured("<p>a</p>").page.has_main);
}

TEST(Measure, HintsAreHandedOn) {
  PageHints hints;
  hints.og_type = OgType::product;
  hints.url.segments = 3;
  const PageFeatures p = measure(segmented("<p>a</p>"), "", {.hints = hints}).page;
  EXPECT_EQ(p.hints.og_type, OgType::product);
  EXPECT_EQ(p.hints.url.segments, 3);
}

// Two texts built alike, another, one more like the first, two pictures.
const Measured& repeating_page() {
  static const Measured m = measured(
      "<p class=a>Read more</p><p class=a>read more!</p><p class=b>Other</p><p class=a>Read "
      "More</p><div><img src=x></div><div><img src=y></div>");
  return m;
}

TEST(Repetition, EarlierCopies) {
  EXPECT_EQ(per_block(repeating_page(), &Features::same_text_before), "0 1 0 2 0 0");
}

// Pictures have no text to repeat.
TEST(Repetition, Copies) {
  EXPECT_EQ(per_block(repeating_page(), &Features::same_text), "2 2 0 2 0 0");
}

// A heading is no copy of its line in the table of contents.
TEST(Repetition, HeadingsAreNoCopiesOfLines) {
  const Measured m = measured("<p>Rain</p><h2>Rain</h2><p>rain</p><h3>rain</h3>");
  EXPECT_EQ(per_block(m, &Features::same_text_before), "0 0 1 1");
  EXPECT_EQ(per_block(m, &Features::same_text), "1 1 1 1");
}

TEST(Repetition, Path) { EXPECT_EQ(per_block(repeating_page(), &Features::path), "0 0 2 0 4 4"); }

TEST(Repetition, BlocksOfAPath) {
  EXPECT_EQ(per_block(repeating_page(), &Features::same_path), "3 3 1 3 2 2");
}

// Not only the element itself has to be alike, but all around it.
TEST(Repetition, PathsBeginAtTheBody) {
  const std::string html =
      "<div class=a><p>a</p></div><div class=a><p>b</p></div><div class=b><p>c</p></div><p>d</p>";
  EXPECT_EQ(per_block(measured(html), &Features::same_path), "2 2 1 1");
}

TEST(Repetition, WordsOfAPath) {
  const Measured m = measured("<p>a b c</p><p>d</p><h2>e f</h2>");
  EXPECT_EQ(per_block(m, &Features::same_path_words), "2 2 2");
  const Measured n = measured("<p>a b c</p><p>d</p><h2>e</h2>");
  EXPECT_EQ(per_block(n, &Features::same_path_words), "2 2 1");
}

TEST(Repetition, LinksOfAPath) {
  const Measured m = measured("<p>a <a href=x>b</a> c</p><p>d</p><h2>e</h2>");
  EXPECT_EQ(per_block(m, &Features::same_path_links), "0.25 0.25 0");
}

TEST(Repetition, SpreadOfAPath) {
  const Measured m = measured("<p>a</p><h2>b</h2><h2>c</h2><p>d</p>");
  EXPECT_EQ(per_block(m, &Features::same_path_spread), "0.75 0.25 0.25 0.75");
}

TEST(Repetition, LargestGroupOfThePage) {
  EXPECT_EQ(repeating_page().page.largest_group, 3);
  EXPECT_EQ(measured("").page.largest_group, 0);
  EXPECT_EQ(measured("<p>a</p>").page.largest_group, 1);
}

TEST(Repetition, WordsOfTheLargestGroup) {
  EXPECT_FLOAT_EQ(repeating_page().page.group_words, 6.0F / 7);
  EXPECT_EQ(measured("").page.group_words, 0);
  EXPECT_EQ(measured("<p>a</p>").page.group_words, 1);
}

// 5 words, 20 of prose, 1, 1, 30 of prose.
const Measured& page() {
  static const Measured m =
      measured("<p>a b c d e</p>" + prose(20) + "<p>f</p><p>g</p>" + prose(30));
  return m;
}

// Ten one-word blocks on either side of two words, of which one is linked; one more at each end.
const Measured& row() {
  static const Measured m =
      measured(repeated("<p>a</p>", 11) + "<p>b <a href=x>c</a></p>" + repeated("<p>d</p>", 11));
  return m;
}

TEST(Position, Index) { EXPECT_EQ(per_block(page(), &Features::index), "0 1 2 3 4"); }

TEST(Position, Position) { EXPECT_EQ(per_block(page(), &Features::position), "0 0.2 0.4 0.6 0.8"); }

TEST(Position, WordsBefore) {
  EXPECT_EQ(per_block(page(), &Features::words_before), "0 0.0877 0.439 0.456 0.474");
}

TEST(Position, ProseBefore) {
  EXPECT_EQ(per_block(page(), &Features::prose_before), "0 0 0.4 0.4 0.4");
}

TEST(Position, BlocksToProseAfter) {
  EXPECT_EQ(per_block(page(), &Features::to_prose_after), "1 3 2 1 20");
}

TEST(Position, ProseIsLookedForInABoundedStretch) {
  const Measured m = measured(prose() + repeated("<p>a</p>", 40) + prose());
  EXPECT_EQ(m.blocks.at(26).to_prose_after, 15);
  EXPECT_EQ(m.blocks.at(1).to_prose_after, 20);
}

TEST(Position, BlocksAfterTheFirstProse) {
  EXPECT_EQ(per_block(page(), &Features::after_first_prose), "-1 0 1 2 3");
  EXPECT_EQ(per_block(measured("<p>a</p><p>b</p>"), &Features::after_first_prose), "0 0");
}

TEST(Position, BlocksBeforeTheLastProse) {
  EXPECT_EQ(per_block(page(), &Features::before_last_prose), "4 3 2 1 0");
  EXPECT_EQ(per_block(measured(prose() + "<p>a</p>"), &Features::before_last_prose), "0 -1");
  EXPECT_EQ(per_block(measured("<p>a</p><p>b</p>"), &Features::before_last_prose), "0 0");
}

TEST(Position, ElementsUpToTheCore) {
  const struct {
    std::string html;
    const char* expected;
  } cases[] = {
      {prose(), "0"},
      {"<p>a</p>", "0"},  // no prose, no core
      {prose() + "<p>a</p><div><p>b</p></div><div><div><p>c</p></div></div>", "0 1 2 3"},
      {"<div>" + prose() + "<p>a</p></div><div><p>b</p></div>", "0 1 2"},
      {prose(20) + "<div><p>a</p>" + prose(30) + "</div>", "1 1 0"},  // the longest
      {prose(20) + "<div>" + prose(20) + "</div>", "0 2"},            // or the first of them
      {prose() + repeated("<div>", 22) + "<p>a</p>", "0 23"},
      {prose() + repeated("<div>", 100) + "<p>a</p>", "0 24"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(per_block(measured(c.html), &Features::to_core), c.expected) << c.html;
  }
}

TEST(Position, BlocksSinceTheHeading) {
  const Measured m = measured("<p>a</p><h2>b</h2><p>c</p><p>d</p><h3>e</h3><p>f</p>");
  EXPECT_EQ(per_block(m, &Features::since_heading), "50 50 1 2 3 1");
  EXPECT_EQ(measured("<h2>a</h2>" + repeated("<p>b</p>", 60)).blocks.back().since_heading, 50);
}

TEST(Position, LevelOfTheHeadingAbove) {
  const Measured m = measured("<p>a</p><h2>b</h2><p>c</p><p>d</p><h3>e</h3><p>f</p>");
  EXPECT_EQ(per_block(m, &Features::heading_above), "0 0 2 2 2 3");
}

// Three on either side, without the block's own.
TEST(Position, WindowWords) {
  EXPECT_EQ(per_block(page(), &Features::window_words), "22 37 56 56 22");
}

TEST(Position, WindowLinkDensity) {
  EXPECT_FLOAT_EQ(row().blocks.at(7).window_link_density, 0);
  EXPECT_FLOAT_EQ(row().blocks.at(8).window_link_density, 1.0F / 8);
  EXPECT_FLOAT_EQ(row().blocks.at(11).window_link_density, 1.0F / 8);  // its own counts here
  EXPECT_FLOAT_EQ(row().blocks.at(14).window_link_density, 1.0F / 8);
  EXPECT_FLOAT_EQ(row().blocks.at(15).window_link_density, 0);
}

TEST(Position, WideWindowWords) {
  EXPECT_EQ(row().blocks.at(0).wide_window_words, 10);
  EXPECT_EQ(row().blocks.at(1).wide_window_words, 12);
  EXPECT_EQ(row().blocks.at(11).wide_window_words, 20);
  EXPECT_EQ(row().blocks.at(22).wide_window_words, 10);
}

TEST(Position, WideWindowProse) {
  const Measured m = measured(prose(20) + repeated("<p>a</p>", 10) + prose(30));
  EXPECT_EQ(per_block(m, &Features::wide_window_prose), "0 50 50 50 50 50 50 50 50 50 50 0");
}

TEST(Position, PreviousBlockIsProse) {
  EXPECT_EQ(per_block(page(), &Features::previous_prose), "0 0 1 0 0");
}

TEST(Position, NextBlockIsProse) {
  EXPECT_EQ(per_block(page(), &Features::next_prose), "1 0 0 1 0");
}

// One line a neighbor: two before, one before, one after, two after.
template <typename Figure>
std::string neighbors(const Measured& m, Figure figure) {
  std::string out;
  for (std::size_t n = 0; n < kNeighbors; ++n) {
    if (n > 0) out += " | ";
    out += per_block(m, [&](const Features& f) { return std::invoke(figure, f.neighbors[n]); });
  }
  return out;
}

const Measured& mixed() {
  static const Measured m = measured("<h2>a b</h2><div><p>c <a href=x>d</a>.</p></div><p>e</p>");
  return m;
}

TEST(Position, NeighborsWords) {
  EXPECT_EQ(neighbors(mixed(), &Neighbor::words), "0 0 2 | 0 2 2 | 2 1 0 | 1 0 0");
}

TEST(Position, NeighborsTreeDistance) {
  EXPECT_EQ(neighbors(mixed(), &Neighbor::tree_distance), "0 0 1 | 0 2 1 | 1 2 0 | 1 0 0");
}

TEST(Position, NeighborsKind) {
  const auto kind = [](const Neighbor& n) { return static_cast<int>(n.kind); };
  EXPECT_EQ(neighbors(mixed(), kind), "0 0 1 | 0 1 0 | 0 0 0 | 0 0 0");
  EXPECT_EQ(static_cast<int>(BlockKind::heading), 1);
}

TEST(Position, OfOneBlock) {
  const Features f = measured(prose()).blocks.at(0);
  EXPECT_EQ(f.position, 0);
  EXPECT_EQ(f.words_before, 0);
  EXPECT_EQ(f.to_prose_after, 20);
  EXPECT_EQ(f.window_words, 0);
  EXPECT_EQ(f.to_core, 0);
}

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
}  // namespace pith::internal
