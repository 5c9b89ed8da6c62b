#include "markup/parts.h"

#include <gtest/gtest.h>

#include <string>

#include "markup/measured.h"

namespace pith::internal {
namespace {

using test::measured;
using test::per_block;
using test::prose;
using test::repeated;
using test::words;

TEST(Parts, List) {
  const Measured m = measured(
      "<h2>a</h2><ul><li>b c.</li><li><a href=x>d</a> e<ul><li>f</li><li>g</li></ul></li></ul>"
      "<p>h:</p><table><tr><td>i<td>j<tr><td>k<td>l</table><dl><dt>m<dd>n</dl>");
  EXPECT_EQ(per_block(m, &Features::list), "0 1 1 2 2 0 3 3 3 3 4 4");
  const ListPart& list = m.lists.at(1);
  EXPECT_EQ(list.blocks, 4);
  EXPECT_EQ(list.words, 6);
  EXPECT_FLOAT_EQ(list.words_per_block, 1.5F);
  EXPECT_FLOAT_EQ(list.link_density, 1.0F / 6);
  EXPECT_FLOAT_EQ(list.sentence_ends, 0.25F);
  EXPECT_FLOAT_EQ(list.page_share, 6.0F / 14);
  EXPECT_TRUE(list.has_heading);
  EXPECT_FALSE(list.is_announced);
  EXPECT_FALSE(m.lists.at(3).has_heading);
  EXPECT_TRUE(m.lists.at(3).is_announced);
}

TEST(Parts, OneItemIsNoList) {
  EXPECT_EQ(per_block(measured("<ul><li>a</li></ul><p>b</p>"), &Features::list), "0 0");
}

TEST(Parts, Sections) {
  const Measured m = measured("<p>a</p><h2>b</h2><p>c</p><h3><a href=x>d</a></h3>" + prose() +
                              "<ul><li>e</li></ul><h2>f</h2><p>g</p>");
  EXPECT_EQ(per_block(m, &Features::section), "0 1 1 2 2 2 3 3");
  const Section& section = m.sections.at(2);
  EXPECT_EQ(section.blocks, 2);
  EXPECT_EQ(section.words, 21);
  EXPECT_FLOAT_EQ(section.prose_share, 20.0F / 21);
  EXPECT_FLOAT_EQ(section.list_items, 0.5F);
  EXPECT_EQ(section.heading_links, 1);
  EXPECT_EQ(m.sections.at(1).words, 1);
  EXPECT_EQ(m.sections.at(1).chapter_words, 23);  // with the section of level 3
  EXPECT_FLOAT_EQ(m.sections.at(1).chapter_prose, 20.0F / 23);
  EXPECT_EQ(section.chapter_words, 21);
  EXPECT_EQ(m.sections.at(3).chapter_words, 1);
}

TEST(Parts, ListedHeadings) {
  const Measured m =
      measured("<ul><li><a href=#a>One</a></li><li>Two</li></ul><h2>One</h2><h2>Two</h2>");
  EXPECT_FALSE(m.sections.at(2).is_listed);
  EXPECT_TRUE(m.sections.at(1).is_listed);
}

TEST(Parts, CopiedPart) {
  const std::string copy = "<div><p>" + words(24) + "</p><p>a b c d e f</p></div>";
  const std::string once = "<p>One two three four five six seven " + words(100) + "</p>";
  const Measured m = measured(copy + once + copy);
  EXPECT_EQ(per_block(m, &Features::copied_around), "1 1 0 1 1");
  EXPECT_EQ(per_block(m, &Features::copied_before), "0 0 0 1 1");
  EXPECT_EQ(per_block(m, &Features::to_twin), "0 0 0 2 2");
  // Most of the page is its body, whatever else has its text.
  EXPECT_EQ(
      per_block(measured("<main>" + copy + copy + "</main><p>x</p>"), &Features::copied_around),
      "1 1 1 1 0");
}

TEST(Parts, Teasers) {
  const std::string teaser = "<div class=t><h3><a href=x>a b c</a></h3><p>d e f g h i j</p></div>";
  EXPECT_NEAR(measured(repeated(teaser, 4) + "<p>" + words(10)).page.teaser_words, 0.8F, 1e-6F);
  EXPECT_EQ(measured(repeated(teaser, 3) + "<p>" + words(10)).page.teaser_words, 0);
  EXPECT_EQ(measured(repeated("<li><a href=x>a b</a></li>", 9)).page.teaser_words, 0);
}

TEST(Parts, HeadlinePart) {
  const Measured m =
      measured("<p>a</p><div><div><h1>Title of page</h1></div><p>" + words(30) +
                   "</p><h2>b</h2><p>" + words(15) + "</p></div><p><a href=x>c</a></p>" + prose(30),
               "Title of page");
  EXPECT_EQ(per_block(m, &Features::in_headline_part), "0 1 1 1 1 0 0");
  EXPECT_EQ(m.page.headline_part, 46);
  EXPECT_FLOAT_EQ(m.page.headline_share, 46.0F / 81);
  EXPECT_EQ(per_block(m, &Features::to_headline), "1 0 1 1 1 2 1");
  EXPECT_EQ(per_block(m, &Features::headings_after_headline), "0 0 0 0 1 1 1");
  EXPECT_FLOAT_EQ(m.blocks.at(6).links_after_headline, 1.0F / 47);
}

TEST(Parts, NoHeadline) {
  const Measured m = measured(prose() + prose());
  EXPECT_EQ(m.page.headline_part, 0);
  EXPECT_EQ(per_block(m, &Features::in_headline_part), "0 0");
}

}  // namespace
}  // namespace pith::internal
