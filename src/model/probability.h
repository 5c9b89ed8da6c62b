// Converts log-odds to probabilities using only IEEE additions, multiplications and divisions, so
// that every machine and C library gives the same bits; and sorts blocks by either.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace pith::internal {

// 1 / (1 + e^-x), to within a few units in the last place of a float.
float logistic(float log_odds);

// The places of those `values` (log-odds or probabilities, no NaN) that are at least `least`, the
// greatest first, equal ones in their order.
std::vector<std::uint32_t> likeliest_first(std::span<const float> values,
                                           float least = -std::numeric_limits<float>::infinity());

}  // namespace pith::internal
