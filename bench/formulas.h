// The formulas of a page, as its renderers write them into the tree. For html_units.h.
#pragma once

#include <string>
#include <string_view>

#include "html/dom.h"

namespace pith::internal::bench {

struct PageFormula {
  bool is = false;       // whether the element is a formula
  std::string tex = {};  // as written; empty if the page does not have it
};

// Whether an element is a formula: <math>, KaTeX, MathJax 2 and 3, math/tex, LaTeXML, Wikipedia's,
// or an image with TeX. If the page has scripts with TeX, MathJax's rendering of them does not
// count.
PageFormula formula_of(Node node, bool page_has_tex_scripts);

// MathJax's rendering of a formula.
bool is_rendered_formula(Node node);

// TeX in a comparable form, without style switches and outer braces.
std::string normal_tex(std::string_view tex);

// Whether the element has no Tag of its own and has this name.
bool has_name(Node node, std::string_view name);

}  // namespace pith::internal::bench
