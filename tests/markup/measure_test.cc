#include "markup/measure.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "markup/measured.h"

namespace pith {
namespace {

using test::measured;
using test::per_block;
using test::prose;
using test::segmented;
using test::words;

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

// Nested and neighbouring marks count every character once.
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
  const PageFeatures p = measure(segmented("<p>a</p>"), "", hints).page;
  EXPECT_EQ(p.hints.og_type, OgType::product);
  EXPECT_EQ(p.hints.url.segments, 3);
}

}  // namespace
}  // namespace pith
