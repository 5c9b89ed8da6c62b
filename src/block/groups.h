// Finds equal keys.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace pith {

// Calls each(indices) once for every distinct key, indices ascending. Sorted rather than hashed:
// the page chooses the keys, and could choose them to collide.
template <typename Each>
void for_each_group(const std::vector<std::uint64_t>& keys, Each&& each) {
  std::vector<std::uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&keys](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && keys[order[end]] == keys[order[begin]]) ++end;
    each(std::span<const std::uint32_t>(order).subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace pith
