#include "model/row_set.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cstdint>
#include <numeric>

namespace pith::internal {
namespace {

using Column = std::array<float, RowBatch::kRows>;
using Sums = std::array<std::int32_t, RowBatch::kRows>;

template <typename Lanes>
Sums counted(RowSet rows) {
  Sums sums = {};
  add_to<Lanes>(rows, 1, sums.data());
  return sums;
}

template <typename Lanes>
class RowSets : public testing::Test {};

using AllLanes = testing::Types<FourLanes, EightLanes>;
TYPED_TEST_SUITE(RowSets, AllLanes);

TYPED_TEST(RowSets, HoldsTheRowsAboveAThreshold) {
  Column column;
  for (std::size_t r = 0; r < column.size(); ++r) column[r] = static_cast<float>(r * 37 % 64);
  for (int t = -1; t <= 64; ++t) {
    const Sums sums =
        counted<TypeParam>(rows_above<TypeParam>(column.data(), static_cast<float>(t)));
    for (std::size_t r = 0; r < column.size(); ++r) {
      EXPECT_EQ(sums[r], static_cast<int>(column[r]) > t ? 1 : 0) << r << " above " << t;
    }
  }
}

TYPED_TEST(RowSets, FirstRows) {
  for (std::size_t count = 0; count <= RowBatch::kRows; ++count) {
    const Sums sums = counted<TypeParam>(first_rows<TypeParam>(count));
    for (std::size_t r = 0; r < sums.size(); ++r) EXPECT_EQ(sums[r], r < count ? 1 : 0) << r;
    EXPECT_EQ(std::popcount(first_rows<TypeParam>(count)), static_cast<int>(count));
  }
}

TYPED_TEST(RowSets, AddsToWhatIsThere) {
  Sums sums;
  std::iota(sums.begin(), sums.end(), 100);
  add_to<TypeParam>(first_rows<TypeParam>(1), -200, sums.data());
  EXPECT_EQ(sums[0], -100);
  EXPECT_EQ(sums[1], 101);
}

TYPED_TEST(RowSets, RangeOfAColumn) {
  for (std::size_t r = 0; r < RowBatch::kRows; ++r) {
    Column column = {};
    column[r] = 5;
    column[(r + 1) % RowBatch::kRows] = -3;
    const Range range = range_of<TypeParam>(column.data());
    EXPECT_EQ(range.lowest, -3) << r;
    EXPECT_EQ(range.highest, 5) << r;
  }
}

}  // namespace
}  // namespace pith::internal
