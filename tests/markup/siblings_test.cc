#include "markup/siblings.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "markup/measured.h"

namespace pith::internal {
namespace {

using test::measured;
using test::prose;
using test::repeated;
using test::words;

std::string item(int count) { return "<li><a href=x>" + words(count) + "</a></li>"; }

TEST(Siblings, FewAreNoRow) {
  const Measured m = measured("<ul>" + repeated(item(2), 3) + "</ul>" + prose());
  EXPECT_EQ(m.rows.size(), 1u);
  EXPECT_EQ(m.blocks.at(0).row, 0u);
  EXPECT_EQ(m.blocks.at(0).item_words, 0);
}

TEST(Siblings, RowOfItems) {
  const Measured m = measured("<ul>" + item(2) + item(4) + item(4) + item(6) + "</ul>" + words(16));
  const Features& f = m.blocks.at(1);
  ASSERT_EQ(f.row, 1u);
  const Row& row = m.rows.at(1);
  EXPECT_EQ(row.items, 4);
  EXPECT_EQ(row.words_per_item, 4);
  EXPECT_FLOAT_EQ(row.spread, std::sqrt(2.0F) / 4);
  EXPECT_EQ(row.link_density, 1);
  EXPECT_EQ(row.linked_items, 1);
  EXPECT_EQ(row.headings, 0);
  EXPECT_EQ(row.sentences, 1);
  EXPECT_FLOAT_EQ(row.page_share, 0.5F);
  EXPECT_EQ(row.first_block, 0u);
  EXPECT_EQ(row.end_block, 4u);
  EXPECT_EQ(f.item_words, 4);
  EXPECT_EQ(f.item_link_density, 1);
  EXPECT_EQ(f.item_place, 0.25F);
  EXPECT_EQ(f.item_begin, 1u);
  EXPECT_EQ(f.item_end, 2u);
  EXPECT_EQ(m.blocks.at(4).row, 0u);
}

// Of rows in rows, the one with the most elements.
TEST(Siblings, LongestRow) {
  const std::string card = "<div class=card><h3>a</h3>" + prose() + "</div>";
  const Measured m = measured("<main>" + repeated(card, 5) + "</main>");
  EXPECT_EQ(m.rows.size(), 2u);
  const Features& f = m.blocks.at(3);
  EXPECT_EQ(m.rows.at(f.row).headings, 1);
  EXPECT_EQ(f.item_begin, 2u);
  EXPECT_EQ(f.item_end, 4u);
  EXPECT_EQ(f.item_words, 21);
}

// A class of one letter makes up for no other tag.
TEST(Siblings, TagsWithClassesOfOneLetter) {
  std::string page;
  for (const char* tag : {"p", "div", "section", "li", "dd", "article"}) {
    for (char c = 'a'; c <= 'z'; ++c) {
      page += std::string("<") + tag + " class=" + c + ">x</" + tag + ">";
    }
  }
  EXPECT_EQ(measured(page).rows.size(), 1u);
}

}  // namespace
}  // namespace pith::internal
