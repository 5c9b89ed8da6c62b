#include "write/text_inline.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {
namespace {

// A block whose spans are written as "<kind:text>".
Block block_of(std::string_view marked) {
  Block block;
  std::vector<Span> open;
  while (!marked.empty()) {
    if (marked.front() == '<') {
      const std::size_t colon = marked.find(':');
      const std::string_view name = marked.substr(1, colon - 1);
      Span span;
      span.kind = name == "sup"   ? SpanKind::superscript
                  : name == "sub" ? SpanKind::subscript
                  : name == "del" ? SpanKind::deleted
                  : name == "ins" ? SpanKind::inserted
                  : name == "q"   ? SpanKind::quotation
                                  : SpanKind::math;
      span.begin = static_cast<std::uint32_t>(block.text.size());
      open.push_back(span);
      marked.remove_prefix(colon + 1);
    } else if (marked.front() == '>') {
      open.back().end = static_cast<std::uint32_t>(block.text.size());
      block.spans.push_back(open.back());
      open.pop_back();
      marked.remove_prefix(1);
    } else {
      block.text += marked.front();
      marked.remove_prefix(1);
    }
  }
  return block;
}

TEST(TextInline, SaysBySignsWhatSpansMean) {
  const struct {
    std::string_view marked;
    std::string_view text;
  } cases[] = {
      {"10<sup:6>", "10^6"},
      {"10<sup:-6>", "10^-6"},
      {"10<sup:\u22126>", "10^\u22126"},
      {"x<sup:n+1>", "x^(n+1)"},
      {"H<sub:2>O", "H_2O"},
      {"x<sub:i+1>", "x_(i+1)"},
      // Set high for their looks.
      {"the 1<sup:st> of May", "the 1st of May"},
      {"la 2<sup:\u00E8me> fois", "la 2\u00E8me fois"},
      {"Pith<sup:TM>", "PithTM"},
      {"Pith<sup:\u2122>", "Pith\u2122"},
      {"<sup:a>", "a"},
      // Struck text gives way to what was put in its place.
      {"pay <del:$50> <ins:$40>", "pay $40"},
      {"pay <del:$50> now", "pay ~~$50~~ now"},
      {"<q:hello> she said", "\u201Chello\u201D she said"},
      {"as <math:a^2> says", "as $a^2$ says"},
  };
  for (const auto& c : cases) EXPECT_EQ(text_inline(block_of(c.marked)), c.text) << c.marked;
}

}  // namespace
}  // namespace pith::internal
