#include "page/callouts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "html/class_names.h"

namespace pith::internal {
namespace {

// Sphinx, Docusaurus, MkDocs, mdBook; GitHub; AsciiDoc; MDN; Bootstrap; VuePress; Hugo; Nextra;
// Starlight; Confluence.
constexpr auto kCallouts = std::to_array<std::string_view>(
    {"admonition", "theme-admonition", "admonish", "admonitionblock", "markdown-alert", "notecard",
     "bd-callout", "bs-callout", "hint-container", "book-hint", "nextra-callout", "starlight-aside",
     "confluence-information-macro", "callout-note", "callout-tip", "callout-warning",
     "callout-important", "callout-caution"});

// What other boxes are called too.
constexpr auto kIfTitled = std::to_array<std::string_view>(
    {"callout", "custom-block", "hint", "note", "tip", "warning", "caution", "important", "danger",
     "attention", "seealso", "sidebar-note"});

constexpr auto kIfClassTitled =
    std::to_array<std::string_view>({"alert", "is-info", "is-warning", "is-danger", "is-success"});

// Names of an <aside> or <details> that is a callout.
constexpr auto kAsides = std::to_array<std::string_view>(
    {"note", "tip", "warning", "caution", "important", "danger", "special", "success", "info",
     "key-point", "key-term", "objective", "beta", "dogfood", "deprecated"});
constexpr auto kDetails = std::to_array<std::string_view>(
    {"note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger",
     "bug", "example", "quote", "important", "caution", "custom-block"});

constexpr auto kTitles = std::to_array<std::string_view>(
    {"admonition-title", "admonition-heading", "markdown-alert-title", "custom-block-title",
     "hint-container-title", "callout-title", "callout-heading", "callout-header",
     "callout-title-container", "alert-heading", "alert-title", "starlight-aside__title",
     "nextra-callout-title", "title", "note-title", "notecard-title", "tip-title",
     "warning-title"});

// Docusaurus adds a hash to the names of its modules.
constexpr std::string_view kHashedTitle = "admonitionHeading_";

}  // namespace

CalloutEvidence callout_evidence(Node element) {
  const bool has_role = element.attribute(Attr::role) == "note";
  if (!element.has_attribute(Attr::class_)) {
    return has_role ? CalloutEvidence::any_title : CalloutEvidence::none;
  }
  if (has_class(element, kCallouts)) return CalloutEvidence::certain;
  if (element.tag() == Tag::details) {
    return has_class(element, kDetails) ? CalloutEvidence::certain : CalloutEvidence::none;
  }
  if (element.tag() == Tag::aside && has_class(element, kAsides)) return CalloutEvidence::certain;
  if (has_role || has_class(element, kIfTitled)) return CalloutEvidence::any_title;
  return has_class(element, kIfClassTitled) ? CalloutEvidence::class_title : CalloutEvidence::none;
}

bool is_callout_title(Node element) {
  return has_class(element, kTitles) ||
         any_class(element, [](std::string_view name) { return name.starts_with(kHashedTitle); });
}

}  // namespace pith::internal
