// How an element takes part in the text: as a block, inline, or not at all. segment.h uses it.
#pragma once

#include <cstdint>
#include <string>

#include "html/cues.h"
#include "html/dom.h"
#include "page/class_facts.h"

namespace pith::internal {

enum class Flow : std::uint8_t { block, inline_text, skip };

// By tag alone. Custom elements are inline, SVG and MathML are skipped.
Flow flow_of(Node element);

// What the inline element is in.
struct InlineContext {
  bool in_heading = false;
  bool in_caption = false;
};

// An inline element that is no text to a reader: an icon's ligature, a label for screen readers, a
// permalink sign, a footnote's way back, "[edit]" beside a heading, a photographer's credit
// in a caption, something not rendered. `facts`: of its class.
bool is_unread_inline(Node element, CueSet cues, ClassFacts facts, InlineContext context);

}  // namespace pith::internal
