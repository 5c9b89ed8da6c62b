// Checks the property "the Markdown is the HTML": the output of write_markdown(), parsed by a
// Markdown parser (CommonMark's own, with GitHub's extensions), has the structure of write_html().
// html_rows.h lists the differences that are ignored.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pith/article.h"
#include "pith/result.h"

namespace pith::internal::bench {

struct RoundTrip {
  std::size_t rows = 0;  // of the HTML
  // Rows in which the Markdown has other emphasis, because CommonMark cannot express it there
  // ("foo*'bar'*baz"). They do not count as differences. One line each, as in the HTML.
  std::vector<std::string> other_emphasis = {};
  // For each run of rows that differ, "- " the HTML's and "+ " the Markdown's, one line each.
  std::vector<std::string> differences = {};
};

// Compares with links and images. Formulas are compared by their delimiters and their number;
// whether the Markdown has their TeX unchanged is checked separately.
RoundTrip round_trip(const Article& article);

}  // namespace pith::internal::bench
