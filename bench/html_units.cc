#include "bench/html_units.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "base/url.h"
#include "bench/formulas.h"
#include "bench/unit_elements.h"
#include "html/class_names.h"
#include "text/words.h"

namespace pith::internal::bench {
namespace {

constexpr std::array<std::string_view, kUnitKinds> kNames = {
    "headings", "list items", "table cells", "code",        "inline code", "math",
    "links",    "images",     "quotes",      "captions",    "terms",       "definitions",
    "notes",    "sup",        "sub",         "struck text", "emphasis",    "strong",
};

class UnitReader {
 public:
  UnitReader(Node body, bool is_output) : is_output_(is_output) {
    walk(body, [this](Node node) {
      if (node.tag() == Tag::script && node.attribute(Attr::type).starts_with("math/tex")) {
        has_tex_scripts_ = true;
      }
      return true;
    });
    walk(
        body, [this](Node node) { return enter(node); }, [this](Node node) { leave(node); });
  }

  std::vector<HtmlUnit> take();

 private:
  struct Open {
    HtmlUnit unit;
    const void* element = nullptr;
    bool first_line = false;
    bool done = false;
    bool dropped = false;
    std::size_t order = 0;
  };
  // Images or formulas, whose positions are between the surrounding texts.
  struct Placed {
    std::vector<std::pair<std::size_t, HtmlUnit>> units;
    std::size_t waiting = 0;  // the first one without a text after it so far
    Node::Range last;         // text

    void meet(Node::Range range) {
      for (; waiting < units.size(); ++waiting) units[waiting].second.end = range.end;
      last = range;
    }
  };

  bool enter(Node node);
  void leave(Node node);
  void text(Node node);
  void end_line();
  void drop_without_line();
  void open(Node node, UnitKind kind, bool first_line);
  void open_emphasis(Node node, UnitKind kind);
  void place(UnitKind kind, std::string text, std::vector<std::string> addresses);
  void image(Node node);
  void raw_formulas(std::string_view text, Node::Range range);

  bool is_output_;
  bool has_tex_scripts_ = false;
  std::vector<Open> open_;
  Placed formulas_;
  Placed images_;  // not those in captions of figures
  std::vector<std::pair<std::size_t, HtmlUnit>> done_;
  std::size_t next_ = 0;
  std::size_t texts_ = 0;  // texts and ends of lines so far
  // The <em> and the <strong> that ended last.
  struct Ended {
    std::size_t at = static_cast<std::size_t>(-1);    // how many texts_ there were
    std::size_t unit = static_cast<std::size_t>(-1);  // its place in done_
    std::string text = {};
  };
  std::array<Ended, 2> ended_;
  int in_heading_ = 0;
  int in_term_ = 0;
  int in_cell_ = 0;
  int in_pre_ = 0;
  int in_code_ = 0;
  int in_paragraph_ = 0;
  int in_figure_ = 0;
  int quote_figures_ = 0;     // a <figure> with a quote and all in it: its caption is who said it
  int in_caption_ = 0;        // <caption>
  std::vector<bool> tables_;  // for each surrounding table, whether it holds data
  // Where the text of the last term is, by its parent's Node::id().
  std::unordered_map<const void*, Node::Range> terms_;
};

void UnitReader::open(Node node, UnitKind kind, bool first_line) {
  Open open;
  open.unit.kind = kind;
  open.element = node.id();
  open.first_line = first_line;
  open.order = next_++;
  open_.push_back(std::move(open));
}

// Emphasis that follows emphasis with nothing in between is one, as a link or an editor cut it.
void UnitReader::open_emphasis(Node node, UnitKind kind) {
  open(node, kind, true);
  Ended& last = ended_[kind == UnitKind::emphasis ? 0 : 1];
  if (last.at != texts_ || last.unit >= done_.size()) return;
  HtmlUnit& unit = done_[last.unit].second;
  open_.back().order = done_[last.unit].first;
  open_.back().unit = unit;
  open_.back().unit.text = std::move(last.text);
  unit.key.clear();
  last = {};
}

void UnitReader::end_line() {
  ++texts_;
  for (Open& open : open_) {
    if (!open.unit.text.empty()) {
      open.done = open.done || open.first_line;
      if (!open.done) open.unit.text += ' ';
    }
  }
}

// A unit that begins with a heading, another item, code or a table has no first line of its own.
void UnitReader::drop_without_line() {
  for (Open& open : open_) {
    const bool is_outer = open.unit.kind == UnitKind::list_item ||
                          open.unit.kind == UnitKind::quote ||
                          open.unit.kind == UnitKind::caption || open.unit.kind == UnitKind::term ||
                          open.unit.kind == UnitKind::definition;
    if (is_outer && !open.done && open.unit.text.empty()) open.done = open.dropped = true;
  }
}

void UnitReader::place(UnitKind kind, std::string text, std::vector<std::string> addresses) {
  Placed& placed = kind == UnitKind::image ? images_ : formulas_;
  HtmlUnit unit;
  unit.kind = kind;
  unit.key = unit_key(text);
  unit.text = std::move(text);
  unit.addresses = std::move(addresses);
  unit.begin = placed.last.begin;
  unit.end = placed.last.end;
  placed.units.emplace_back(next_++, std::move(unit));
}

void UnitReader::text(Node node) {
  ++texts_;
  const std::string_view text = node.text();
  if (text.find_first_not_of(kHtmlSpace) == std::string_view::npos) {
    for (Open& open : open_) {
      if (!open.done && !open.unit.text.empty()) open.unit.text += ' ';
    }
    return;
  }
  const Node::Range range = node.source_range();
  if (in_pre_ + in_code_ == 0) raw_formulas(text, range);
  if (range.end > 0) formulas_.meet(range);
  if (range.end > 0 && in_figure_ == 0) images_.meet(range);
  for (Open& open : open_) {
    if (open.done) continue;
    open.unit.text += text;
    if (range.end == 0) continue;
    if (open.unit.end == 0) open.unit.begin = range.begin;
    open.unit.end = std::max(open.unit.end, range.end);
  }
}

// Formulas in text that a script of the page renders.
void UnitReader::raw_formulas(std::string_view text, Node::Range range) {
  struct Delimiters {
    std::string_view begin;
    std::string_view end;
  };
  static constexpr std::array<Delimiters, 3> kDelimiters = {
      {{"\\(", "\\)"}, {"\\[", "\\]"}, {"$$", "$$"}}};
  for (const Delimiters& marks : kDelimiters) {
    std::size_t at = 0;
    while ((at = text.find(marks.begin, at)) != std::string_view::npos) {
      const std::size_t end = text.find(marks.end, at + marks.begin.size());
      if (end == std::string_view::npos) break;
      const std::size_t behind = end + marks.end.size();
      place(UnitKind::math, normal_tex(text.substr(at, behind - at)), {});
      formulas_.units.back().second.begin = range.begin;
      formulas_.units.back().second.end = range.end;
      at = behind;
    }
  }
}

// A placeholder without the image shows nothing. An image that repeats its neighbor in another form
// (for dark screens, or without scripts) does not count either.
void UnitReader::image(Node node) {
  if (is_sign(node)) return;
  std::vector<std::string> addresses;
  const auto add = [&addresses](Node from) {
    for (const Attr name : {Attr::src, Attr::data_src, Attr::data_lazy_src, Attr::data_original,
                            Attr::srcset, Attr::data_srcset, Attr::data_lazy_srcset}) {
      const std::string_view value = from.attribute(name);
      if (!value.empty() && !value.starts_with("data:") && !is_placeholder(value)) {
        addresses.emplace_back(value);
      }
    }
  };
  add(node);
  for (Node other = has_name(node.parent(), "picture") ? node.parent().first_child() : Node();
       other; other = other.next_sibling()) {
    if (other.tag() == Tag::source) add(other);
  }
  if (addresses.empty()) return;
  if (images_.waiting < images_.units.size() &&
      images_.units.back().second.addresses == addresses) {
    return;
  }
  place(UnitKind::image, {}, std::move(addresses));
}

bool UnitReader::enter(Node node) {
  if (node.is_text()) {
    text(node);
    return false;
  }
  const PageFormula formula = formula_of(node, has_tex_scripts_);
  if (formula.is) {
    for (Open& open : open_) {
      if (!open.done) open.unit.text += formula.tex;
    }
    place(UnitKind::math, normal_tex(formula.tex), {});
    return false;
  }
  if (has_tex_scripts_ && is_rendered_formula(node)) return false;
  if (is_never_shown(node)) return false;
  const Tag tag = node.tag();
  if (is_block(tag)) end_line();
  const bool in_data = !tables_.empty() && tables_.back();
  switch (tag) {
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      ++in_heading_;
      if (in_caption_ > 0) return true;  // of a table: its caption
      drop_without_line();
      open(node, UnitKind::heading, false);
      return true;
    case Tag::li:
      drop_without_line();
      open(node, UnitKind::list_item, true);
      return true;
    case Tag::dt:
      ++in_term_;
      terms_.erase(node.parent().id());
      open(node, UnitKind::term, true);
      return true;
    case Tag::dd: {
      const auto term = terms_.find(node.parent().id());
      if (term == terms_.end() && !is_output_) return true;
      open(node, UnitKind::definition, true);
      if (term == terms_.end()) return true;
      open_.back().unit.term_begin = term->second.begin;
      open_.back().unit.term_end = term->second.end;
      return true;
    }
    case Tag::blockquote:
      open(node, UnitKind::quote, true);
      return true;
    case Tag::figcaption:
      if (quote_figures_ == 0) open(node, UnitKind::caption, true);
      return true;
    case Tag::caption:
      ++in_caption_;
      open(node, UnitKind::caption, true);
      return true;
    case Tag::figure:
      ++in_figure_;
      if (quote_figures_ > 0 || has_quote(node)) ++quote_figures_;
      return true;
    case Tag::p:
      ++in_paragraph_;
      return true;
    case Tag::table:
      drop_without_line();
      tables_.push_back(is_output_ || holds_data(node));
      return true;
    case Tag::td:
    case Tag::th:
      ++in_cell_;
      if (in_data) open(node, UnitKind::cell, false);
      return true;
    case Tag::pre:
      ++in_pre_;
      drop_without_line();
      if (!is_gutter(node.parent())) {
        open(node, UnitKind::code, false);
      }
      return true;
    case Tag::code:
      ++in_code_;
      if (in_pre_ == 0) open(node, UnitKind::inline_code, true);
      return true;
    case Tag::a: {
      const std::string_view href = node.attribute(Attr::href);
      const bool leaves = !href.empty() && href.front() != '#' && is_safe_link(href);
      if (in_pre_ == 0 && leaves) {
        open(node, UnitKind::link, true);
        open_.back().unit.addresses.emplace_back(href);
      }
      if (href == "#" && !open_.empty() && open_.back().unit.kind == UnitKind::superscript) {
        open_.back().done = open_.back().dropped = true;  // a button
      }
      if (href.size() > 1 && href.front() == '#' && !open_.empty() &&
          open_.back().unit.kind == UnitKind::superscript) {
        open_.back().unit.kind = UnitKind::note_mark;
        open_.back().unit.addresses.emplace_back(href);
      }
      return true;
    }
    case Tag::sup: {
      open(node, UnitKind::superscript, true);
      const std::string_view href = node.parent().attribute(Attr::href);
      if (node.parent().tag() == Tag::a && href.size() > 1 && href.front() == '#') {
        open_.back().unit.kind = UnitKind::note_mark;
        open_.back().unit.addresses.emplace_back(href);
      }
      return true;
    }
    case Tag::sub:
      open(node, UnitKind::subscript, true);
      return true;
    case Tag::del:
    case Tag::s:
    case Tag::strike:
      open(node, UnitKind::deleted, true);
      return true;
    case Tag::em:
    case Tag::i:
      if (in_heading_ + in_term_ + in_pre_ == 0) open_emphasis(node, UnitKind::emphasis);
      return true;
    case Tag::strong:
    case Tag::b:
      if (in_heading_ + in_term_ + in_pre_ + in_cell_ == 0) open_emphasis(node, UnitKind::strong);
      return true;
    case Tag::img:
      if (is_output_ || in_figure_ > 0 || in_paragraph_ > 0) image(node);
      return false;
    default:
      return in_pre_ == 0 || !is_gutter(node);
  }
}

void UnitReader::leave(Node node) {
  const Tag tag = node.tag();
  if (!open_.empty() && open_.back().element == node.id()) {
    Open open = std::move(open_.back());
    open_.pop_back();
    open.unit.key = unit_key(open.unit.text);
    if (open.unit.kind == UnitKind::emphasis && !open.done) {
      ended_[0] = {texts_, done_.size(), open.unit.text};
    } else if (open.unit.kind == UnitKind::strong && !open.done) {
      ended_[1] = {texts_, done_.size(), open.unit.text};
    }
    open.unit.text = tag == Tag::pre ? code_of(node) : open.unit.key;
    if (!open.dropped && !open.unit.key.empty()) {
      if (open.unit.kind == UnitKind::term) {
        terms_[node.parent().id()] = {open.unit.begin, open.unit.end};
      }
      done_.emplace_back(open.order, std::move(open.unit));
    }
  }
  if (is_block(tag)) end_line();
  if (is_heading(tag)) --in_heading_;
  if (tag == Tag::dt) --in_term_;
  if (tag == Tag::td || tag == Tag::th) --in_cell_;
  if (tag == Tag::pre) --in_pre_;
  if (tag == Tag::code) --in_code_;
  if (tag == Tag::p) --in_paragraph_;
  if (tag == Tag::caption) --in_caption_;
  if (tag == Tag::figure) {
    --in_figure_;
    if (quote_figures_ > 0) --quote_figures_;
  }
  if (tag == Tag::table) tables_.pop_back();
}

std::vector<HtmlUnit> UnitReader::take() {
  for (Placed* placed : {&formulas_, &images_}) {
    std::move(placed->units.begin(), placed->units.end(), std::back_inserter(done_));
  }
  std::sort(done_.begin(), done_.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<HtmlUnit> units;
  for (auto& [order, unit] : done_) {
    const bool went_on =
        unit.key.empty() && (unit.kind == UnitKind::emphasis || unit.kind == UnitKind::strong);
    if (!went_on) units.push_back(std::move(unit));
  }
  return units;
}

}  // namespace

std::string_view to_string(UnitKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::string unit_key(std::string_view text) {
  std::string key = folded_key(text);
  std::erase(key, ' ');
  return key;
}

std::vector<HtmlUnit> html_units(const Document& document, bool is_output) {
  return UnitReader(document.body(), is_output).take();
}

}  // namespace pith::internal::bench
