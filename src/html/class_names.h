// The words of a class attribute, for the few places that know a name exactly. What names suggest
// to the scorer is in cues.h.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
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

// True when the element has one of these classes, in any case of letters.
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

// The value of a property in the element's style attribute: "pre-wrap" of white-space in
// "color: red; White-Space: pre-wrap !important". Empty when the attribute does not set it.
std::string_view style_value(Node element, std::string_view property);

}  // namespace pith::internal
