#include "page/notes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "html/class_names.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxMarkBytes = 16;
constexpr std::size_t kMaxLetters = 2;
constexpr int kMaxClimb = 4;
constexpr int kMaxSearches = 1000;  // of a page, in vain
constexpr int kMaxSearched = 400;   // nodes of a note in which a way back is looked for

// Kramdown, Pandoc, Markdown-it, Hugo, GitHub, Sphinx, Substack, DocBook, Word.
constexpr auto kMarkClasses = std::to_array<std::string_view>(
    {"footnote", "footnote-ref", "footnoteref", "footnote-reference", "footnote-anchor", "fn",
     "noteref", "footnotes-link", "easy-footnote", "reference", "simple-footnote", "footnote-link",
     "footnote_tooltip_trigger", "modern-footnotes-footnote", "endnote-ref", "fnref"});
constexpr auto kNoteClasses = std::to_array<std::string_view>(
    {"footnote", "footnotes", "endnote", "endnotes", "footnote-item", "references",
     "footnotes-list", "footnote-list", "sidenote", "fn"});
constexpr auto kNoteIds = std::to_array<std::string_view>(
    {"fn", "_ftn", "ftn", "_edn", "edn", "footnote", "endnote", "cite_note", "sdfootnote",
     "sdendnote", "user-content-fn", "note", "easy-footnote-bottom", "fnote"});
constexpr auto kBackClasses = std::to_array<std::string_view>(
    {"footnote-backref", "footnote-back", "reversefootnote", "fn-backref", "backref",
     "footnote-return", "data-footnote-backref", "footnote-number", "footnote_backlink",
     "mw-cite-backlink", "cite-accessibility-label", "easy-footnote-to-top", "footnote-backlink",
     "ltx_note_mark", "ltx_tag_note"});
constexpr auto kNumberClasses = std::to_array<std::string_view>(
    {"label", "fn-bracket", "brackets", "footnote-label", "fn-label", "footnote-num", "fn-number",
     "sidenote-number", "footnote-marker"});

bool is_mark_sign(std::string_view text) {
  constexpr auto kSigns = std::to_array<std::string_view>(
      {"*", "**", "***", "\u2020", "\u2021", "\u00A7", "\u00B6", "\u2020\u2020", "\u2021\u2021"});
  return std::find(kSigns.begin(), kSigns.end(), text) != kSigns.end();
}

// "[12]" -> "12".
std::string_view without_brackets(std::string_view mark) {
  mark = trim(mark, kHtmlSpace);
  if (mark.size() > 2 && (mark.front() == '[' || mark.front() == '(')) {
    const char closing = mark.front() == '[' ? ']' : ')';
    if (mark.back() == closing) mark = trim(mark.substr(1, mark.size() - 2), kHtmlSpace);
  }
  if (mark.size() > 1 && mark.back() == '.') mark.remove_suffix(1);
  return mark;
}

bool is_number(std::string_view mark) {
  return !mark.empty() && mark.size() <= 4 && std::all_of(mark.begin(), mark.end(), is_ascii_digit);
}

// A number, a letter or two, a sign, or a group's name and a number: "note 3".
bool is_mark(std::string_view mark) {
  if (is_number(mark) || is_mark_sign(mark)) return true;
  if (mark.empty() || mark.size() > kMaxMarkBytes) return false;
  const bool plain = std::all_of(mark.begin(), mark.end(), [](char c) {
    return is_ascii_alphanumeric(c) || c == ' ' || c == '-';
  });
  if (!plain) return false;
  return mark.size() <= kMaxLetters ||
         (is_ascii_digit(mark.back()) && mark.find(' ') < mark.size());
}

std::string_view fragment(Node link) {
  std::string_view href = link.attribute(Attr::href);
  return href.size() > 1 && href.front() == '#' ? href.substr(1) : std::string_view{};
}

bool begins_with_any(std::string_view text, const auto& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [text](std::string_view beginning) { return text.starts_with(beginning); });
}

// The only element in another one, apart from white space.
Node only_child(Node element) {
  Node only;
  for (Node child = element.first_child(); child; child = child.next_sibling()) {
    if (child.is_text()) {
      if (!trim(child.text(), kHtmlSpace).empty()) return {};
    } else if (only) {
      return {};
    } else {
      only = child;
    }
  }
  return only;
}

// The link that the element is or, perhaps in a <sup> or <span>, has as its only content.
Node link_in(Node element) {
  for (int i = 0; i < kMaxClimb && element; ++i) {
    if (element.tag() == Tag::a) return element;
    if (element.tag() != Tag::sup && element.tag() != Tag::span) return {};
    element = only_child(element);
  }
  return {};
}

bool is_raised(Node link) {
  if (link.attribute(Attr::role) == "doc-noteref" || link.attribute(Attr::rel) == "footnote") {
    return true;
  }
  if (has_class(link, kMarkClasses) || begins_with_any(fragment(link), kNoteIds)) return true;
  if (link.parent().tag() == Tag::sup || link.parent().parent().tag() == Tag::sup) return true;
  const Node inner = only_child(link);
  return inner && inner.tag() == Tag::sup;
}

bool is_note_tag(Tag tag) {
  switch (tag) {
    case Tag::li:
    case Tag::p:
    case Tag::div:
    case Tag::aside:
    case Tag::dd:
    case Tag::tr:
    case Tag::td:
    case Tag::table:
    case Tag::blockquote:
      return true;
    default:
      return false;
  }
}

Node next_element(Node node) {
  do {
    node = node.next_sibling();
  } while (node && node.is_text());
  return node;
}

// The block that an anchor marks: itself or what it is in.
Node note_at(Node anchor) {
  if (anchor.tag() == Tag::dt) {
    const Node text = next_element(anchor);
    return text.tag() == Tag::dd ? text : Node();
  }
  for (int i = 0; i < kMaxClimb && anchor; ++i, anchor = anchor.parent()) {
    if (is_note_tag(anchor.tag())) return anchor;
    if (anchor.tag() == Tag::body || anchor.tag() == Tag::section) return {};
  }
  return {};
}

bool is_around(Node outer, Node inner) {
  for (int i = 0; i < 2 * kMaxClimb && inner; ++i, inner = inner.parent()) {
    if (inner == outer) return true;
  }
  return false;
}

// A link from the note to one of the marks.
bool leads_back(Node note, Node link) {
  const auto is_of_mark = [link](std::string_view id) {
    if (id.empty()) return false;
    Node around = link;
    for (int i = 0; i < 3 && around; ++i, around = around.parent()) {
      if (around.attribute(Attr::id) == id || around.attribute(Attr::name) == id) return true;
    }
    return false;
  };
  int seen = 0;
  bool found = false;
  walk(note, [&](Node node) {
    if (found || ++seen > kMaxSearched) return false;
    found = node.tag() == Tag::a && is_of_mark(fragment(node));
    return !found;
  });
  return found;
}

bool is_declared_note(Node note, std::string_view id) {
  const std::string_view role = note.attribute(Attr::role);
  if (role == "doc-endnote" || role == "doc-footnote") return true;
  if (begins_with_any(id, kNoteIds)) return true;
  return has_class(note, kNoteClasses) || has_class(note.parent(), kNoteClasses) ||
         has_class(note.parent().parent(), kNoteClasses);
}

}  // namespace

std::size_t mark_length(std::string_view text, std::string_view label) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || space == 0 || space > kMaxMarkBytes) return 0;
  const std::string_view first = text.substr(0, space);
  const bool is_set_apart = first.size() > label.size() && without_brackets(first) == label;
  return is_set_apart || is_mark_sign(first) ? space + 1 : 0;
}

void Notes::read_anchors() {
  read_ = true;
  walk(document_.body(), [this](Node node) {
    if (node.is_text()) return false;
    const AttrSet has = node.attributes();
    if (has.has(Attr::id)) anchors_.emplace(node.attribute(Attr::id), node);
    if (has.has(Attr::name) && node.tag() == Tag::a) {
      anchors_.emplace(node.attribute(Attr::name), node);
    }
    return true;
  });
}

std::string Notes::reference(Node element) {
  const Node link = element.tag() == Tag::a ? element : link_in(element);
  if (!link) return {};
  const std::string_view id = fragment(link);
  if (id.empty() || marks_.contains(id) || !is_raised(link)) return {};
  const std::optional<std::string> text = short_text_content(element, kMaxMarkBytes);
  if (!text) return {};
  const std::string_view mark = without_brackets(*text);
  if (!is_mark(mark)) return {};
  if (!read_) read_anchors();
  const auto anchor = anchors_.find(id);
  if (anchor == anchors_.end()) return {};
  const Node note = note_at(anchor->second);
  if (!note || is_around(note, element)) return {};
  if (!labels_.contains(note.id()) && !is_declared_note(note, id)) {
    if (searches_ == kMaxSearches) return {};
    if (!leads_back(note, link) && !leads_back(anchor->second, link)) {
      ++searches_;
      return {};
    }
  }
  Node around = link;
  for (int i = 0; i < 3 && around && !is_note_tag(around.tag()); ++i, around = around.parent()) {
    if (around.has_attribute(Attr::id)) marks_.insert(around.attribute(Attr::id));
    if (around.has_attribute(Attr::name)) marks_.insert(around.attribute(Attr::name));
  }
  return label(note, mark);
}

std::string Notes::new_label() {
  std::string label;
  do {
    label = std::to_string(next_++);
  } while (!taken_.insert(label).second);
  return label;
}

std::string Notes::label(Node note, std::string_view mark) {
  const auto known = labels_.find(note.id());
  if (known != labels_.end()) return known->second;
  std::string label;
  if (!is_mark_sign(mark)) {
    label = mark;
    std::replace(label.begin(), label.end(), ' ', '-');
    if (!taken_.insert(label).second) label.clear();
  }
  if (label.empty()) label = new_label();
  return labels_.emplace(note.id(), std::move(label)).first->second;
}

bool Notes::is_side_note(Node element, ClassFacts facts) {
  if (element.tag() == Tag::unknown) return equals_ignore_case(element.name(), "d-footnote");
  if (element.tag() != Tag::span && element.tag() != Tag::small) return false;
  return facts.has(ClassFact::side_note);
}

std::string_view Notes::label_of(Node element) const {
  if (labels_.empty()) return {};
  const auto known = labels_.find(element.id());
  return known == labels_.end() ? std::string_view{} : known->second;
}

bool Notes::is_label(Node term) const {
  if (labels_.empty()) return false;
  const Node text = next_element(term);
  return text.tag() == Tag::dd && !label_of(text).empty();
}

bool Notes::is_citation(Node note) {
  // MediaWiki, Sphinx.
  return note.attribute(Attr::id).starts_with("cite_note") ||
         has_class(note.parent(), "references") || has_class(note, "citation") ||
         note.attribute(Attr::role) == "doc-biblioentry";
}

bool Notes::is_apparatus(Node element, std::string_view label, bool fresh) const {
  if (has_class(element, kBackClasses)) return true;
  if (element.tag() == Tag::a) {
    return element.attribute(Attr::role) == "doc-backlink" || marks_.contains(fragment(element));
  }
  if (!fresh) return false;
  const bool is_number = element.tag() == Tag::sup || has_class(element, kNumberClasses);
  if (!is_number) return false;
  const std::optional<std::string> text = short_text_content(element, kMaxMarkBytes);
  return text && (without_brackets(*text) == label || is_mark_sign(without_brackets(*text)) ||
                  text->size() <= 1);
}

}  // namespace pith::internal
