// Sets of a batch's rows, and what can be said of all its rows at once: portable vectors, which the
// compiler makes into what instructions there are.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <numeric>

#include "score/row_batch.h"

namespace pith {

// A set of a batch's rows, one bit a row. Sixteen bits hold what one lane said of as many rows;
// which bit is which row is known here only.
using RowSet = std::uint64_t;

// Four lanes, which every machine has: eight are a tenth faster where they exist and three times as
// slow where they do not.
inline constexpr std::size_t kLanes = 4;
using Floats = float __attribute__((vector_size(16)));
using Words = std::int32_t __attribute__((vector_size(16)));
using Pairs = std::uint64_t __attribute__((vector_size(16)));

// What follows must be inlined: it takes the instructions of the function that it becomes part of.
#define PITH_INLINE [[gnu::always_inline]] inline

template <typename Lanes, typename Number>
PITH_INLINE void load(Lanes& lanes, const Number* from) {
  std::memcpy(&lanes, from, sizeof lanes);
}

// The rows whose value is above the threshold.
PITH_INLINE RowSet rows_above(const float* column, float threshold) {
  Words lanes = {};
  for (std::size_t at = RowBatch::kRows; at != 0;) {
    at -= kLanes;
    Floats values;
    load(values, column + at);
    lanes = lanes + lanes - static_cast<Words>(values > threshold);
  }
  // Four numbers of sixteen bits: two to a pair, then the pairs side by side.
  const Pairs wide = reinterpret_cast<Pairs>(lanes);
  const Pairs pairs = (wide | wide >> 16) & 0xFFFF'FFFF;
  return pairs[0] | pairs[1] << 32;
}

PITH_INLINE RowSet first_rows(std::size_t count) {
  std::array<float, RowBatch::kRows> places;
  std::iota(places.begin(), places.end(), 0.0F);
  return ~rows_above(places.data(), static_cast<float>(count) - 0.5F);
}

// Adds `value` to the sums of `rows`.
PITH_INLINE void add_to(RowSet rows, std::int32_t value, std::int32_t* sums) {
  const Pairs pairs = Pairs{rows, rows >> 32} & 0xFFFF'FFFF;
  const Words lanes = reinterpret_cast<Words>((pairs | pairs << 16) & 0xFFFF'0000'FFFF);
  for (std::size_t group = 0; group < RowBatch::kRows / kLanes; ++group) {
    std::int32_t* const place = sums + group * kLanes;
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

PITH_INLINE Range range_of(const float* column) {
  Floats low;
  load(low, column);
  Floats high = low;
  for (std::size_t at = kLanes; at < RowBatch::kRows; at += kLanes) {
    Floats values;
    load(values, column + at);
    low = values < low ? values : low;
    high = values > high ? values : high;
  }
  Range range = {low[0], high[0]};
  for (std::size_t lane = 1; lane < kLanes; ++lane) {
    range.lowest = std::min(range.lowest, low[lane]);
    range.highest = std::max(range.highest, high[lane]);
  }
  return range;
}

}  // namespace pith
