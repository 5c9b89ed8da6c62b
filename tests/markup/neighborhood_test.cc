#include "markup/neighborhood.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace pith::internal {
namespace {

constexpr float kBeyond = -9;  // log-odds of what is beyond the page's ends
constexpr float kClose = 1e-5F;

// Blocks of these words, each with a path of its own, all in one part: the page.
Measured page(const std::vector<float>& words) {
  Measured m;
  m.surroundings.emplace_back().end_block = static_cast<std::uint32_t>(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    Features f;
    f.words = words[i];
    f.path = static_cast<std::uint32_t>(i);
    f.same_path = 1;
    f.around.fill(1);
    m.blocks.push_back(f);
  }
  return m;
}

// Around `block` at `level` is [first, end).
void surround(Measured& m, std::size_t block, std::size_t level, std::uint32_t first,
              std::uint32_t end) {
  m.blocks[block].around[level] = static_cast<std::uint32_t>(m.surroundings.size());
  Surroundings& a = m.surroundings.emplace_back();
  a.first_block = first;
  a.end_block = end;
}

std::vector<Neighborhood> read(const Measured& m, const std::vector<double>& probabilities) {
  std::vector<float> log_odds;
  for (const double p : probabilities)
    log_odds.push_back(static_cast<float>(std::log(p / (1 - p))));
  return measure_neighborhood(m, log_odds);
}

// The page of most tests: 51 words of 100 are expected to be content.
const std::vector<float> kWords = {10, 30, 20, 40};
const std::vector<double> kProbabilities = {0.8, 0.5, 0.2, 0.6};

std::vector<Neighborhood> four() { return read(page(kWords), kProbabilities); }

template <typename Figure>
void expect_each(const std::vector<Neighborhood>& all, Figure figure,
                 const std::vector<double>& expected) {
  ASSERT_EQ(all.size(), expected.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_NEAR(std::invoke(figure, all[i]), expected[i], kClose) << "block " << i;
  }
}

TEST(Neighborhood, EmptyPage) { EXPECT_TRUE(measure_neighborhood({}, {}).empty()); }

TEST(Neighborhood, OneBlock) {
  const std::vector<Neighborhood> all = read(page({10}), {0.75});
  ASSERT_EQ(all.size(), 1U);
  const Neighborhood& n = all[0];
  EXPECT_NEAR(n.log_odds, std::log(3), kClose);
  EXPECT_NEAR(n.expected_words, 7.5, kClose);
  EXPECT_NEAR(n.expected_share, 0.75, kClose);
  EXPECT_NEAR(n.highest, 0.75, kClose);
  EXPECT_NEAR(n.around[0].mean.by_words, 0.75, kClose);
  EXPECT_NEAR(n.around[0].share, 1, kClose);
  for (const float beside : n.beside) EXPECT_EQ(beside, kBeyond);
  for (const Opinion& window : n.window) {
    EXPECT_EQ(window.by_words, 0);
    EXPECT_EQ(window.by_blocks, 0);
  }
  EXPECT_NEAR(n.words_above, 10 / 7.5, kClose);
  EXPECT_NEAR(n.f1_here, 15 / 17.5, kClose);
  EXPECT_EQ(n.best_f1, n.f1_here);
  EXPECT_EQ(n.expected_before, 0);
  EXPECT_EQ(n.expected_after, 0);
  EXPECT_NEAR(n.section, 0.75, kClose);
  EXPECT_NEAR(n.section_body, 0.75, kClose);
}

TEST(Neighborhood, OwnScore) {
  expect_each(four(), &Neighborhood::log_odds, {std::log(4), 0, -std::log(4), std::log(0.6 / 0.4)});
}

TEST(Neighborhood, ExpectedWordsOfThePage) {
  expect_each(four(), &Neighborhood::expected_words, {51, 51, 51, 51});
}

TEST(Neighborhood, ExpectedShareOfThePage) {
  expect_each(four(), &Neighborhood::expected_share, {0.51, 0.51, 0.51, 0.51});
}

TEST(Neighborhood, HighestOfThePage) {
  expect_each(four(), &Neighborhood::highest, {0.8, 0.8, 0.8, 0.8});
}

TEST(Neighborhood, DoubtAboutThePage) {
  const double doubt = (10 * 0.16 + 30 * 0.25 + 20 * 0.16 + 40 * 0.24) / 51;
  expect_each(four(), &Neighborhood::doubt, {doubt, doubt, doubt, doubt});
}

// Pictures and signs count a little, so that a page of them has a mean.
TEST(Neighborhood, BlocksWithoutWordsCountHalfOfOne) {
  expect_each(read(page({0, 0}), {0.8, 0.2}), &Neighborhood::expected_words, {0.5, 0.5});
  expect_each(read(page({0, 0.5}), {0.8, 0.2}), &Neighborhood::expected_share, {0.5, 0.5});
}

TEST(Neighborhood, MeansAtALevel) {
  Measured m = page(kWords);
  surround(m, 1, 0, 0, 2);
  surround(m, 1, 2, 1, 4);
  const Neighborhood n = read(m, kProbabilities).at(1);
  EXPECT_NEAR(n.around[0].mean.by_words, 23.0 / 40, kClose);
  EXPECT_NEAR(n.around[0].mean.by_blocks, 0.65, kClose);
  EXPECT_NEAR(n.around[1].mean.by_words, 0.51, kClose);
  EXPECT_NEAR(n.around[1].mean.by_blocks, 2.1 / 4, kClose);
  EXPECT_NEAR(n.around[2].mean.by_words, 43.0 / 90, kClose);
}

TEST(Neighborhood, ShareOfALevel) {
  Measured m = page(kWords);
  surround(m, 1, 0, 0, 2);
  const Neighborhood n = read(m, kProbabilities).at(1);
  EXPECT_NEAR(n.around[0].share, 23.0 / 51, kClose);
  EXPECT_NEAR(n.around[1].share, 1, kClose);
}

// A block that is alone on its page has no part around it (markup/surroundings.h).
TEST(Neighborhood, LevelsWithoutBlocks) {
  Measured m = page({10});
  m.blocks[0].around = {};
  const Neighborhood n = read(m, {0.75}).at(0);
  EXPECT_EQ(n.around[0].mean.by_words, 0);
  EXPECT_EQ(n.around[0].mean.by_blocks, 0);
  EXPECT_EQ(n.around[0].share, 0);
}

TEST(Neighborhood, Beside) {
  const std::vector<Neighborhood> all = four();
  const float a = all[0].log_odds, b = all[1].log_odds, c = all[2].log_odds, d = all[3].log_odds;
  constexpr float o = kBeyond;
  using Beside = std::array<float, 2 * kReach>;
  EXPECT_EQ(all[0].beside, (Beside{o, o, o, b, c, d}));
  EXPECT_EQ(all[1].beside, (Beside{o, o, a, c, d, o}));
  EXPECT_EQ(all[2].beside, (Beside{o, a, b, d, o, o}));
  EXPECT_EQ(all[3].beside, (Beside{a, b, c, o, o, o}));
}

// The block itself is left out.
TEST(Neighborhood, WindowByWords) {
  const auto window = [](const Neighborhood& n) { return n.window[0].by_words; };
  expect_each(four(), window, {43.0 / 90, 36.0 / 70, 47.0 / 80, 27.0 / 60});
}

TEST(Neighborhood, WindowByBlocks) {
  const auto window = [](const Neighborhood& n) { return n.window[0].by_blocks; };
  expect_each(four(), window, {1.3 / 3, 1.6 / 3, 1.9 / 3, 1.5 / 3});
}

// One sure block among doubtful ones is seen from 3, 8 and 20 blocks away.
TEST(Neighborhood, WindowsReach) {
  constexpr std::size_t kSure = 50;
  std::vector<double> probabilities(101, 0.5);
  probabilities[kSure] = 0.9;
  const std::vector<Neighborhood> all = read(page(std::vector<float>(101, 1)), probabilities);
  const std::size_t reach[kWindows] = {3, 8, 20};
  for (std::size_t k = 0; k < kWindows; ++k) {
    for (const std::size_t d : {reach[k], reach[k] + 1}) {
      const double expected = 0.5 + (d == reach[k] ? 0.4 / static_cast<double>(2 * d) : 0);
      EXPECT_NEAR(all[kSure - d].window[k].by_words, expected, kClose) << d;
      EXPECT_NEAR(all[kSure + d].window[k].by_words, expected, kClose) << d;
      EXPECT_NEAR(all[kSure - d].window[k].by_blocks, expected, kClose) << d;
    }
    EXPECT_NEAR(all[kSure].window[k].by_words, 0.5, kClose);
  }
}

TEST(Neighborhood, ListRowAndItem) {
  Measured m = page(kWords);
  m.lists.push_back({});
  m.lists[1].first_block = 1;
  m.lists[1].end_block = 3;
  m.rows.push_back({});
  m.rows[1].end_block = 2;
  m.blocks[1].list = m.blocks[2].list = 1;
  m.blocks[0].row = m.blocks[1].row = 1;
  m.blocks[1].item_begin = 1;
  m.blocks[1].item_end = 2;
  const std::vector<Neighborhood> all = read(m, kProbabilities);
  expect_each(all, [](const Neighborhood& n) { return n.list.by_words; }, {0, 0.38, 0.38, 0});
  expect_each(all, [](const Neighborhood& n) { return n.list.by_blocks; }, {0, 0.35, 0.35, 0});
  expect_each(all, [](const Neighborhood& n) { return n.row.by_words; }, {0.575, 0.575, 0, 0});
  expect_each(all, &Neighborhood::item, {0, 0.5, 0, 0});
}

TEST(Neighborhood, Twin) {
  Measured m = page(kWords);
  for (const std::size_t i : {0, 1, 3}) {
    m.blocks[i].same_text = 2;
    m.blocks[i].text = 0;
  }
  m.blocks[2].text = 2;
  expect_each(read(m, kProbabilities), &Neighborhood::twin, {0.6, 0.8, 0, 0.8});
}

// The first and the third block are built alike, and the second and the fourth.
Measured two_paths() {
  Measured m = page(kWords);
  m.blocks[2].path = 0;
  m.blocks[3].path = 1;
  for (Features& f : m.blocks) f.same_path = 2;
  return m;
}

TEST(Neighborhood, SamePathByWords) {
  const auto mean = [](const Neighborhood& n) { return n.same_path.by_words; };
  expect_each(read(two_paths(), kProbabilities), mean, {0.4, 39.0 / 70, 0.4, 39.0 / 70});
}

TEST(Neighborhood, SamePathByBlocks) {
  const auto mean = [](const Neighborhood& n) { return n.same_path.by_blocks; };
  expect_each(read(two_paths(), kProbabilities), mean, {0.5, 0.55, 0.5, 0.55});
}

TEST(Neighborhood, SamePathHighest) {
  expect_each(read(two_paths(), kProbabilities), &Neighborhood::same_path_highest,
              {0.8, 0.6, 0.8, 0.6});
}

TEST(Neighborhood, SamePathShare) {
  expect_each(read(two_paths(), kProbabilities), &Neighborhood::same_path_share,
              {12.0 / 51, 39.0 / 51, 12.0 / 51, 39.0 / 51});
}

// The likeliest first: 10 words, 50 with the next, 80, 100.
TEST(Neighborhood, WordsAbove) {
  expect_each(four(), &Neighborhood::words_above, {10.0 / 51, 80.0 / 51, 100.0 / 51, 50.0 / 51});
}

TEST(Neighborhood, WordsAboveOfThePage) {
  expect_each(four(), &Neighborhood::words_above_share, {0.1, 0.8, 1, 0.5});
}

TEST(Neighborhood, EquallyLikelyBlocksRankAsTheyStand) {
  expect_each(read(page({10, 20, 30}), {0.5, 0.5, 0.5}), &Neighborhood::words_above_share,
              {10.0 / 60, 0.5, 1});
}

// Kept: words; right: expected words; to be found: 51.
TEST(Neighborhood, ExpectedF1) {
  expect_each(
      four(), &Neighborhood::f1_here,
      {2 * 8.0 / (10 + 51), 2 * 47.0 / (80 + 51), 2 * 51.0 / (100 + 51), 2 * 32.0 / (50 + 51)});
}

TEST(Neighborhood, BestExpectedF1) {
  const double best = 2 * 47.0 / (80 + 51);
  expect_each(four(), &Neighborhood::best_f1, {best, best, best, best});
}

TEST(Neighborhood, ExpectedBefore) {
  expect_each(four(), &Neighborhood::expected_before, {0, 8.0 / 51, 23.0 / 51, 27.0 / 51});
}

TEST(Neighborhood, ExpectedAfter) {
  expect_each(four(), &Neighborhood::expected_after, {43.0 / 51, 28.0 / 51, 24.0 / 51, 0});
}

// Over .5 a block is sure, over .8 very much so.
TEST(Neighborhood, DistancesToSureContent) {
  const std::vector<double> probabilities = {0.4, 0.9, 0.6, 0.1, 0.1, 0.85, 0.4};
  const std::vector<Neighborhood> all = read(page(std::vector<float>(7, 5)), probabilities);
  const auto since = [](std::size_t k) {
    return [k](const Neighborhood& n) { return n.since_confident[k]; };
  };
  const auto until = [](std::size_t k) {
    return [k](const Neighborhood& n) { return n.until_confident[k]; };
  };
  expect_each(all, since(0), {99, 0, 0, 1, 2, 0, 1});
  expect_each(all, since(1), {99, 0, 1, 2, 3, 0, 1});
  expect_each(all, until(0), {1, 0, 0, 2, 1, 0, 99});
  expect_each(all, until(1), {1, 0, 3, 2, 1, 0, 99});
}

TEST(Neighborhood, DistancesEnd) {
  std::vector<double> probabilities(150, 0.1);
  probabilities[0] = 0.9;
  const std::vector<Neighborhood> all = read(page(std::vector<float>(150, 1)), probabilities);
  EXPECT_EQ(all[98].since_confident[0], 98);
  EXPECT_EQ(all[120].since_confident[0], 99);
  EXPECT_EQ(all[149].until_confident[1], 99);
}

// Two blocks, a heading over two, a heading over none, a heading over one.
std::vector<Neighborhood> with_sections() {
  Measured m = page({10, 30, 2, 20, 40, 4, 5, 10});
  for (const std::size_t i : {2U, 5U, 6U}) m.blocks[i].heading = true;
  return read(m, {0.8, 0.4, 0.5, 0.2, 0.6, 0.3, 0.6, 0.9});
}

TEST(Neighborhood, Section) {
  const double second = (1 + 4 + 24) / 62.0;
  const double last = (3 + 9) / 15.0;
  expect_each(with_sections(), &Neighborhood::section,
              {0.5, 0.5, second, second, second, 0.3, last, last});
}

TEST(Neighborhood, SectionWithoutItsHeading) {
  const double second = (4 + 24) / 60.0;
  expect_each(with_sections(), &Neighborhood::section_body,
              {0.5, 0.5, second, second, second, 0, 0.9, 0.9});
}

bool same_bits(const Neighborhood& a, const Neighborhood& b) {
  using Bits = std::array<std::uint32_t, sizeof(Neighborhood) / sizeof(float)>;
  return std::bit_cast<Bits>(a) == std::bit_cast<Bits>(b);
}

TEST(Neighborhood, IsTheSameOnEveryRun) {
  std::mt19937 random(3);
  std::vector<float> words;
  std::vector<float> log_odds;
  for (int i = 0; i < 400; ++i) {
    words.push_back(static_cast<float>(random() % 50));
    log_odds.push_back(static_cast<float>(random() % 41) / 4 - 5);
  }
  const Measured m = page(words);
  const std::vector<Neighborhood> first = measure_neighborhood(m, log_odds);
  const std::vector<Neighborhood> second = measure_neighborhood(m, log_odds);
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_TRUE(same_bits(first[i], second[i])) << i;
}

// Whatever the scores are, shares stay shares.
TEST(Neighborhood, ScoresBeyondAnyDoubt) {
  const Measured m = page({10, 20, 30});
  for (const float x : {-1e30F, -100.0F, 100.0F, 1e30F}) {
    for (const Neighborhood& n : measure_neighborhood(m, std::vector<float>{x, x, x})) {
      for (const float share :
           {n.expected_share, n.highest, n.doubt, n.around[0].mean.by_words, n.window[0].by_words,
            n.same_path.by_words, n.f1_here, n.expected_before, n.expected_after, n.section}) {
        EXPECT_TRUE(share >= 0 && share <= 1.0001F) << x << ": " << share;
      }
    }
  }
}

}  // namespace
}  // namespace pith::internal
