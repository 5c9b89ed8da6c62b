// Divides the DOM into blocks: runs of inline text between the breaks that a reader sees. All later
// stages work on the PageModel and no longer on the DOM.
#pragma once

#include <string>
#include <string_view>

#include "html/dom.h"
#include "page/page_model.h"
#include "page/selection.h"

namespace pith::internal {

// A block ends where a block-level element begins or ends and at two <br>. Unknown elements are
// inline. Left out: what has no text to read (script, style, svg, form fields, players' fallbacks),
// icon ligatures and text for screen readers inside a run, ruby annotations, unexpanded shortcodes.
// Declarative shadow roots and what an <object> holds are read. Emoji images are text. Embeds, and
// images that only their loader's attributes name, are PageModel::figures. Hidden elements,
// buttons and <noscript> stay, with their cues, for the scorer to judge. Links and images are made
// absolute against `base_url`. `selection`: of this document, or null; images and embeds that it
// leaves out are left out here. Linear, no recursion.
PageModel segment(const Document& document, std::string_view base_url,
                  const Selection* selection = nullptr);

}  // namespace pith::internal
