// Sets of the rows of a batch, and operations on all rows at once. They use portable vector types,
// which the compiler translates to the available instructions.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <numeric>

#include "model/row_batch.h"

namespace pith::internal {

// A set of a batch's rows, one bit a row; which bit is which row is known here only.
using RowSet = std::uint64_t;

// What follows must be inlined: it takes the instructions of the function that it becomes part of.
#define PITH_INLINE [[gnu::always_inline]] inline

template <typename Vector, typename Number>
PITH_INLINE void load(Vector& lanes, const Number* from) {
  std::memcpy(&lanes, from, sizeof lanes);
}

// How many rows an instruction takes: four on every machine, eight where registers are as wide. A
// row set is what each lane says of its rows, side by side; spread() gives each lane its part
// again.
struct FourLanes {
  static constexpr std::size_t kCount = 4;
  using Floats = float __attribute__((vector_size(16)));
  using Words = std::int32_t __attribute__((vector_size(16)));
  using Parts = std::uint16_t __attribute__((vector_size(sizeof(RowSet))));

  PITH_INLINE static RowSet gather(const Words& lanes) {
    RowSet rows = 0;
    const Parts parts = __builtin_convertvector(lanes, Parts);
    std::memcpy(&rows, &parts, sizeof rows);
    return rows;
  }
  PITH_INLINE static void spread(RowSet rows, Words& lanes) {
    Parts parts;
    load(parts, &rows);
    lanes = __builtin_convertvector(parts, Words);
  }
};
struct EightLanes {
  static constexpr std::size_t kCount = 8;
  using Floats = float __attribute__((vector_size(32)));
  using Words = std::int32_t __attribute__((vector_size(32)));
  using Bytes = std::uint8_t __attribute__((vector_size(32)));
  using Parts = std::uint8_t __attribute__((vector_size(sizeof(RowSet))));

  // Shuffles, on a little-endian machine as all with such registers are: what GCC makes of the
  // conversions is a move a lane.
  PITH_INLINE static RowSet gather(const Words& lanes) {
    Bytes bytes;
    load(bytes, &lanes);
    const Parts parts = __builtin_shufflevector(bytes, bytes, 0, 4, 8, 12, 16, 20, 24, 28);
    RowSet rows = 0;
    std::memcpy(&rows, &parts, sizeof rows);
    return rows;
  }
  PITH_INLINE static void spread(RowSet rows, Words& lanes) {
    const std::array<RowSet, 4> four = {rows, rows, rows, rows};
    Bytes bytes;
    load(bytes, &four);
    bytes = __builtin_shufflevector(bytes, bytes, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4,
                                    4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7);
    load(lanes, &bytes);
  }
};

// The rows whose value is above the threshold.
template <typename Lanes>
PITH_INLINE RowSet rows_above(const float* column, float threshold) {
  using Words = typename Lanes::Words;
  Words lanes = {};
  for (std::size_t at = RowBatch::kRows; at != 0;) {
    at -= Lanes::kCount;
    typename Lanes::Floats values;
    load(values, column + at);
    lanes = lanes + lanes - static_cast<Words>(values > threshold);
  }
  return Lanes::gather(lanes);
}

template <typename Lanes>
PITH_INLINE RowSet first_rows(std::size_t count) {
  std::array<float, RowBatch::kRows> places;
  std::iota(places.begin(), places.end(), 0.0F);
  return ~rows_above<Lanes>(places.data(), static_cast<float>(count) - 0.5F);
}

// Adds `value` to the sums of `rows`.
template <typename Lanes>
PITH_INLINE void add_to(RowSet rows, std::int32_t value, std::int32_t* sums) {
  using Words = typename Lanes::Words;
  Words lanes;
  Lanes::spread(rows, lanes);
  for (std::size_t group = 0; group < RowBatch::kRows / Lanes::kCount; ++group) {
    std::int32_t* const place = sums + group * Lanes::kCount;
    Words sum;
    load(sum, place);
    sum += static_cast<Words>((lanes & (1 << group)) != 0) & value;
    std::memcpy(place, &sum, sizeof sum);
  }
}

struct Range {
  float lowest = 0;
  float highest = 0;
};

template <typename Lanes>
PITH_INLINE Range range_of(const float* column) {
  using Floats = typename Lanes::Floats;
  Floats low;
  load(low, column);
  Floats high = low;
  for (std::size_t at = Lanes::kCount; at < RowBatch::kRows; at += Lanes::kCount) {
    Floats values;
    load(values, column + at);
    low = values < low ? values : low;
    high = values > high ? values : high;
  }
  Range range = {low[0], high[0]};
  for (std::size_t lane = 1; lane < Lanes::kCount; ++lane) {
    range.lowest = std::min(range.lowest, low[lane]);
    range.highest = std::max(range.highest, high[lane]);
  }
  return range;
}

}  // namespace pith::internal
