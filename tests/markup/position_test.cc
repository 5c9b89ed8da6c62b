#include "markup/position.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "markup/measured.h"

namespace pith {
namespace {

using test::measured;
using test::per_block;
using test::prose;
using test::repeated;

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

// One line a neighbour: two before, one before, one after, two after.
template <typename Figure>
std::string neighbours(const Measured& m, Figure figure) {
  std::string out;
  for (std::size_t n = 0; n < kNeighbours; ++n) {
    if (n > 0) out += " | ";
    out += per_block(m, [&](const Features& f) { return std::invoke(figure, f.neighbours[n]); });
  }
  return out;
}

const Measured& mixed() {
  static const Measured m = measured("<h2>a b</h2><div><p>c <a href=x>d</a>.</p></div><p>e</p>");
  return m;
}

TEST(Position, NeighboursWords) {
  EXPECT_EQ(neighbours(mixed(), &Neighbour::words), "0 0 2 | 0 2 2 | 2 1 0 | 1 0 0");
}

TEST(Position, NeighboursTreeDistance) {
  EXPECT_EQ(neighbours(mixed(), &Neighbour::tree_distance), "0 0 1 | 0 2 1 | 1 2 0 | 1 0 0");
}

TEST(Position, NeighboursKind) {
  const auto kind = [](const Neighbour& n) { return static_cast<int>(n.kind); };
  EXPECT_EQ(neighbours(mixed(), kind), "0 0 1 | 0 1 0 | 0 0 0 | 0 0 0");
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

}  // namespace
}  // namespace pith
