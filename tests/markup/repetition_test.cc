#include "markup/repetition.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "markup/measured.h"

namespace pith {
namespace {

using test::measured;
using test::per_block;

// Two texts built alike, another, one more like the first, two pictures.
const Measured& page() {
  static const Measured m = measured(
      "<p class=a>Read more</p><p class=a>read more!</p><p class=b>Other</p><p class=a>Read "
      "More</p><div><img src=x></div><div><img src=y></div>");
  return m;
}

TEST(Repetition, EarlierCopies) {
  EXPECT_EQ(per_block(page(), &Features::same_text_before), "0 1 0 2 0 0");
}

// Pictures have no text to repeat.
TEST(Repetition, Copies) { EXPECT_EQ(per_block(page(), &Features::same_text), "2 2 0 2 0 0"); }

// A heading is no copy of its line in the table of contents.
TEST(Repetition, HeadingsAreNoCopiesOfLines) {
  const Measured m = measured("<p>Rain</p><h2>Rain</h2><p>rain</p><h3>rain</h3>");
  EXPECT_EQ(per_block(m, &Features::same_text_before), "0 0 1 1");
  EXPECT_EQ(per_block(m, &Features::same_text), "1 1 1 1");
}

TEST(Repetition, Path) { EXPECT_EQ(per_block(page(), &Features::path), "0 0 2 0 4 4"); }

TEST(Repetition, BlocksOfAPath) {
  EXPECT_EQ(per_block(page(), &Features::same_path), "3 3 1 3 2 2");
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
  EXPECT_EQ(page().page.largest_group, 3);
  EXPECT_EQ(measured("").page.largest_group, 0);
  EXPECT_EQ(measured("<p>a</p>").page.largest_group, 1);
}

TEST(Repetition, WordsOfTheLargestGroup) {
  EXPECT_FLOAT_EQ(page().page.group_words, 6.0F / 7);
  EXPECT_EQ(measured("").page.group_words, 0);
  EXPECT_EQ(measured("<p>a</p>").page.group_words, 1);
}

}  // namespace
}  // namespace pith
