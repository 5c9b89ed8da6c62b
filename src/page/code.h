// Blocks of code: where a page shows one, and its text without what highlighters put around it.
#pragma once

#include <string>
#include <string_view>

#include "html/dom.h"
#include "page/selection.h"
#include "pith/article.h"

namespace pith::internal {

struct Code {
  std::string text;  // lines end in '\n', the last one without; indentation as the page shows it
  std::string language;  // as the page names it ("python"), empty when it names none
  SourceRange source;    // from the first text to the last
};

// Whether the element is a block of code as a whole: <pre> and its like, <code> that keeps its line
// breaks, and the tables and boxes that highlighters make of a listing.
bool is_code_block(Node element);

// The code below `element`. Line numbers, copy buttons and toolbars are left out; an element that
// is one line ends it. What `selection`, if not null, leaves out is left out too. Linear in the
// size of the subtree, without recursion.
Code read_code(Node element, const Selection* selection = nullptr);

// The bar above a listing that names its language or offers to copy it, and holds nothing else.
bool is_code_header(Node element);

}  // namespace pith::internal
