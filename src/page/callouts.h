// Notes, tips and warnings that documentation sets apart from its text, by the class names of the
// generators and themes that make them.
#pragma once

#include <cstdint>

#include "html/dom.h"

namespace pith::internal {

// How sure it is that an element is a callout.
enum class CalloutEvidence : std::uint8_t {
  none,
  class_title,  // if it begins with a title that is_callout_title() knows
  any_title,    // if it begins with a title, be it a heading or a short line in bold
  certain,
};
CalloutEvidence callout_evidence(Node element);

// Whether the class says that the element is a callout's title.
bool is_callout_title(Node element);

}  // namespace pith::internal
