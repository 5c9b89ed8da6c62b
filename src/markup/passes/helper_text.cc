// What screen readers alone read out is no text: a block of nothing else is dropped.
#include <algorithm>
#include <cstddef>

#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

bool is_helper_text_only(PageBlock entry) {
  drop_helper_text(entry);
  const auto& spans = entry.block.spans;
  return entry.block.text.empty() && std::none_of(spans.begin(), spans.end(), [](const Span& span) {
           return span.kind == SpanKind::image;
         });
}

}  // namespace

void drop_helper_text_blocks(Judging& judging) {
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const PageBlock& entry = judging.page.blocks[i];
    if (entry.helper_text.empty() || !judging.kept(i) || !is_helper_text_only(entry)) continue;
    judging.decide(i, Label::boilerplate, "for screen readers only");
  }
}

}  // namespace pith::internal
