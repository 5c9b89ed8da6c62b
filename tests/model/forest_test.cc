#include "model/forest.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/tiny_model.h"

namespace pith::internal {
namespace {

// Columns of three inputs that a row of three holds in this order.
const std::vector<std::uint16_t> kInOrder = {0, 1, 2};

Forest forest(std::string_view text, const std::vector<std::uint16_t>& columns = kInOrder) {
  std::optional<Forest> parsed = Forest::parse(text, columns);
  EXPECT_TRUE(parsed.has_value()) << text;
  return parsed.value_or(Forest());
}

std::vector<std::int32_t> sums(const Forest& trees, const std::vector<float>& rows,
                               std::size_t width = 3) {
  return test::sums(trees, rows, width);
}

std::int32_t sum(const Forest& trees, const std::vector<float>& row) {
  return sums(trees, row, row.size()).at(0);
}

// Input 0 up to 5: input 1 up to 2 tells 10 from 20. Above: input 2 up to 7, then input 0 up to 9.
constexpr std::string_view kUneven = "0 5 0;1 2 15;10;20;2 7 -25;-30;0 9 -2;-1;-3";

TEST(Forest, Parse) {
  const struct {
    const char* text;
    int trees;  // -1: no forest
  } cases[] = {
      {"", 0},
      {"\n\n", 0},
      {"5", 1},
      {"-5\n", 1},
      {"5\n\n6\n", 2},
      {"0 1.5 3;1;2", 1},
      {"0 -1e-3 3;1;2\n1 0 0;0;0\n7", 3},
      {"2147483647", 1},
      {"0 5 0;1 2 15;10;20;2 7 -25;-30;0 9 -2;-1;-3", 1},
      // No numbers, or more than a field holds.
      {"x", -1},
      {" ", -1},
      {"5 ", -1},
      {" 5", -1},
      {"+5", -1},
      {"5.5", -1},
      {"5x", -1},
      {"5\r\n", -1},
      {"2147483648", -1},
      {"0 x 3;1;2", -1},
      {"0  3;1;2", -1},
      {"0 nan 3;1;2", -1},
      {"0 1,5 3;1;2", -1},
      {"x 1.5 3;1;2", -1},
      {"-1 1.5 3;1;2", -1},
      {"65536 1.5 3;1;2", -1},
      {"0 1.5 x;1;2", -1},
      {"0 1.5 ;1;2", -1},
      {"0 1.5;1;2", -1},
      {"0 1.5 3 4;1;2", -1},
      // Inputs that no column is given for.
      {"3 1.5 3;1;2", -1},
      // Nodes missing or left over.
      {"0 1.5 3", -1},
      {"0 1.5 3;1", -1},
      {"0 1.5 3;1;2;3", -1},
      {"1;2", -1},
      {";", -1},
      {";5", -1},
      {"0 1.5 3;;1;2", -1},
      {"0 1.5 3;0 1 1;1;2", -1},
      {"0 1.5 3;1\n2", -1},
      // One bad tree spoils all.
      {"5\nx\n6", -1},
  };
  for (const auto& c : cases) {
    const std::optional<Forest> parsed = Forest::parse(c.text, kInOrder);
    EXPECT_EQ(parsed ? static_cast<int>(parsed->trees()) : -1, c.trees) << '"' << c.text << '"';
  }
}

TEST(Forest, TreesHaveAMostOfNodes) {
  const auto chain = [](int splits) {
    std::string text;
    for (int i = 0; i < splits; ++i) text += "0 " + std::to_string(i) + " 0;1;";
    return text + "2";
  };
  EXPECT_TRUE(Forest::parse(chain(2047), kInOrder).has_value());
  EXPECT_FALSE(Forest::parse(chain(2048), kInOrder).has_value());
  EXPECT_FALSE(Forest::parse(chain(100'000), kInOrder).has_value());
}

TEST(Forest, DeepTreesLeadToTheirLeaves) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "0 " + std::to_string(i) + " 0;" + std::to_string(i) + ";";
  const Forest deep = forest(text + "300");
  for (int i = 0; i <= 300; ++i) {
    EXPECT_EQ(sum(deep, {static_cast<float>(i), 0, 0}), i);
  }
}

TEST(Forest, WithoutTreesNothingIsAdded) {
  EXPECT_EQ(sum(Forest(), {1, 2, 3}), 0);
  EXPECT_EQ(Forest().trees(), 0U);
  EXPECT_EQ(sum(forest(""), {1, 2, 3}), 0);
}

// A leaf alone says the same of every row.
TEST(Forest, LeafAlone) {
  EXPECT_EQ(sums(forest("-7"), {1, 2, 3, 4, 5, 6}), (std::vector<std::int32_t>{-7, -7}));
}

TEST(Forest, TheThresholdItselfGoesLeft) {
  const Forest f = forest("0 1.5 0;-1;1");
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  EXPECT_EQ(sum(f, {1.5F, 0, 0}), -1);
  EXPECT_EQ(sum(f, {std::nextafter(1.5F, 2.0F), 0, 0}), 1);
  EXPECT_EQ(sum(f, {std::nextafter(1.5F, 1.0F), 0, 0}), -1);
  EXPECT_EQ(sum(f, {-kInfinity, 0, 0}), -1);
  EXPECT_EQ(sum(f, {kInfinity, 0, 0}), 1);
  EXPECT_EQ(sum(forest("0 -0.0 0;-1;1"), {0.0F, 0, 0}), -1);
}

// Thresholds come back as the float they were written from.
TEST(Forest, ThresholdsAreReadExactly) {
  EXPECT_EQ(sum(forest("0 0.1 0;-1;1"), {0.1F, 0, 0}), -1);
  EXPECT_EQ(sum(forest("0 0.1 0;-1;1"), {std::nextafter(0.1F, 1.0F), 0, 0}), 1);
  EXPECT_EQ(sum(forest("0 0.30000001192092896 0;-1;1"), {0.3F, 0, 0}), -1);
}

TEST(Forest, UnevenTree) {
  const struct {
    std::vector<float> row;
    std::int32_t leaf;
  } cases[] = {
      {{5, 2, 99}, 10}, {{5, 3, 0}, 20}, {{6, 0, 7}, -30},
      {{6, 0, 8}, -1},  {{9, 0, 8}, -1}, {{10, 0, 8}, -3},
  };
  for (const auto& c : cases) EXPECT_EQ(sum(forest(kUneven), c.row), c.leaf) << c.row[0];
}

TEST(Forest, InputsCountInColumns) {
  // The tree's inputs 0 and 1 stand in places 3 and 1 of a row.
  const Forest f = forest("0 5 0;1;1 5 0;2;3", {3, 1});
  EXPECT_EQ(sum(f, {9, 9, 9, 5}), 1);
  EXPECT_EQ(sum(f, {0, 5, 0, 6}), 2);
  EXPECT_EQ(sum(f, {0, 6, 0, 6}), 3);
  EXPECT_FALSE(Forest::parse("2 5 0;1;2", std::vector<std::uint16_t>{3, 1}).has_value());
  EXPECT_FALSE(Forest::parse("0 5 0;1;2", std::vector<std::uint16_t>{}).has_value());
  EXPECT_TRUE(Forest::parse("5", std::vector<std::uint16_t>{}).has_value());
}

TEST(Forest, TreesAddUp) {
  const Forest f = forest("0 5 0;1;2\n1 5 0;10;20\n100\n" + std::string(kUneven));
  EXPECT_EQ(f.trees(), 4U);
  EXPECT_EQ(sum(f, {5, 5, 0}), 1 + 10 + 100 + 20);
  EXPECT_EQ(sum(f, {6, 6, 7}), 2 + 20 + 100 - 30);
}

TEST(Forest, AddsToWhatIsThere) {
  std::vector<std::int32_t> out = {1000, -1000};
  RowBatch rows(RowBatch::kMaxInputs);
  rows.set(0, 0, 0);
  rows.set(1, 0, 9);
  forest("0 5 0;1;2").add(rows, out);
  EXPECT_EQ(out, (std::vector<std::int32_t>{1001, -998}));
}

// Rows walk in batches, a few of them one by one; how many there are changes nothing for each.
TEST(Forest, AnyNumberOfRows) {
  const Forest f = forest(std::string(kUneven) + "\n1 4 0;100;200\n");
  std::mt19937 random(5);
  for (std::size_t count = 0; count <= 2 * RowBatch::kRows + 1; ++count) {
    std::vector<float> rows;
    for (std::size_t i = 0; i < 3 * count; ++i) {
      rows.push_back(static_cast<float>(random() % 12));
    }
    const std::vector<std::int32_t> together = sums(f, rows);
    ASSERT_EQ(together.size(), count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(3 * i);
      EXPECT_EQ(together[i], sum(f, {begin, begin + 3})) << i << " of " << count;
    }
  }
}

TEST(Forest, ExplainsByTheInputsOnThePath) {
  std::vector<std::int32_t> moved(3);
  const std::vector<float> row = {10, 0, 8};
  forest(kUneven).explain(row, moved);
  // Input 0 from 0 to -25, input 2 from -25 to -2, input 0 again from -2 to -3.
  EXPECT_EQ(moved, (std::vector<std::int32_t>{-25 - 1, 0, 23}));
}

TEST(Forest, ExplainsInColumns) {
  std::vector<std::int32_t> moved(4);
  const std::vector<float> row = {0, 0, 0, 6};
  forest("0 5 4;1;7", {3}).explain(row, moved);
  EXPECT_EQ(moved, (std::vector<std::int32_t>{0, 0, 0, 3}));
}

TEST(Forest, ALeafAloneExplainsNothing) {
  std::vector<std::int32_t> moved(3);
  forest("5").explain(std::vector<float>{1, 2, 3}, moved);
  EXPECT_EQ(moved, (std::vector<std::int32_t>{0, 0, 0}));
}

TEST(Forest, ExplanationsSumToSumMinusTheRootsMeans) {
  constexpr std::int32_t kRoots = 0 + 50 + 7 - 4;
  const Forest f = forest(std::string(kUneven) + "\n1 4 50;100;200\n7\n2 3 -4;1;0 2 -9;3;8");
  std::mt19937 random(6);
  for (int i = 0; i < 500; ++i) {
    std::vector<float> row;
    for (int n = 0; n < 3; ++n) row.push_back(static_cast<float>(random() % 12));
    std::vector<std::int32_t> moved(3);
    f.explain(row, moved);
    EXPECT_EQ(std::accumulate(moved.begin(), moved.end(), 0), sum(f, row) - kRoots);
  }
}

}  // namespace
}  // namespace pith::internal
