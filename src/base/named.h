// The values of an enumeration with their names, in one table beside it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace pith::internal {

template <typename Enum>
struct Named {
  Enum value;
  std::string_view name;   // in model files: never changes
  std::string_view words;  // in explanations
};

// Whether the table has each of the enumeration's first N values, in their order.
template <typename Enum, std::size_t N>
constexpr bool is_in_order(const std::array<Named<Enum>, N>& table) {
  for (std::size_t i = 0; i < N; ++i) {
    if (static_cast<std::size_t>(table[i].value) != i) return false;
  }
  return true;
}

}  // namespace pith::internal
