// TEI P5 (tei-c.org/release/doc/tei-p5-doc): a document whose header holds the metadata and whose
// body holds the text. Headings begin <div>s that nest by their level; notes stand in <back>.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/places.h"
#include "pith/version.h"
#include "pith/write.h"
#include "write/inline_tokens.h"
#include "write/structure.h"
#include "write/xml_escape.h"

namespace pith::internal {
namespace {

// --- The header ---------------------------------------------------------------------------------

std::string element(std::string_view tag, std::string_view text, std::string_view attributes = {}) {
  std::string out("<");
  out.append(tag).append(attributes).append(">");
  append_escaped(out, text);
  return out.append("</").append(tag).append(">");
}

// A date of the metadata. The attribute takes no time without seconds, so it has the day alone.
std::string date_element(std::string_view type, const MetaValue& date) {
  constexpr std::size_t kDayLength = 10;  // YYYY-MM-DD
  if (date.empty()) return "";
  const std::string_view day = std::string_view(date.value).substr(0, kDayLength);
  return element("date", date.value, attribute("type", type) + attribute("when", day));
}

std::string authors(const Metadata& metadata) {
  std::string out;
  for (const MetaValue& author : metadata.authors) out += element("author", author.value);
  return out;
}

std::string licence(const MetaValue& license) {
  const bool is_url = license.value.starts_with("http://") || license.value.starts_with("https://");
  const std::string target = is_url ? attribute("target", printable_url(license.value)) : "";
  return "<availability>" + element("licence", license.value, target) + "</availability>";
}

std::string publication(const Article& article, const TeiOptions& options) {
  const Metadata& metadata = article.metadata;
  // A publisher has to come first, whether it is known or not.
  std::string out = "<publicationStmt>" + element("publisher", metadata.site.value);
  out += date_element("publication", metadata.date) + date_element("modified", metadata.modified);
  const auto add_number = [&out](std::string_view type, std::string_view value) {
    if (!value.empty()) out += element("idno", value, attribute("type", type));
  };
  add_number("id", options.id);
  add_number("URL", article.url.empty() ? metadata.canonical_url.value : article.url);
  add_number("source", options.source);
  if (!metadata.license.empty()) out += licence(metadata.license);
  return out + "</publicationStmt>\n";
}

std::string keywords(const Article& article) {
  std::string terms;
  const auto add = [&terms](std::string_view type, std::span<const MetaValue> values) {
    for (const MetaValue& value : values) {
      terms += element("term", value.value, attribute("type", type));
    }
  };
  add("tag", article.metadata.tags);
  add("category", article.metadata.categories);
  if (article.page_type != PageType::unknown) {
    terms += element("term", to_string(article.page_type), attribute("type", "page_type"));
  }
  return terms.empty() ? "" : "<textClass><keywords>" + terms + "</keywords></textClass>\n";
}

std::string header(const Article& article, const TeiOptions& options) {
  const Metadata& metadata = article.metadata;
  std::string out = "<teiHeader>\n<fileDesc>\n<titleStmt>";
  out += element("title", metadata.title.value, attribute("type", "main"));
  out += authors(metadata) + "</titleStmt>\n" + publication(article, options);
  out += "<sourceDesc><bibl>" + element("title", metadata.title.value) + authors(metadata);
  if (!metadata.site.empty()) out += element("publisher", metadata.site.value);
  out += date_element("publication", metadata.date) + "</bibl></sourceDesc>\n</fileDesc>\n";
  out += "<encodingDesc><appInfo><application ident=\"pith\" version=\"" PITH_VERSION
         "\"><label>pith</label></application></appInfo></encodingDesc>\n";
  std::string profile;
  if (!metadata.description.empty()) {
    profile += "<abstract>" + element("p", metadata.description.value) + "</abstract>\n";
  }
  if (!metadata.language.empty()) {
    const std::string& language = metadata.language.value;
    profile += "<langUsage>" + element("language", language, attribute("ident", language)) +
               "</langUsage>\n";
  }
  profile += keywords(article);
  if (!profile.empty()) out += "<profileDesc>\n" + profile + "</profileDesc>\n";
  return out + "</teiHeader>\n";
}

// --- Text in lines ------------------------------------------------------------------------------

void append_with_breaks(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    append_escaped(out, text.substr(0, end));
    if (end == text.size()) return;
    out += "<lb/>";
    text.remove_prefix(end + 1);
  }
}

struct TeiTag {
  std::string_view name;
  std::string_view attributes = {};
};

TeiTag tei_tag(SpanKind kind) {
  switch (kind) {
    // clang-format off
    case SpanKind::link: return {"ref"};
    case SpanKind::emphasis: return {"hi", " rend=\"italic\""};
    case SpanKind::strong: return {"hi", " rend=\"bold\""};
    case SpanKind::code: return {"code"};
    case SpanKind::image: return {"figure"};
    case SpanKind::superscript: return {"hi", " rend=\"superscript\""};
    case SpanKind::subscript: return {"hi", " rend=\"subscript\""};
    case SpanKind::deleted: return {"del"};
    case SpanKind::inserted: return {"add"};
    case SpanKind::marked: return {"hi", " rend=\"marked\""};
    case SpanKind::quotation: return {"q"};
    case SpanKind::keyboard: return {"hi", " rend=\"keyboard\""};
    case SpanKind::math: return {"formula", " notation=\"TeX\""};
    case SpanKind::note_reference: return {"ref", " type=\"note\""};
      // clang-format on
  }
  return {"hi"};
}

// The sorted labels of a document's notes. They need not be names in the sense of XML, so a note's
// id has its place here instead.
using Notes = std::vector<std::string_view>;

std::string note_id(const Notes& notes, std::string_view label) {
  const auto at = std::lower_bound(notes.begin(), notes.end(), label);
  return "note-" + std::to_string(at - notes.begin() + 1);
}

void append_figure(std::string& out, const Span& image) {
  out += "<figure>";
  if (!image.caption.empty()) out += element("head", image.caption);
  out += "<graphic" + attribute("url", printable_url(image.target)) + "/>";
  if (!is_blank(image.alt)) out += element("figDesc", image.alt);
  out += "</figure>";
}

// A list of terms consists of pairs of a <label> and an <item>, whatever the page has.
struct TermList {
  bool in_label = false;
  bool in_item = false;  // of what is no definition
};

class TeiWriter : public StructureVisitor {
 public:
  TeiWriter(const InlineOptions& options, const Notes& notes) : options_(options), notes_(notes) {}

  void open(const Frame& frame) override;
  void close(const Frame& frame) override;
  void block(const Block& block) override;
  void table(const TableGrid& grid) override;
  void thematic_break() override { out_ += "<milestone unit=\"section\" rend=\"rule\"/>\n"; }

  // Returns what a cell holds.
  std::string take() { return std::move(out_); }
  // Returns <text>.
  std::string take_text(std::string_view language);

 private:
  void begin_section(const Block& heading);
  void end_sections(std::size_t depth);
  void begin_element();
  void end_pair_half(TermList& list, bool to_item);
  std::string inline_text(const Block& block) const;
  void append_token(std::string& out, std::string_view text, const InlineToken& token) const;
  std::string tagged(const Block& block) const;
  std::string cell(const GridCell& cell) const;

  InlineOptions options_;
  const Notes& notes_;
  std::string out_;
  std::string body_;                    // what stands before the notes
  std::vector<FrameKind> open_;         // what is open around the next block
  std::vector<std::uint8_t> sections_;  // levels of the headings whose <div>s are open
  std::vector<TermList> term_lists_;    // those of open_
  bool item_is_empty_ = false;          // <item> or <note> is the last that was written
  bool has_text_ = false;               // the body has an element that it may not be without
  bool has_notes_ = false;
};

void TeiWriter::append_token(std::string& out, std::string_view text,
                             const InlineToken& token) const {
  const std::string_view run = text.substr(token.begin, token.end - token.begin);
  const TeiTag tag = tei_tag(token.style);
  const auto open_tag = [&out, &tag](std::string_view attributes) {
    out.append("<").append(tag.name).append(tag.attributes).append(attributes).append(">");
  };
  const auto close_tag = [&out, &tag] { out.append("</").append(tag.name).append(">"); };
  switch (token.kind) {
    case InlineToken::Kind::text:
      append_with_breaks(out, run);
      break;
    case InlineToken::Kind::open:
      open_tag(token.style == SpanKind::link
                   ? attribute("target", printable_url(token.span->target))
                   : std::string());
      break;
    case InlineToken::Kind::close:
      close_tag();
      break;
    case InlineToken::Kind::image:
      append_figure(out, *token.span);
      break;
    case InlineToken::Kind::code:
      if (token.style == SpanKind::note_reference) {
        const std::string_view label = token.span->target;
        open_tag(attribute("target", '#' + note_id(notes_, label)));
        append_escaped(out, label);
        close_tag();
      } else if (token.style == SpanKind::math && token.span == nullptr) {
        append_with_breaks(out, run);  // the text has the delimiters
      } else {
        open_tag("");
        // <code> and <formula> may hold no elements.
        const bool is_text = token.style == SpanKind::code || token.style == SpanKind::math;
        is_text ? append_escaped(out, run) : append_with_breaks(out, run);
        close_tag();
      }
      break;
  }
}

std::string TeiWriter::inline_text(const Block& block) const {
  if (block.kind == BlockKind::embed) {
    if (block.spans.empty()) return "";
    const Span& link = block.spans.front();
    const std::string url = printable_url(link.target);
    return element("ref", is_blank(link.alt) ? url : link.alt, attribute("target", url));
  }
  std::string out;
  const std::vector<InlineToken> tokens = inline_tokens(block.text, inline_markup(block, options_));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool is_image = tokens[i].kind == InlineToken::Kind::image;
    const bool first = is_image && i > 0 && tokens[i - 1].kind != InlineToken::Kind::image;
    if (first && ends_text(*tokens[i].span, block.text)) out += ' ';
    append_token(out, block.text, tokens[i]);
    if (is_image && tokens[i].span->spaced && i + 1 < tokens.size()) out += ' ';
  }
  return out;
}

// --- The structure ------------------------------------------------------------------------------

void TeiWriter::end_sections(std::size_t depth) {
  for (; sections_.size() > depth; sections_.pop_back()) out_ += "</div>\n";
}

void TeiWriter::begin_section(const Block& heading) {
  const auto outer = std::find_if(sections_.begin(), sections_.end(), [&](std::uint8_t level) {
    return level >= heading.heading_level;
  });
  end_sections(static_cast<std::size_t>(outer - sections_.begin()));
  sections_.push_back(heading.heading_level);
  out_ += "<div>\n<head>" + inline_text(heading) + "</head>\n";
  has_text_ = true;
}

// Ends the label, or the item that is no definition, that a list of terms has open.
void TeiWriter::end_pair_half(TermList& list, bool to_item) {
  if (std::exchange(list.in_item, false)) out_ += "</item>\n";
  const bool has_label = std::exchange(list.in_label, false);
  if (has_label) out_ += "</label>\n";
  if (to_item && !has_label) out_ += "<label/>\n";
  if (!to_item && has_label) out_ += "<item/>\n";
}

// Before an element that is no part of a list's own structure.
void TeiWriter::begin_element() {
  item_is_empty_ = false;
  has_text_ = true;
  if (open_.empty() || open_.back() != FrameKind::definition_list) return;
  if (term_lists_.back().in_item) return;
  end_pair_half(term_lists_.back(), true);
  out_ += "<item>";
  term_lists_.back().in_item = true;
}

void TeiWriter::open(const Frame& frame) {
  if (frame.kind == FrameKind::definition) {
    end_pair_half(term_lists_.back(), true);
  } else if (frame.kind != FrameKind::item && frame.kind != FrameKind::note) {
    begin_element();
  }
  open_.push_back(frame.kind);
  item_is_empty_ = frame.kind == FrameKind::item || frame.kind == FrameKind::definition ||
                   frame.kind == FrameKind::note;
  switch (frame.kind) {
    case FrameKind::quote:
      out_ += "<quote>\n";
      break;
    case FrameKind::callout:
      out_ += "<quote type=\"callout\">\n";
      break;
    case FrameKind::details:
      out_ += "<quote type=\"details\">\n";
      break;
    case FrameKind::definition_list:
      term_lists_.emplace_back();
      out_ += "<list type=\"gloss\">\n";
      break;
    case FrameKind::list:
      out_ += frame.ordered ? "<list rend=\"numbered\">\n" : "<list rend=\"bulleted\">\n";
      break;
    case FrameKind::item:
      out_ += "<item";
      if (frame.ordered) out_ += attribute("n", std::to_string(frame.number));
      out_ += '>';
      break;
    case FrameKind::definition:
      out_ += "<item>";
      break;
    case FrameKind::note: {
      if (!std::exchange(has_notes_, true)) {
        end_sections(0);
        body_ = std::exchange(out_, "");
      }
      const std::string id = note_id(notes_, frame.label);
      out_ += "<note" + attribute("xml:id", id) + attribute("n", frame.label) + '>';
      break;
    }
  }
}

void TeiWriter::close(const Frame& frame) {
  item_is_empty_ = false;
  switch (frame.kind) {
    case FrameKind::quote:
    case FrameKind::callout:
    case FrameKind::details:
      out_ += "</quote>\n";
      break;
    case FrameKind::definition_list:
      end_pair_half(term_lists_.back(), false);
      term_lists_.pop_back();
      out_ += "</list>\n";
      break;
    case FrameKind::list:
      out_ += "</list>\n";
      break;
    case FrameKind::item:
    case FrameKind::definition:
      out_ += "</item>\n";
      break;
    case FrameKind::note:
      out_ += "</note>\n";
      break;
  }
  open_.pop_back();
}

std::string TeiWriter::tagged(const Block& block) const {
  switch (block.kind) {
    case BlockKind::math:
      return "<p rend=\"display\">" + element("formula", block.text, attribute("notation", "TeX")) +
             "</p>";
    case BlockKind::code: {
      std::string_view code = block.text;
      while (code.ends_with('\n')) code.remove_suffix(1);
      const std::string language = printable_language(block.code_language);
      return "<ab type=\"code\">" +
             element("code", code,
                     " xml:space=\"preserve\"" +
                         (language.empty() ? "" : attribute("lang", language))) +
             "</ab>";
    }
    case BlockKind::heading:
      return "<ab type=\"heading\"" +
             attribute("rend", 'h' + std::to_string(std::clamp<int>(block.heading_level, 1, 6))) +
             '>' + inline_text(block) + "</ab>";
    case BlockKind::caption:
      return "<p rend=\"caption\">" + inline_text(block) + "</p>";
    case BlockKind::callout_title:
      return "<label>" + inline_text(block) + "</label>";
    default:
      return "<p>" + inline_text(block) + "</p>";
  }
}

void TeiWriter::block(const Block& block) {
  if (block.kind == BlockKind::heading && open_.empty() && !has_notes_) {
    begin_section(block);
    return;
  }
  if (block.kind == BlockKind::term && !open_.empty() &&
      open_.back() == FrameKind::definition_list) {
    TermList& list = term_lists_.back();
    if (std::exchange(list.in_item, false)) out_ += "</item>\n";
    out_ += std::exchange(list.in_label, true) ? "<lb/>" : "<label>";
    out_ += inline_text(block);
    return;
  }
  const bool is_bare =
      item_is_empty_ && (block.kind == BlockKind::list_item || block.kind == BlockKind::paragraph ||
                         block.kind == BlockKind::definition);
  begin_element();
  if (!is_bare) {
    out_ += tagged(block) + '\n';
    return;
  }
  const Task task = task_of(block);
  if (task != Task::none) out_ += task == Task::done ? "[x] " : "[ ] ";
  out_ += inline_text(block);
}

std::string TeiWriter::cell(const GridCell& cell) const {
  if (cell.blocks.size() == 1 && (cell.blocks.front()->kind == BlockKind::table_cell ||
                                  cell.blocks.front()->kind == BlockKind::paragraph)) {
    return inline_text(*cell.blocks.front());
  }
  TeiWriter inside(options_, notes_);
  inside.open_.push_back(FrameKind::quote);  // no heading in a cell begins a section
  walk_cell(cell, inside);
  std::string out = inside.take();
  if (out.ends_with('\n')) out.pop_back();
  return out;
}

void TeiWriter::table(const TableGrid& grid) {
  begin_element();
  if (grid.rows.empty()) {  // nothing but captions
    for (const Block* caption : grid.captions) out_ += "<p>" + inline_text(*caption) + "</p>\n";
    return;
  }
  out_ += "<table>\n";
  for (const Block* caption : grid.captions) {
    out_ += "<head>" + inline_text(*caption) + "</head>\n";
  }
  for (const GridRow& row : grid.rows) {
    out_ += is_header_row(row) ? "<row role=\"label\">" : "<row>";
    for (const GridCell& of_row : row) {
      out_ += of_row.header ? "<cell role=\"label\">" : "<cell>";
      out_ += cell(of_row) + "</cell>";
    }
    out_ += "</row>\n";
  }
  out_ += "</table>\n";
}

std::string TeiWriter::take_text(std::string_view language) {
  if (!has_notes_) {
    end_sections(0);
    body_ = std::exchange(out_, "");
  }
  std::string out = "<text";
  if (!language.empty()) out += attribute("xml:lang", language);
  out += ">\n<body>\n" + body_;
  if (!has_text_) out += "<p/>\n";
  out += "</body>\n";
  if (has_notes_) out += "<back>\n<div type=\"notes\">\n" + out_ + "</div>\n</back>\n";
  return out + "</text>\n";
}

}  // namespace

}  // namespace pith::internal

namespace pith {

std::string write_tei(const Article& article, const TeiOptions& options) {
  const internal::Printed what{options.images, options.links};
  const std::set<std::string_view> printed = internal::printed_notes(article, what);
  const internal::Notes notes(printed.begin(), printed.end());
  internal::TeiWriter writer({options.links, options.images, &printed, true}, notes);
  internal::walk(article, what, writer);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n" + internal::header(article, options);
  return out + writer.take_text(article.metadata.language.value) + "</TEI>\n";
}

}  // namespace pith
