// The order in which a cut takes blocks.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace pith {

// The places of those `values` (log-odds or probabilities, no NaN) that are at least `least`, the
// greatest first, equal ones in their order.
std::vector<std::uint32_t> likeliest_first(std::span<const float> values,
                                           float least = -std::numeric_limits<float>::infinity());

}  // namespace pith
