// A batch of rows of inputs for the trees, stored by column. row_set.h has operations on all rows
// at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace pith::internal {

class RowBatch {
 public:
  static constexpr std::size_t kRows = 64;  // as a RowSet has bits
  static constexpr std::size_t kMaxInputs = 464;

  // Rows of so many inputs, at most kMaxInputs, all 0.
  explicit RowBatch(std::size_t inputs) : values_(inputs * kStride) {}

  void set(std::size_t row, std::size_t input, float value) {
    values_[input * kStride + row] = value;
  }
  // In all rows.
  void fill(std::size_t input, float value) {
    std::fill_n(&values_[input * kStride], kRows, value);
  }
  const float* column(std::size_t input) const { return &values_[input * kStride]; }

 private:
  // In cache lines odd, so that the columns share no set of the first cache when a row is written.
  static constexpr std::size_t kStride = kRows + 16;

  std::vector<float> values_;  // up to 148 kB, too much for the small stacks that threads may have
};

}  // namespace pith::internal
