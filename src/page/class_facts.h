// What the names of a class attribute say, as far as segment() asks it of every element. It reads
// each attribute of a page once. All names that are known as a whole are in one table in
// class_facts.cc; what only a few elements are asked is in the tables of those who ask.
#pragma once

#include <cstdint>
#include <string_view>

#include "html/cues.h"

namespace pith::internal {

enum class ClassFact : std::uint16_t {
  code = 1 << 0,         // perhaps a listing or a part of one
  formula = 1 << 1,      // something that read_formula() looks into
  helper_text = 1 << 2,  // for screen readers alone (helper_text.h)
  page_tool = 1 << 3,    // Sphinx's "[source]", MediaWiki's "[edit]", Jupyter's "In [1]:"
  side_note = 1 << 4,    // a note that is beside the text, where it is inline
  // A callout, see callouts.h.
  callout = 1 << 5,          // of a generator or theme that calls nothing else so
  callout_aside = 1 << 6,    // where it is an <aside>
  callout_details = 1 << 7,  // where it is a <details>
  titled_callout = 1 << 8,   // where it begins with a title
  alert = 1 << 9,            // where it begins with a callout_title
  callout_title = 1 << 10,
  source_link = 1 << 11,  // of a manual: to the source of what it documents
  topic = 1 << 12,        // docutils: a callout where it begins with its title
};

struct ClassFacts {
  CueSet cues = {};
  std::uint16_t bits = 0;

  bool has(ClassFact fact) const { return (bits & static_cast<std::uint16_t>(fact)) != 0; }
};

// Linear in the length of the attribute's value.
ClassFacts read_class_facts(std::string_view classes);

}  // namespace pith::internal
