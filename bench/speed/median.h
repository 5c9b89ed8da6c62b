// The middle of several timings.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace pith::internal::bench {

// Of an odd number the one in the middle, else the lower of the two; 0 of none.
inline double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace pith::internal::bench
