#include "block/measure.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "block/dump.h"

namespace pith {
namespace {

using test::segmented;

Measured measured(std::string_view html, std::string_view title = {}) {
  return measure(segmented(html), title);
}

// "word word ..." as a sentence.
std::string words(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += i == 0 ? "Word" : " word";
  return out + ".";
}

std::string prose() { return "<p>" + words(20) + "</p>"; }

TEST(Measure, EmptyPage) {
  const Measured empty = measure(Page{}, "title");
  EXPECT_TRUE(empty.blocks.empty());
  EXPECT_EQ(empty.page.words, 0);
  EXPECT_TRUE(measured("").blocks.empty());
}

TEST(Measure, OneBlockForEachOfThePage) {
  const Page page = segmented("<p>a</p><img src=x><p>b</p>");
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

// Wrappers around a single child are no level; each level holds more blocks than the one below.
TEST(Measure, Surroundings) {
  const Measured m =
      measured("<div><div><div><p>a, b</p></div></div><p><a href=x>c</a></p></div>" + prose());
  ASSERT_EQ(m.blocks.size(), 3u);
  const auto& around = m.blocks[0].around;
  EXPECT_EQ(around[0].blocks, 2);
  EXPECT_EQ(around[0].words, 3);
  EXPECT_FLOAT_EQ(around[0].link_density, 1.0F / 3);
  EXPECT_FLOAT_EQ(around[0].words_per_block, 1.5F);
  EXPECT_FLOAT_EQ(around[0].prose_share, 0);
  EXPECT_FLOAT_EQ(around[0].page_share, 3.0F / 23);
  EXPECT_FLOAT_EQ(around[0].commas, 1.0F / 3);
  EXPECT_EQ(around[0].paragraphs, 1);  // the other's text stands in an <a>
  EXPECT_EQ(around[1].blocks, 3);
  EXPECT_FLOAT_EQ(around[1].page_share, 1);
  EXPECT_FLOAT_EQ(around[1].prose_of_page, 1);
  EXPECT_FLOAT_EQ(around[1].prose_share, 20.0F / 23);
  // Nothing is further out: the page is repeated.
  for (std::size_t level = 2; level < kLevels; ++level) EXPECT_EQ(around[level].blocks, 3);
}

TEST(Measure, LevelsEndWhereThePageIsDeeper) {
  std::string html = "<p>x</p>";
  for (int i = 0; i < 10; ++i) html.insert(0, "<div>").append("<p>y</p></div>");
  const Features f = measured(html).blocks.at(0);
  for (std::size_t level = 0; level < kLevels; ++level) {
    EXPECT_EQ(f.around[level].blocks, static_cast<float>(level + 2));
  }
}

TEST(Measure, SiblingsOfOneTemplate) {
  const Measured m = measured(
      "<ul><li class='row a1'><p>a</p><p>b</p></li><li class='row a2'><p>c</p><p>d</p></li>"
      "<li class=other><p>e</p><p>f</p></li></ul>");
  EXPECT_EQ(m.blocks.at(0).around[0].siblings, 2);
  EXPECT_EQ(m.blocks.at(4).around[0].siblings, 1);
}

TEST(Measure, CuesOfAllAncestors) {
  const Measured m = measured("<div class=comment><div class=share><p>a</p></div><p>b</p></div>" +
                              prose() + prose());
  EXPECT_TRUE(m.blocks.at(0).cues.has(Cue::comment));
  EXPECT_TRUE(m.blocks.at(0).cues.has(Cue::share));
  EXPECT_FALSE(m.blocks.at(1).cues.has(Cue::share));
  EXPECT_TRUE(m.blocks.at(2).cues.empty());
}

// "nav-open" on a wrapper: what holds most of the page's prose is its body, whatever it is called.
TEST(Measure, CuesOfTheWholePageAreNotBelieved) {
  const auto first_has = [](const std::string& html, Cue cue) {
    return measured(html).blocks.at(0).cues.has(cue);
  };
  EXPECT_FALSE(first_has("<div class=nav-open>" + prose() + "</div>", Cue::nav));
  EXPECT_FALSE(
      first_has("<div class=nav-open>" + prose() + prose() + "</div>" + prose(), Cue::nav));
  EXPECT_TRUE(first_has("<div class=nav-open>" + prose() + "</div>" + prose(), Cue::nav));
  EXPECT_TRUE(first_has("<div class=nav><p>a</p></div>" + prose(), Cue::nav));
  // On a page without prose every cue counts.
  EXPECT_TRUE(first_has("<div class=nav><p>a</p></div>", Cue::nav));
  // Consent walls are long.
  EXPECT_TRUE(first_has("<div class=cookie-consent>" + prose() + prose() + "</div>" + prose(),
                        Cue::cookie));
  EXPECT_FALSE(first_has("<div class=cookie-consent>" + prose() + "</div>", Cue::cookie));
}

TEST(Measure, Repetition) {
  const Measured m = measured(
      "<p class=a>Read more</p><p class=a>read more!</p><p class=b>Other</p><p class=a>Read "
      "More</p><img src=x><img src=y>");
  EXPECT_EQ(m.blocks.at(0).same_text_before, 0);
  EXPECT_EQ(m.blocks.at(1).same_text_before, 1);
  EXPECT_EQ(m.blocks.at(3).same_text_before, 2);
  EXPECT_EQ(m.blocks.at(0).same_text, 2);
  EXPECT_EQ(m.blocks.at(2).same_text, 0);
  EXPECT_EQ(m.blocks.at(4).same_text, 0);  // images have no text to repeat
  EXPECT_EQ(m.blocks.at(0).same_path, 3);
  EXPECT_EQ(m.blocks.at(2).same_path, 1);
  EXPECT_TRUE(m.blocks.at(0).next_same_path);
  EXPECT_FALSE(m.blocks.at(0).previous_same_path);
  EXPECT_TRUE(m.blocks.at(1).previous_same_path);
  EXPECT_FALSE(m.blocks.at(1).next_same_path);
}

TEST(Measure, Position) {
  const Measured m = measured("<p>a b c d e</p>" + prose() + "<p>f</p><p>g</p>" + prose());
  ASSERT_EQ(m.blocks.size(), 5u);
  EXPECT_FLOAT_EQ(m.blocks[0].position, 0);
  EXPECT_FLOAT_EQ(m.blocks[2].position, 0.4F);
  EXPECT_FLOAT_EQ(m.blocks[1].words_before, 5.0F / 47);
  EXPECT_FLOAT_EQ(m.blocks[2].prose_before, 0.5F);
  EXPECT_EQ(m.blocks[0].to_prose_before, 20);
  EXPECT_EQ(m.blocks[0].to_prose_after, 1);
  EXPECT_EQ(m.blocks[2].to_prose_before, 1);
  EXPECT_EQ(m.blocks[3].to_prose_before, 2);
  EXPECT_EQ(m.blocks[2].to_prose_after, 2);
  EXPECT_EQ(m.blocks[4].to_prose_after, 20);
  EXPECT_EQ(m.blocks[0].next_words, 20);
  EXPECT_TRUE(m.blocks[0].next_prose);
  EXPECT_EQ(m.blocks[0].previous_words, 0);
  EXPECT_EQ(m.blocks[1].previous_words, 5);
  EXPECT_FALSE(m.blocks[1].previous_prose);
  EXPECT_TRUE(m.blocks[2].previous_prose);
  EXPECT_EQ(m.blocks[0].window_words, 22);  // the three behind it, without its own
  EXPECT_EQ(m.blocks[4].window_words, 22);
}

TEST(Measure, ProseIsLookedForInABoundedStretch) {
  std::string html = prose();
  for (int i = 0; i < 40; ++i) html += "<p>a</p>";
  EXPECT_EQ(measured(html).blocks.at(15).to_prose_before, 15);
  EXPECT_EQ(measured(html).blocks.at(40).to_prose_before, 20);
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
  for (std::size_t i = 0; i < m.blocks.size(); ++i) {
    const float expected = found < 0 ? 0 : static_cast<float>(static_cast<int>(i) - found);
    EXPECT_EQ(m.blocks[i].after_headline, expected);
  }
  return found;
}

TEST(Measure, Headline) {
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
  };
  for (const auto& c : cases) EXPECT_EQ(headline(c.html, c.title), c.expected) << c.html;
}

TEST(Measure, TitleOverlap) {
  const Measured m = measured("<h1>river town</h1><p>town</p><p>other</p>", "River floods town");
  EXPECT_FLOAT_EQ(m.blocks.at(0).title_overlap, 2.0F / 3);
  EXPECT_FLOAT_EQ(m.blocks.at(1).title_overlap, 1.0F / 3);
  EXPECT_FLOAT_EQ(m.blocks.at(2).title_overlap, 0);
}

}  // namespace
}  // namespace pith
