// Translates presentation MathML (MathML Core, W3C) to TeX. It serves formulas whose page carries
// no TeX source; formula.h finds the formulas and prefers the source where there is one.
#pragma once

#include <string>

#include "html/dom.h"

namespace pith::internal {

// The TeX of everything below `math`, for use between dollar signs: "R = \sum_{i=1}^{n} r_i". The
// commands are those of LaTeX with amsmath, which KaTeX and MathJax know too. Elements without a
// translation give their content. Empty when there is no content. Linear in the size of the
// subtree, without recursion.
std::string tex_of_mathml(Node math);

}  // namespace pith::internal
