// Clean HTML: a fragment of structure only, everything escaped, no attributes but href, src, alt,
// start, value and a code block's language.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pith/write.h"
#include "write/inline_tokens.h"
#include "write/structure.h"

namespace pith {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        // Control characters are no HTML.
        if (static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t') out += c;
    }
  }
}

std::string attribute(std::string_view name, std::string_view value) {
  std::string out(" ");
  out += name;
  out += "=\"";
  append_escaped(out, value);
  return out + '"';
}

void append_with_breaks(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    append_escaped(out, text.substr(0, end));
    if (end == text.size()) return;
    out += "<br>";
    text.remove_prefix(end + 1);
  }
}

void append_image(std::string& out, const Span& image) {
  out += "<img" + attribute("src", printable_url(image.target)) + attribute("alt", image.alt) + '>';
}

void append_tag(std::string& out, const InlineToken& token) {
  const bool opens = token.kind == InlineToken::Kind::open;
  out += opens ? "<" : "</";
  if (token.style == SpanKind::link) {
    out += 'a';
    if (opens) out += attribute("href", printable_url(token.span->target));
  } else {
    out += token.style == SpanKind::strong ? "strong" : "em";
  }
  out += '>';
}

std::string html_inline(const Block& block, const InlineOptions& options) {
  std::string out;
  const std::string_view text = block.text;
  for (const InlineToken& token : inline_tokens(text, inline_markup(block, options))) {
    const std::string_view run = text.substr(token.begin, token.end - token.begin);
    switch (token.kind) {
      case InlineToken::Kind::text:
        append_with_breaks(out, run);
        break;
      case InlineToken::Kind::code:
        out += "<code>";
        append_with_breaks(out, run);
        out += "</code>";
        break;
      case InlineToken::Kind::open:
      case InlineToken::Kind::close:
        append_tag(out, token);
        break;
      case InlineToken::Kind::image:
        append_image(out, *token.span);
        break;
    }
  }
  return out;
}

std::string html_code(const Block& block) {
  std::string_view code = block.text;
  while (code.ends_with('\n')) code.remove_suffix(1);
  std::string out = "<pre><code";
  const std::string language = printable_language(block.code_language);
  if (!language.empty()) out += attribute("class", "language-" + language);
  out += '>';
  append_escaped(out, code);
  return out + "</code></pre>";
}

class HtmlWriter : public StructureVisitor {
 public:
  explicit HtmlWriter(const WriteOptions& options) : options_{options.links, options.images} {}

  void open(const Frame& frame) override;
  void close(const Frame& frame) override;
  void block(const Block& block) override;
  void table(const TableGrid& grid) override;
  std::string take() { return std::move(out_); }

 private:
  std::string tagged(const Block& block) const;
  std::string cell(const GridCell& cell) const;
  void row(const GridRow& row);
  void end_item_line();

  InlineOptions options_;
  std::string out_;
  bool item_is_empty_ = false;                     // <li> is the last that was written
  std::vector<std::optional<std::int64_t>> last_;  // for each list the number of its last item
};

// What follows in an item begins on a line of its own.
void HtmlWriter::end_item_line() {
  if (!out_.empty() && out_.back() != '\n' && !item_is_empty_) out_ += '\n';
  item_is_empty_ = false;
}

void HtmlWriter::open(const Frame& frame) {
  end_item_line();
  switch (frame.kind) {
    case FrameKind::quote:
      out_ += "<blockquote>\n";
      break;
    case FrameKind::list:
      last_.emplace_back();
      out_ += frame.ordered ? "<ol" : "<ul";
      if (frame.ordered && frame.number != 1) {
        out_ += attribute("start", std::to_string(frame.number));
      }
      out_ += ">\n";
      break;
    case FrameKind::item: {
      std::optional<std::int64_t>& last = last_.back();
      out_ += "<li";
      if (frame.ordered && last && frame.number != *last + 1) {
        out_ += attribute("value", std::to_string(frame.number));
      }
      out_ += '>';
      last = frame.number;
      item_is_empty_ = true;
      break;
    }
  }
}

void HtmlWriter::close(const Frame& frame) {
  item_is_empty_ = false;
  switch (frame.kind) {
    case FrameKind::quote:
      out_ += "</blockquote>\n";
      break;
    case FrameKind::list:
      last_.pop_back();
      out_ += frame.ordered ? "</ol>\n" : "</ul>\n";
      break;
    case FrameKind::item:
      out_ += "</li>\n";
      break;
  }
}

std::string HtmlWriter::tagged(const Block& block) const {
  if (block.kind == BlockKind::code) return html_code(block);
  const std::string text = html_inline(block, options_);
  if (block.kind == BlockKind::heading) {
    const std::string tag = 'h' + std::to_string(std::clamp<int>(block.heading_level, 1, 6));
    return '<' + tag + '>' + text + "</" + tag + '>';
  }
  if (block.kind == BlockKind::caption) {
    return "<figure><figcaption>" + text + "</figcaption></figure>";
  }
  return "<p>" + text + "</p>";
}

void HtmlWriter::block(const Block& block) {
  const bool bare =
      item_is_empty_ && (block.kind == BlockKind::list_item || block.kind == BlockKind::paragraph);
  end_item_line();
  if (bare) {
    out_ += html_inline(block, options_);
  } else {
    out_ += tagged(block) + '\n';
  }
}

std::string HtmlWriter::cell(const GridCell& cell) const {
  if (cell.blocks.size() == 1 && cell.blocks.front()->kind != BlockKind::code) {
    return html_inline(*cell.blocks.front(), options_);
  }
  std::string out;
  for (const Block* block : cell.blocks) out += tagged(*block);
  return out;
}

void HtmlWriter::row(const GridRow& row) {
  out_ += "<tr>";
  for (const GridCell& of_row : row) {
    const std::string_view tag = of_row.header ? "th" : "td";
    out_.append("<").append(tag).append(">").append(cell(of_row));
    out_.append("</").append(tag).append(">");
  }
  out_ += "</tr>\n";
}

void HtmlWriter::table(const TableGrid& grid) {
  end_item_line();
  out_ += "<table>\n";
  if (!grid.captions.empty()) {
    out_ += "<caption>";
    for (const Block* caption : grid.captions) {
      if (caption != grid.captions.front()) out_ += "<br>";
      out_ += html_inline(*caption, options_);
    }
    out_ += "</caption>\n";
  }
  std::size_t i = 0;
  if (!grid.rows.empty() && is_header_row(grid.rows.front())) {
    out_ += "<thead>\n";
    row(grid.rows[i++]);
    out_ += "</thead>\n";
  }
  if (i < grid.rows.size()) {
    out_ += "<tbody>\n";
    for (; i < grid.rows.size(); ++i) row(grid.rows[i]);
    out_ += "</tbody>\n";
  }
  out_ += "</table>\n";
}

}  // namespace

std::string write_html(const Article& article, const WriteOptions& options) {
  HtmlWriter writer(options);
  walk(article, options.images, writer);
  return writer.take();
}

}  // namespace pith
