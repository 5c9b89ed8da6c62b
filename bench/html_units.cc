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
#include "html/class_names.h"
#include "text/words.h"

namespace pith::internal::bench {
namespace {

constexpr std::array<std::string_view, kUnitKinds> kNames = {
    "headings", "list items", "table cells", "code",        "inline code", "math",
    "links",    "images",     "quotes",      "captions",    "terms",       "definitions",
    "notes",    "sup",        "sub",         "struck text", "emphasis",    "strong",
};

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

// What begins and ends a line.
bool is_block(Tag tag) {
  switch (tag) {
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::br:
    case Tag::caption:
    case Tag::dd:
    case Tag::details:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::header:
    case Tag::hgroup:
    case Tag::hr:
    case Tag::li:
    case Tag::main:
    case Tag::nav:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::section:
    case Tag::summary:
    case Tag::table:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
    case Tag::ul:
      return true;
    default:
      return is_heading(tag);
  }
}

bool is_never_shown(Node node) {
  switch (node.tag()) {
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::noscript:
    case Tag::title:
    case Tag::select:
    case Tag::textarea:
    case Tag::iframe:
    case Tag::svg:
    case Tag::video:  // what they hold is shown where nothing can play them
    case Tag::audio:
      return true;
    default:
      return node.has_attribute(Attr::hidden);
  }
}

// A file that is there until a script puts the image in its place, or to take room.
bool is_placeholder(std::string_view address) {
  static constexpr std::array<std::string_view, 9> kWords = {
      "blank", "placeholder", "spacer", "transparent", "pixel", "loading", "lazy", "1x1", "loader"};
  address = address.substr(0, address.find_first_of("?#"));
  std::string name = lowered(address.substr(address.rfind('/') + 1));
  if (name.empty()) return true;
  name.erase(std::min(name.rfind('.'), name.size()));
  return std::any_of(kWords.begin(), kWords.end(), [&name](std::string_view word) {
    return name == word || name.starts_with(std::string(word) + '_') ||
           name.ends_with('_' + std::string(word)) || name.starts_with(std::string(word) + '-') ||
           name.ends_with('-' + std::string(word));
  });
}

// A smiley is text, and what is so small is an icon: of a link, of a tooltip, of a tracker. What is
// for dark pages stands beside its twin.
bool is_sign(Node image) {
  static constexpr std::array<std::string_view, 6> kClasses = {"emoji",   "smiley",   "wp-smiley",
                                                               "smilies", "emoticon", "only-dark"};
  if (has_class(image, kClasses)) return true;
  constexpr int kSmallest = 32;
  if (image.attribute(Attr::src).ends_with(".ico")) return true;
  const auto pixels = [image](Attr name) {
    const std::string value(image.attribute(name));
    return value.empty() ? kSmallest + 1 : std::atoi(value.c_str());
  };
  return pixels(Attr::width) <= kSmallest && pixels(Attr::height) <= kSmallest;
}

bool has_quote(Node figure) {
  bool found = false;
  walk(figure, [&found](Node node) {
    found = found || node.tag() == Tag::blockquote;
    return !found;
  });
  return found;
}

// Numbers of lines and signs beside code, which are none of it.
bool is_gutter(Node node) {
  if (node.is_text()) return false;
  static constexpr std::array<std::string_view, 13> kClasses = {
      "gutter",     "lineno",  "linenos", "line-number",       "line-numbers",
      "linenodiv",  "lnt",     "ln",      "line-numbers-rows", "rouge-gutter",
      "linenumber", "copybtn", "blob-num"};
  return node.tag() == Tag::button || has_class(node, kClasses);
}

std::string code_lines(std::string_view raw) {
  std::string out;
  std::string line;
  const auto end_line = [&] {
    line.erase(line.find_last_not_of(" \t") + 1);
    if (!out.empty() || !line.empty()) out += line + '\n';
    line.clear();
  };
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(raw[i]);
    if (raw[i] == '\n') {
      end_line();
    } else if (raw.substr(i).starts_with("\u00A0")) {
      line += ' ';
      ++i;
    } else if (raw.substr(i).starts_with("\u200B") || raw.substr(i).starts_with("\uFEFF")) {
      i += 2;
    } else if (c >= ' ' || c == '\t') {
      line += raw[i];
    }
  }
  end_line();
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

// An element for each line of code, with or without line ends between them.
bool is_line_of_code(Node node) {
  static constexpr std::array<std::string_view, 3> kLines = {"line", "code-line", "view-line"};
  return !node.is_text() && has_class(node, kLines);
}

// The lines of a <pre>: breaks are <br> and what is a block or a line of code.
std::string code_of(Node pre) {
  std::string raw;
  bool needs_end = false;  // a line of code was not ended yet
  std::size_t line = 0;    // where it begins
  const auto end_line = [&raw] {
    if (!raw.empty() && raw.back() != '\n') raw += '\n';
  };
  walk(
      pre,
      [&](Node node) {
        if (is_gutter(node)) return false;
        if (node.is_text()) {
          raw += node.text();
          if (node.text().find('\n') != std::string_view::npos) needs_end = false;
        } else if (node.tag() == Tag::br) {
          raw += '\n';
          needs_end = false;
        } else if (is_line_of_code(node)) {
          if (std::exchange(needs_end, false)) raw += '\n';
          line = raw.size();
        } else if (node != pre && is_block(node.tag())) {
          end_line();
        }
        return true;
      },
      [&](Node node) {
        if (is_line_of_code(node)) {
          needs_end = raw.size() == line || raw.back() != '\n';
        } else if (node != pre && is_block(node.tag())) {
          end_line();
        }
      });
  return code_lines(raw);
}

// A table that shows data: it has a header, or rows of several cells with few words in each.
bool holds_data(Node table) {
  const std::string_view role = table.attribute(Attr::role);
  if (role == "presentation" || role == "none") return false;
  bool header = false;
  bool blocks = false;
  std::size_t rows = 0;
  std::size_t wide_rows = 0;
  std::size_t cells = 0;
  std::size_t text = 0;  // of the cell, in bytes
  constexpr std::size_t kFewWords = 400;
  walk(
      table,
      [&](Node node) {
        if (node == table) return true;
        if (node.is_text()) {
          for (const char c : node.text()) text += is_html_space(c) ? 0 : 1;
          blocks = blocks || text > kFewWords;
          return false;
        }
        switch (node.tag()) {
          case Tag::table:
            blocks = true;
            return false;
          case Tag::tr:
            cells = 0;
            return true;
          case Tag::th:
          case Tag::caption:
            header = true;
            ++cells;
            text = 0;
            return true;
          case Tag::td:
            ++cells;
            text = 0;
            return true;
          case Tag::h1:
          case Tag::h2:
          case Tag::h3:
          case Tag::form:
          case Tag::article:
          case Tag::section:
          case Tag::pre:
            blocks = true;
            return true;
          default:
            return true;
        }
      },
      [&](Node node) {
        if (node.tag() != Tag::tr) return;
        ++rows;
        if (cells > 1) ++wide_rows;
      });
  return rows > 1 && wide_rows > 1 && (header || !blocks);
}

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
  // Images or formulas, whose place is between the texts around them.
  struct Placed {
    std::vector<std::pair<std::size_t, HtmlUnit>> units;
    std::size_t waiting = 0;  // the first of them that waits for the text behind it
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
  Placed images_;  // apart from the captions of their figures
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
  std::vector<bool> tables_;  // those around: of data
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

// What begins with a heading, another item, code or a table has no first line of its own.
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

// Formulas that a script of the page finds in its text.
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

// A placeholder alone shows nothing, nor does an image that stands beside itself, in its other form
// for dark screens or without scripts.
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
