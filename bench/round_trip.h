// The property "the Markdown is the HTML": what a Markdown parser (CommonMark's own, with GitHub's
// extensions) makes of write_markdown() has the structure of write_html(). What makes no difference
// is told in html_rows.h.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pith/article.h"
#include "pith/result.h"

namespace pith::internal::bench {

struct RoundTrip {
  std::size_t rows = 0;  // of the HTML
  // Rows that the Markdown has with other emphasis, because CommonMark cannot express it where it
  // stands ("foo*'bar'*baz"): no difference. One line each, as it is in the HTML.
  std::vector<std::string> other_emphasis = {};
  // For each run of rows that differ "- " the HTML's and "+ " the Markdown's, a line each.
  std::vector<std::string> differences = {};
};

// With links and images. Formulas are compared by their delimiters and their number; that the
// Markdown has their TeX as it is, by itself.
RoundTrip round_trip(const Article& article);

}  // namespace pith::internal::bench
