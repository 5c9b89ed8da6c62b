// The order in which a cut takes blocks.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pith {

// The places of `values` (log-odds or probabilities, no NaN), the greatest first, equal ones in
// their order.
std::vector<std::uint32_t> likeliest_first(std::span<const float> values);

}  // namespace pith
