// Pages as blocks, for table tests; page/page.h prints the blocks themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "page/page_model.h"
#include "page/segment.h"

namespace pith::internal::test {

// The body of a page, segmented.
inline PageModel segmented(std::string_view html, std::string_view base_url = {}) {
  const std::string page = "<body>" + std::string(html);
  const Document document = Document::parse(page, 100'000'000);
  return segment(document, base_url);
}

inline std::string blocks_of(std::string_view html) { return dump(segmented(html)); }

// What is around a span's text: "_" for emphasis.
inline char sign_of(SpanKind kind) {
  switch (kind) {
    // clang-format off
    case SpanKind::link: return '[';
    case SpanKind::emphasis: return '_';
    case SpanKind::strong: return '*';
    case SpanKind::superscript: return '^';
    case SpanKind::subscript: return ',';
    case SpanKind::deleted: return '-';
    case SpanKind::inserted: return '+';
    case SpanKind::marked: return '=';
    case SpanKind::quotation: return '"';
    case SpanKind::math: return '$';
    default: return '`';
      // clang-format on
  }
}

// A block's text with its spans: [link](target), _emphasis_, *strong*, `code`, ![alt](image).
inline std::string marked(const Block& block) {
  std::string out;
  std::vector<const Span*> open;
  const auto close_until = [&](std::size_t at) {
    while (!open.empty() && open.back()->end <= at) {
      if (open.back()->kind == SpanKind::link) {
        out.append("](").append(open.back()->target).append(")");
      } else {
        out += sign_of(open.back()->kind);
      }
      open.pop_back();
    }
  };
  std::size_t next = 0;
  for (std::size_t at = 0; at <= block.text.size(); ++at) {
    close_until(at);
    for (; next < block.spans.size() && block.spans[next].begin == at; ++next) {
      const Span& span = block.spans[next];
      if (span.kind == SpanKind::image) {
        out.append("![").append(span.alt).append("](").append(span.target).append(")");
        if (!span.link.empty()) out.append("->").append(span.link);
        if (!span.caption.empty()) out.append("{").append(span.caption).append("}");
        if (span.spaced) out += ' ';
        continue;
      }
      out += sign_of(span.kind);
      open.push_back(&span);
    }
    if (at < block.text.size())
      block.text[at] == '\n' ? out.append("\\n") : out.append(1, block.text[at]);
  }
  return out;
}

// All blocks of a page with their spans, " | " between them; then " || " and the figures.
inline std::string marked(std::string_view html, std::string_view base_url = {}) {
  const PageModel page = segmented(html, base_url);
  std::string out;
  for (const PageBlock& block : page.blocks) {
    if (&block != &page.blocks.front()) out += " | ";
    out += marked(block.block);
  }
  for (const Figure& figure : page.figures) {
    out += " || " + std::to_string(figure.before) + ' ';
    if (figure.block.block.kind == BlockKind::embed) {
      const Span& link = figure.block.block.spans.front();
      out += '<' + link.target + '>' + link.alt;
    } else {
      out += marked(figure.block.block);
    }
  }
  return out;
}

// Only the texts, " | " between them.
inline std::string texts_of(std::string_view html) {
  const PageModel page = segmented(html);
  std::string out;
  for (const PageBlock& block : page.blocks) {
    if (!out.empty()) out += " | ";
    for (const char c : block.block.text) c == '\n' ? out.append("\\n") : out.append(1, c);
  }
  return out;
}

}  // namespace pith::internal::test
