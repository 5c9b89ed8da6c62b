// The words of a class attribute, for the few places that know a name exactly. What names suggest
// to the scorer is in cues.h.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "html/dom.h"

namespace pith::internal {

// Calls visit(name) for each class of the element, in order, until one returns true. Returns
// whether one did.
template <typename Visit>
bool any_class(Node element, Visit&& visit) {
  const std::string_view classes = element.attribute(Attr::class_);
  for (std::size_t at = 0; at < classes.size();) {
    if (is_html_space(classes[at])) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < classes.size() && !is_html_space(classes[end])) ++end;
    if (visit(classes.substr(at, end - at))) return true;
    at = end;
  }
  return false;
}

template <typename Value>
struct NameRow {
  std::string_view name;
  Value value;
};

// A table of whole names and their values, built at compile time. Case does not matter.
template <typename Value, std::size_t kCount>
class NameTable {
 public:
  using Row = NameRow<Value>;

  consteval explicit NameTable(const std::array<Row, kCount>& rows) : rows_(rows) {
    for (std::size_t i = 0; i < kCount; ++i) {
      std::size_t at = slot(rows[i].name);
      while (slots_[at] != 0) at = (at + 1) % kSlots;
      slots_[at] = static_cast<std::uint8_t>(i + 1);
    }
  }

  // Null if the name is not in the table. A name has at least one byte.
  const Value* find(std::string_view name) const {
    for (std::size_t at = slot(name); slots_[at] != 0; at = (at + 1) % kSlots) {
      const Row& row = rows_[slots_[at] - std::size_t{1}];
      if (equals_ignore_case(row.name, name)) return &row.value;
    }
    return nullptr;
  }

 private:
  static_assert(kCount < 256);
  // At most one eighth full, so that most absent names hit an empty slot at once.
  static constexpr std::size_t kSlots = std::bit_ceil(8 * kCount);

  static constexpr std::size_t slot(std::string_view name) {
    const auto letter = [name](std::size_t at) {
      return std::size_t{static_cast<unsigned char>(name[at])} | 0x20U;
    };
    return (letter(0) * 31 + letter(name.size() / 2) * 961 + letter(name.size() - 1) * 127 +
            name.size() * 5) %
           kSlots;
  }

  std::array<Row, kCount> rows_;
  std::array<std::uint8_t, kSlots> slots_ = {};  // a row's number from 1; 0: none
};

// True if the element has one of these classes. Case does not matter.
template <std::size_t kCount>
bool has_class(Node element, const std::array<std::string_view, kCount>& names) {
  return any_class(element, [&](std::string_view name) {
    return std::any_of(names.begin(), names.end(),
                       [name](std::string_view known) { return equals_ignore_case(name, known); });
  });
}

inline bool has_class(Node element, std::string_view name) {
  return has_class(element, std::array<std::string_view, 1>{name});
}

// The value of a property in the element's style attribute: "pre-wrap" for white-space in "color:
// red; White-Space: pre-wrap !important". Empty if the attribute does not set it.
std::string_view style_value(Node element, std::string_view property);

}  // namespace pith::internal
