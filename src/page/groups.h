// Groups equal keys.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace pith::internal {

// Calls each(indices) once for every distinct key, indices ascending. Sorted rather than hashed:
// the page chooses the keys, and could choose them to collide.
template <typename Each>
void for_each_group(const std::vector<std::uint64_t>& keys, Each&& each) {
  // Sorted beside their places, so that comparing need not look anything up.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted;
  sorted.reserve(keys.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) sorted.emplace_back(keys[i], i);
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint32_t> order(sorted.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = sorted[i].second;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && sorted[end].first == sorted[begin].first) ++end;
    each(std::span<const std::uint32_t>(order).subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace pith::internal
