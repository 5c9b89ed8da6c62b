// The median of several timings.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace pith::internal::bench {

// For an even number of values, the lower of the two in the middle; 0 if there are none.
inline double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace pith::internal::bench
