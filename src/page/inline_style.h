// What the tag and the style attribute of an inline element say about its text.
#pragma once

#include <optional>
#include <string_view>

#include "html/tag.h"
#include "pith/article.h"

namespace pith::internal {

// The kind of span that an inline element makes by its tag, if it makes one. Links are not among
// them, as they need a target.
std::optional<SpanKind> span_kind(Tag tag);

// What a style attribute says about a piece of text.
struct StyleFacts {
  std::optional<SpanKind> span;
  std::optional<bool> keeps_lines;  // white-space: pre, pre-wrap and the like
  bool apart = false;               // display: inline-block, flex, ...
};

// Reads the declarations of a style attribute. Later ones outrank earlier ones.
StyleFacts read_style(std::string_view style);

}  // namespace pith::internal
