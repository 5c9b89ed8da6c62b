#include "score/row_set.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cstdint>
#include <numeric>

namespace pith {
namespace {

using Column = std::array<float, RowBatch::kRows>;
using Sums = std::array<std::int32_t, RowBatch::kRows>;

Sums counted(RowSet rows) {
  Sums sums = {};
  add_to(rows, 1, sums.data());
  return sums;
}

TEST(RowSet, HoldsTheRowsAboveAThreshold) {
  Column column;
  for (std::size_t r = 0; r < column.size(); ++r) column[r] = static_cast<float>(r * 37 % 64);
  for (int t = -1; t <= 64; ++t) {
    const Sums sums = counted(rows_above(column.data(), static_cast<float>(t)));
    for (std::size_t r = 0; r < column.size(); ++r) {
      EXPECT_EQ(sums[r], static_cast<int>(column[r]) > t ? 1 : 0) << r << " above " << t;
    }
  }
}

TEST(RowSet, FirstRows) {
  for (std::size_t count = 0; count <= RowBatch::kRows; ++count) {
    const Sums sums = counted(first_rows(count));
    for (std::size_t r = 0; r < sums.size(); ++r) EXPECT_EQ(sums[r], r < count ? 1 : 0) << r;
    EXPECT_EQ(std::popcount(first_rows(count)), static_cast<int>(count));
  }
}

TEST(RowSet, AddsToWhatIsThere) {
  Sums sums;
  std::iota(sums.begin(), sums.end(), 100);
  add_to(first_rows(1), -200, sums.data());
  EXPECT_EQ(sums[0], -100);
  EXPECT_EQ(sums[1], 101);
}

TEST(RowSet, RangeOfAColumn) {
  for (std::size_t r = 0; r < RowBatch::kRows; ++r) {
    Column column = {};
    column[r] = 5;
    column[(r + 1) % RowBatch::kRows] = -3;
    const Range range = range_of(column.data());
    EXPECT_EQ(range.lowest, -3) << r;
    EXPECT_EQ(range.highest, 5) << r;
  }
}

}  // namespace
}  // namespace pith
