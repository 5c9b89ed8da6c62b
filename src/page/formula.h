// Finds the formulas of a page, in whatever form a renderer left them, and gives their TeX.
//
// Forms: MathML, KaTeX, MathJax 2 and 3, scripts of type math/tex, LaTeXML, MediaWiki, attributes
// such as data-latex, elements of Pandoc, Sphinx and MkDocs whose text is TeX, and images whose
// alternative text is TeX.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "html/dom.h"

namespace pith::internal {

struct Formula {
  enum class Role : std::uint8_t {
    none,     // the element is no formula
    formula,  // the element and all in it is this formula
    copy,     // the element repeats a formula that is beside it, and is to be left out
  };
  Role role = Role::none;
  bool display = false;  // set apart on a line of its own
  // Without delimiters, white space folded. The TeX source where the page has it, else a
  // translation of its MathML (mathml.h).
  std::string tex = {};
};

// What the element is; elements inside a formula are not to be asked. The cost is that of the
// element's subtree where the element is MathML or its class names a formula, else constant.
Formula read_formula(Node element);

}  // namespace pith::internal
