#include "page/callouts.h"

#include <array>
#include <string_view>

#include "html/class_names.h"

namespace pith::internal {
namespace {

// "topic" and "sidebar" are docutils' where a paragraph is the title.
bool begins_with_topic_title(Node element) {
  constexpr auto kTitles = std::to_array<std::string_view>({"topic-title", "sidebar-title"});
  Node first = element.first_child();
  while (first && !first.is_element()) first = first.next_sibling();
  return first && first.tag() == Tag::p && first.has_attribute(Attr::class_) &&
         has_class(first, kTitles);
}

}  // namespace

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
  if (facts.has(ClassFact::topic) && begins_with_topic_title(element)) {
    return CalloutEvidence::certain;
  }
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
