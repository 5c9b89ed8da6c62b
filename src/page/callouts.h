// Notes, tips and warnings that documentation sets apart from its text, by the class names of the
// generators and themes that make them (class_facts.h).
#pragma once

#include <cstdint>

#include "html/dom.h"
#include "page/class_facts.h"

namespace pith::internal {

// How sure it is that an element is a callout.
enum class CalloutEvidence : std::uint8_t {
  none,
  class_title,  // if it begins with a ClassFact::callout_title
  any_title,    // if it begins with a title, be it a heading or a short line in bold
  certain,
};
// `facts`: of the element's class.
CalloutEvidence callout_evidence(Node element, ClassFacts facts);

}  // namespace pith::internal
