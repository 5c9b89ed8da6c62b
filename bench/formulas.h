// The formulas of a page, as its renderers write them into the tree. For html_units.h.
#pragma once

#include <string>
#include <string_view>

#include "html/dom.h"

namespace pith::internal::bench {

struct PageFormula {
  bool is = false;       // the element is one
  std::string tex = {};  // as written; empty where the page does not have it
};

// Whether an element is a formula: <math>, KaTeX, MathJax 2 and 3, math/tex, LaTeXML, Wikipedia's,
// a picture with TeX. Where the page has scripts with TeX, MathJax's rendering of them is none.
PageFormula formula_of(Node node, bool page_has_tex_scripts);

// MathJax's rendering of a formula.
bool is_rendered_formula(Node node);

// TeX as it can be compared: style switches and braces around the whole say nothing.
std::string normal_tex(std::string_view tex);

// Whether it is an element without a Tag that has this name.
bool has_name(Node node, std::string_view name);

}  // namespace pith::internal::bench
