#include "page/callouts.h"

namespace pith::internal {

CalloutEvidence callout_evidence(Node element, ClassFacts facts) {
  switch (element.tag()) {
    case Tag::div:
    case Tag::section:
    case Tag::blockquote:
    case Tag::aside:
    case Tag::details:
      break;
    case Tag::figure:  // Notion
      return facts.has(ClassFact::titled_callout) ? CalloutEvidence::certain
                                                  : CalloutEvidence::none;
    default:
      return CalloutEvidence::none;
  }
  if (facts.has(ClassFact::callout)) return CalloutEvidence::certain;
  if (element.tag() == Tag::details && element.has_attribute(Attr::class_)) {
    return facts.has(ClassFact::callout_details) ? CalloutEvidence::certain : CalloutEvidence::none;
  }
  if (element.tag() == Tag::aside && facts.has(ClassFact::callout_aside)) {
    return CalloutEvidence::certain;
  }
  if (facts.has(ClassFact::titled_callout) || element.attribute(Attr::role) == "note") {
    return CalloutEvidence::any_title;
  }
  return facts.has(ClassFact::alert) ? CalloutEvidence::class_title : CalloutEvidence::none;
}

}  // namespace pith::internal
