// Clean HTML: a fragment of structure only, everything escaped, no attributes but href, src, alt,
// start, value, type, checked, id (of notes) and the class of code, formulas and lists of an API.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/places.h"
#include "base/url.h"
#include "pith/write.h"
#include "write/inline_tokens.h"
#include "write/structure.h"
#include "write/xml_escape.h"

namespace pith::internal {
namespace {

void append_with_breaks(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    append_escaped(out, text.substr(0, end));
    if (end == text.size()) return;
    out += "<br>";
    text.remove_prefix(end + 1);
  }
}

void append_image(std::string& out, const Span& image, bool link) {
  if (link) out += "<a" + attribute("href", printable_url(image.link)) + '>';
  out += "<img" + attribute("src", printable_url(image.target)) + attribute("alt", image.alt) + '>';
  if (link) out += "</a>";
}

void append_embed(std::string& out, const Block& block) {
  if (block.spans.empty()) return;
  const Span& link = block.spans.front();
  const std::string url = printable_url(link.target);
  out += "<a" + attribute("href", url) + '>';
  append_escaped(out, is_blank(link.alt) ? url : link.alt);
  out += "</a>";
}

std::string note_id(std::string_view label) { return "note-" + std::string(label); }

std::string_view tag_name(SpanKind kind) {
  switch (kind) {
    // clang-format off
    case SpanKind::link: return "a";
    case SpanKind::emphasis: return "em";
    case SpanKind::strong: return "strong";
    case SpanKind::code: return "code";
    case SpanKind::image: return "img";
    case SpanKind::superscript: return "sup";
    case SpanKind::subscript: return "sub";
    case SpanKind::deleted: return "del";
    case SpanKind::inserted: return "ins";
    case SpanKind::marked: return "mark";
    case SpanKind::quotation: return "q";
    case SpanKind::keyboard: return "kbd";
    case SpanKind::math: return "span";
    case SpanKind::note_reference: return "sup";
      // clang-format on
  }
  return "span";
}

void append_tag(std::string& out, const InlineToken& token) {
  const bool opens = token.kind == InlineToken::Kind::open;
  (out += opens ? "<" : "</") += tag_name(token.style);
  if (opens && token.style == SpanKind::link) {
    out += attribute("href", printable_url(token.span->target));
  }
  out += '>';
}

// Code, a key, or a formula. Formulas have the delimiters and the class that Pandoc gives them,
// which MathJax and KaTeX look for.
void append_verbatim(std::string& out, const InlineToken& token, std::string_view text) {
  if (token.style == SpanKind::note_reference) {
    out += "<sup><a" + attribute("href", '#' + note_id(token.span->target)) + '>';
    append_escaped(out, token.span->target);
    out += "</a></sup>";
    return;
  }
  if (token.style == SpanKind::math) {
    if (token.span != nullptr) out += "<span class=\"math inline\">\\(";
    append_with_breaks(out, text);
    if (token.span != nullptr) out += "\\)</span>";
    return;
  }
  const std::string_view tag = tag_name(token.style);
  ((out += '<') += tag) += '>';
  append_with_breaks(out, text);
  ((out += "</") += tag) += '>';
}

std::string html_inline(const Block& block, const InlineOptions& options) {
  std::string out;
  if (block.kind == BlockKind::embed) {
    append_embed(out, block);
    return out;
  }
  const std::string_view text = block.text;
  bool in_link = false;
  const std::vector<InlineToken> tokens = inline_tokens(text, inline_markup(block, options));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const InlineToken& token = tokens[i];
    const std::string_view run = text.substr(token.begin, token.end - token.begin);
    switch (token.kind) {
      case InlineToken::Kind::text:
        append_with_breaks(out, run);
        break;
      case InlineToken::Kind::code:
        append_verbatim(out, token, run);
        break;
      case InlineToken::Kind::open:
      case InlineToken::Kind::close:
        append_tag(out, token);
        if (token.style == SpanKind::link) in_link = token.kind == InlineToken::Kind::open;
        break;
      case InlineToken::Kind::image: {
        const Span& image = *token.span;
        const bool linked =
            options.links && !in_link && !is_blank(image.link) && is_safe_link(image.link);
        const bool first = i > 0 && tokens[i - 1].kind != InlineToken::Kind::image;
        if (first && ends_text(image, block.text)) out += ' ';
        append_image(out, image, linked);
        if (image.spaced && i + 1 < tokens.size()) out += ' ';
        break;
      }
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

std::string html_math(const Block& block) {
  std::string out = "<p class=\"math display\">\\[";
  append_escaped(out, block.text);
  return out + "\\]</p>";
}

// What a cell may hold without an element around it.
bool is_inline(const Block& block, const InlineOptions& options) {
  switch (block.kind) {
    case BlockKind::table_cell:
    case BlockKind::paragraph:
    case BlockKind::image:
      return !options.images || captions_of(block).empty();
    default:
      return block.kind == BlockKind::embed;
  }
}

class HtmlWriter : public StructureVisitor {
 public:
  explicit HtmlWriter(const InlineOptions& options) : options_(options) {}
  HtmlWriter(const HtmlOptions& options, const std::set<std::string_view>& notes)
      : options_{options.links, options.images, &notes, true} {}

  void open(const Frame& frame) override;
  void close(const Frame& frame) override;
  void block(const Block& block) override;
  void table(const TableGrid& grid) override;
  void thematic_break() override;
  std::string take();

 private:
  std::string tagged(const Block& block) const;
  std::string cell(const GridCell& cell) const;
  void row(const GridRow& row);
  void end_item_line();

  InlineOptions options_;
  std::string out_;
  std::vector<FrameKind> open_;
  bool in_notes_ = false;                          // the list of notes was begun
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
  open_.push_back(frame.kind);
  switch (frame.kind) {
    case FrameKind::quote:
      out_ += "<blockquote>\n";
      break;
    case FrameKind::callout:
      out_ += "<aside>\n";
      break;
    case FrameKind::details:
      out_ += "<details>\n";
      break;
    case FrameKind::definition_list:
      out_ += frame.api ? "<dl class=\"api\">\n" : "<dl>\n";
      break;
    case FrameKind::definition:
      out_ += "<dd>";
      item_is_empty_ = true;
      break;
    case FrameKind::note:
      if (!std::exchange(in_notes_, true)) out_ += "<ol>\n";
      out_ += "<li" + attribute("id", note_id(frame.label)) + '>';
      item_is_empty_ = true;
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
  open_.pop_back();
  switch (frame.kind) {
    case FrameKind::quote:
      out_ += "</blockquote>\n";
      break;
    case FrameKind::callout:
      out_ += "</aside>\n";
      break;
    case FrameKind::details:
      out_ += "</details>\n";
      break;
    case FrameKind::definition_list:
      out_ += "</dl>\n";
      break;
    case FrameKind::definition:
      out_ += "</dd>\n";
      break;
    case FrameKind::note:
      out_ += "</li>\n";
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
  if (block.kind == BlockKind::math) return html_math(block);
  if (block.kind == BlockKind::code) return html_code(block);
  const std::string text = html_inline(block, options_);
  if (block.kind == BlockKind::heading) {
    const std::string tag = 'h' + std::to_string(std::clamp<int>(block.heading_level, 1, 6));
    return '<' + tag + '>' + text + "</" + tag + '>';
  }
  if (block.kind == BlockKind::caption) {
    return "<figure><figcaption>" + text + "</figcaption></figure>";
  }
  if (block.kind == BlockKind::term && !open_.empty() &&
      open_.back() == FrameKind::definition_list) {
    return "<dt>" + text + "</dt>";
  }
  if (block.kind == BlockKind::callout_title) {
    const bool details = !open_.empty() && open_.back() == FrameKind::details;
    return details ? "<summary>" + text + "</summary>" : "<p><strong>" + text + "</strong></p>";
  }
  if (!options_.images || captions_of(block).empty()) return "<p>" + text + "</p>";
  const bool alone = is_blank(block.text);
  std::string out = alone ? "<figure>" + text : "<p>" + text + "</p>";
  for (const std::string_view caption : captions_of(block)) {
    out += alone ? "<figcaption>" : "<figure><figcaption>";
    append_escaped(out, caption);
    out += alone ? "</figcaption>" : "</figcaption></figure>";
  }
  return alone ? out + "</figure>" : out;
}

void HtmlWriter::thematic_break() {
  end_item_line();
  out_ += "<hr>\n";
}

std::string HtmlWriter::take() {
  if (in_notes_) out_ += "</ol>\n";
  return std::move(out_);
}

std::string_view task_input(Task task) {
  if (task == Task::none) return {};
  return task == Task::done ? "<input type=\"checkbox\" disabled checked> "
                            : "<input type=\"checkbox\" disabled> ";
}

void HtmlWriter::block(const Block& block) {
  const bool bare =
      item_is_empty_ && (block.kind == BlockKind::list_item || block.kind == BlockKind::paragraph ||
                         block.kind == BlockKind::definition);
  end_item_line();
  if (bare) {
    if (block.kind == BlockKind::list_item) out_ += task_input(task_of(block));
    out_ += html_inline(block, options_);
  } else {
    out_ += tagged(block) + '\n';
  }
}

std::string HtmlWriter::cell(const GridCell& cell) const {
  if (cell.blocks.size() == 1 && is_inline(*cell.blocks.front(), options_)) {
    return html_inline(*cell.blocks.front(), options_);
  }
  HtmlWriter inside(options_);
  walk_cell(cell, inside);
  std::string out = inside.take();
  if (out.ends_with('\n')) out.pop_back();
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
      const std::string text = html_inline(*caption, options_);
      out_ += grid.captions.size() == 1 ? text : "<p>" + text + "</p>";
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

}  // namespace pith::internal

namespace pith {

std::string write_html(const Article& article, const HtmlOptions& options) {
  const internal::Printed what{options.images, options.links};
  const std::set<std::string_view> notes = internal::printed_notes(article, what);
  internal::HtmlWriter writer(options, notes);
  internal::walk(article, what, writer);
  return writer.take();
}

}  // namespace pith
