#include "page/inline_style.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"

namespace pith::internal {
namespace {

bool is_bold(std::string_view weight) {
  return weight == "bold" || weight == "bolder" || (weight.size() == 3 && weight >= "600");
}

}  // namespace

std::optional<SpanKind> span_kind(Tag tag) {
  switch (tag) {
    case Tag::em:
    case Tag::i:
      return SpanKind::emphasis;
    case Tag::strong:
    case Tag::b:
      return SpanKind::strong;
    case Tag::code:
    case Tag::samp:
    case Tag::tt:
      return SpanKind::code;
    case Tag::sup:
      return SpanKind::superscript;
    case Tag::sub:
      return SpanKind::subscript;
    case Tag::del:
    case Tag::s:
    case Tag::strike:
      return SpanKind::deleted;
    case Tag::ins:
      return SpanKind::inserted;
    case Tag::mark:
      return SpanKind::marked;
    case Tag::q:
      return SpanKind::quotation;
    case Tag::kbd:
      return SpanKind::keyboard;
    default:
      return std::nullopt;
  }
}

StyleFacts read_style(std::string_view style) {
  StyleFacts facts;
  while (!style.empty()) {
    const std::size_t end = std::min(style.find(';'), style.size());
    const std::string_view declaration = style.substr(0, end);
    style.remove_prefix(std::min(end + 1, style.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view property = trim(declaration.substr(0, colon), kHtmlSpace);
    const std::string_view text = declaration.substr(colon + 1);
    const std::string_view value = trim(text.substr(0, text.find('!')), kHtmlSpace);
    if (equals_ignore_case(property, "white-space")) {
      facts.keeps_lines = value != "normal" && value != "nowrap";
    } else if (equals_ignore_case(property, "display")) {
      facts.apart = value != "inline" && value != "contents";
    } else if (equals_ignore_case(property, "font-weight") && is_bold(value)) {
      facts.span = SpanKind::strong;
    } else if (equals_ignore_case(property, "font-style") && value == "italic") {
      if (!facts.span) facts.span = SpanKind::emphasis;
    } else if (starts_with_ignore_case(property, "text-decoration") &&
               value.starts_with("line-through")) {
      if (!facts.span) facts.span = SpanKind::deleted;
    }
  }
  return facts;
}

}  // namespace pith::internal
