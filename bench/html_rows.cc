#include "bench/html_rows.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "bench/plain_address.h"
#include "html/class_names.h"
#include "html/dom.h"
#include "text/words.h"

namespace pith::internal::bench {
namespace {

bool has_name(Node node, std::string_view name) {
  return any_class(node, [name](std::string_view known) { return known == name; });
}

// Terms of a list that documents an API are not set in bold.
bool is_in_api_list(Node term) {
  const Node list = term.parent();
  return list && has_name(list, "api");
}

// The label of the note that an address within the page refers to.
std::optional<std::string> note_label(std::string_view address) {
  for (const std::string_view prefix : {"#note-", "#fn-"}) {
    if (address.starts_with(prefix)) return plain_address(address.substr(prefix.size()));
  }
  return std::nullopt;
}

// A <sup> with the mark of a note: a link to it, or "[1]" where the note is not printed.
bool is_note_mark(Node sup) {
  const Node inside = sup.first_child();
  if (inside.tag() == Tag::a) return note_label(inside.attribute(Attr::href)).has_value();
  const std::string_view text = inside.text();
  return text.starts_with('[') && text.ends_with(']') && !inside.next_sibling();
}

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = is_html_space(c) || static_cast<unsigned char>(c) < ' ';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// Text with marks in it. White space is folded as text is added.
class InlineText {
 public:
  void text(std::string_view run, bool emphasis, bool strong) {
    std::string words;
    for (const char c : run) {
      if (is_html_space(c)) {
        space_ = true;
      } else if (static_cast<unsigned char>(c) >= ' ') {
        if (std::exchange(space_, false) && !text_.empty()) text_ += ' ';
        text_ += c;
        words += c;
      }
    }
    if (emphasis) emphasis_ += words;
    if (strong) strong_ += words;
  }
  // Adds a mark that is not text: white space before it stays before it.
  void mark(std::string_view mark) {
    if (std::exchange(space_, false) && !text_.empty()) text_ += ' ';
    text_ += mark;
  }
  void space() { space_ = true; }

  bool empty() const { return text_.empty(); }
  bool is_task_box() const { return text_ == "[x] " || text_ == "[ ] "; }
  bool begins_formula() const { return text_.starts_with("$$"); }
  void move_to(HtmlRow& row) {
    row.text = std::move(text_);
    row.emphasis = letters(emphasis_);
    row.strong = letters(strong_);
    *this = InlineText();
  }

 private:
  static std::string letters(const std::string& text) {
    std::string key = folded_key(text);
    std::erase(key, ' ');
    return key;
  }

  std::string text_;
  std::string emphasis_;
  std::string strong_;
  bool space_ = false;
};

class RowReader {
 public:
  std::vector<HtmlRow> read(Node body) {
    walk(
        body, [this](Node node) { return enter(node); }, [this](Node node) { leave(node); });
    end_row();
    return std::move(rows_);
  }

 private:
  struct Around {
    std::uint64_t id = 0;
    std::string name;
  };
  struct List {
    bool ordered = false;
    bool known = true;  // the number of the next item
    int next = 1;
  };

  bool enter(Node node);
  void leave(Node node);
  void enter_item(Node node);
  bool enter_inline(Node node);
  void leave_inline(Node node);
  void text(Node node);
  void push(std::string name) { around_.push_back({++last_id_, std::move(name)}); }
  void end_row();
  void add_row();

  std::vector<HtmlRow> rows_;
  std::vector<Around> around_;
  std::vector<std::uint64_t> before_;  // the ids around the last row
  std::vector<List> lists_;
  std::uint64_t last_id_ = 0;
  std::string kind_ = "p";
  std::string code_;
  InlineText inline_;
  int emphasis_ = 0;
  int strong_ = 0;
  int in_row_ = 0;  // <tr>
  bool in_table_ = false;
  int in_pre_ = 0;
  bool math_ = false;
  bool after_break_ = false;
};

void RowReader::add_row() {
  HtmlRow row;
  row.kind = std::exchange(kind_, "p");
  std::vector<std::uint64_t> ids;
  for (const Around& around : around_) {
    row.around.push_back(around.name);
    ids.push_back(around.id);
  }
  const auto end = std::mismatch(ids.begin(), ids.end(), before_.begin(), before_.end()).first;
  row.shared = static_cast<std::size_t>(end - ids.begin());
  before_ = std::move(ids);
  inline_.move_to(row);
  if (row.kind.starts_with("pre")) row.text = std::move(code_);
  code_.clear();
  rows_.push_back(std::move(row));
}

void RowReader::end_row() {
  if (in_row_ > 0) {
    inline_.space();
  } else if (in_pre_ == 0 && !inline_.empty() && !inline_.is_task_box()) {
    add_row();
  }
}

std::string language_of(Node pre) {
  std::string language;
  any_class(pre.first_child(), [&](std::string_view name) {
    if (!name.starts_with("language-")) return false;
    language = name.substr(9);
    return true;
  });
  return language;
}

void RowReader::enter_item(Node node) {
  if (const std::string_view id = node.attribute(Attr::id);
      const std::optional<std::string> label = note_label('#' + std::string(id))) {
    return push("note " + *label);
  }
  if (lists_.empty()) return push("item");
  List& list = lists_.back();
  if (node.has_attribute(Attr::value)) list.known = false;
  if (!list.ordered) {
    push("item");
  } else {
    push(list.known ? "item " + std::to_string(list.next) : "item ?");
  }
  ++list.next;
}

bool RowReader::enter_inline(Node node) {
  switch (node.tag()) {
    case Tag::em:
      ++emphasis_;
      return true;
    case Tag::strong:
      ++strong_;
      return true;
    case Tag::a: {
      const std::string_view href = node.attribute(Attr::href);
      if (has_name(node, "footnote-backref")) return false;
      if (const std::optional<std::string> label = note_label(href)) {
        inline_.mark("[^" + *label + "]");
        return false;
      }
      inline_.mark("[");
      return true;
    }
    case Tag::img:
      // An image is always separated from the text next to it.
      inline_.space();
      inline_.mark("![" + folded(node.attribute(Attr::alt)) + "](" +
                   plain_address(node.attribute(Attr::src)) + ")");
      inline_.space();
      return false;
    case Tag::code:
    case Tag::kbd:
      if (in_pre_ == 0) inline_.mark("`");
      return true;
    case Tag::sup:
      if (!is_note_mark(node)) inline_.mark("<sup>");
      return true;
    case Tag::sub:
      inline_.mark("<sub>");
      return true;
    case Tag::del:
      inline_.mark("~~");
      return true;
    case Tag::q:
      inline_.text("\u201C", emphasis_ > 0, strong_ > 0);
      return true;
    case Tag::br:
      // A heading in Markdown has no line breaks, and the blocks in a cell are lines there.
      if (in_row_ == 0 && kind_ == "p") inline_.mark("<br>");
      inline_.space();
      after_break_ = true;
      return false;
    case Tag::input:
      inline_.mark(node.has_attribute(Attr::checked) ? "[x] " : "[ ] ");
      return false;
    case Tag::span:
      math_ = has_name(node, "math");
      return true;
    default:
      return true;
  }
}

void RowReader::leave_inline(Node node) {
  switch (node.tag()) {
    case Tag::em:
      --emphasis_;
      return;
    case Tag::strong:
      --strong_;
      return;
    case Tag::a:
      inline_.mark("](" + plain_address(node.attribute(Attr::href)) + ")");
      return;
    case Tag::code:
    case Tag::kbd:
      if (in_pre_ == 0) inline_.mark("`");
      return;
    case Tag::sup:
      if (!is_note_mark(node)) inline_.mark("</sup>");
      return;
    case Tag::sub:
      inline_.mark("</sub>");
      return;
    case Tag::del:
      inline_.mark("~~");
      return;
    case Tag::q:
      inline_.text("\u201D", emphasis_ > 0, strong_ > 0);
      return;
    case Tag::span:
      math_ = false;
      return;
    default:
      return;
  }
}

// "\(x\)" as "$x$", "\[x\]" as "$$ x $$".
std::string with_dollars(std::string_view text) {
  std::string out(text);
  const auto replace = [&out](std::string_view from, std::string_view to) {
    const std::size_t at = out.find(from);
    if (at != std::string::npos) out.replace(at, from.size(), to);
  };
  replace("\\(", "$");
  replace("\\)", "$");
  replace("\\[", "$$ ");
  replace("\\]", " $$");
  return out;
}

void RowReader::text(Node node) {
  const std::string_view text = node.text();
  if (in_pre_ > 0 && in_row_ == 0) {
    code_ += text;
  } else if (math_) {
    inline_.text(with_dollars(text), emphasis_ > 0, strong_ > 0);
  } else {
    // In our Markdown, the only line ends in a paragraph are those around definitions and formulas.
    std::string_view rest = text;
    if (std::exchange(after_break_, false) && rest.starts_with('\n')) rest.remove_prefix(1);
    if (in_row_ == 0 && inline_.empty() && rest.starts_with(": ")) rest.remove_prefix(2);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      inline_.text(rest.substr(0, end), emphasis_ > 0, strong_ > 0);
      if (end == rest.size()) break;
      rest.remove_prefix(end + 1);
      if (in_row_ > 0 || inline_.begins_formula()) {
        inline_.space();
      } else {
        end_row();
      }
      if (rest.starts_with(": ")) rest.remove_prefix(2);
    }
  }
}

bool RowReader::enter(Node node) {
  if (node.is_text()) {
    text(node);
    return false;
  }
  switch (node.tag()) {
    case Tag::p:
    case Tag::div:
    case Tag::dd:
    case Tag::dl:
    case Tag::figure:
    case Tag::details:
    case Tag::summary:
    case Tag::section:
      end_row();
      math_ = has_name(node, "math");
      return true;
    case Tag::dt:
      end_row();
      if (!is_in_api_list(node)) ++strong_;
      return true;
    case Tag::caption:
    case Tag::figcaption:
      end_row();
      ++emphasis_;
      return true;
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      end_row();
      if (in_row_ == 0) kind_ = tag_name(node.tag());
      return true;
    case Tag::hr:
      end_row();
      kind_ = "hr";
      add_row();
      return false;
    case Tag::pre:
      end_row();
      ++in_pre_;
      if (in_row_ > 0) inline_.mark("`");
      return true;
    case Tag::aside:
    case Tag::blockquote:
      end_row();
      push("quote");
      return true;
    case Tag::ul:
    case Tag::ol: {
      end_row();
      const bool ordered = node.tag() == Tag::ol;
      const std::string start(node.attribute(Attr::start));
      lists_.push_back({ordered, true, start.empty() ? 1 : std::atoi(start.c_str())});
      push(ordered ? "ol" : "ul");
      return true;
    }
    case Tag::li:
      end_row();
      enter_item(node);
      return true;
    case Tag::table:
      end_row();
      return true;
    case Tag::tr:
      end_row();
      // A caption comes before the table in Markdown.
      if (in_row_++ == 0 && !std::exchange(in_table_, true)) push("table");
      return true;
    case Tag::td:
    case Tag::th:
      inline_.mark(" | ");
      return true;
    default:
      return enter_inline(node);
  }
}

void RowReader::leave(Node node) {
  switch (node.tag()) {
    case Tag::p:
    case Tag::div:
    case Tag::dd:
    case Tag::dl:
    case Tag::figure:
    case Tag::details:
    case Tag::summary:
    case Tag::section:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      end_row();
      kind_ = "p";
      math_ = false;
      return;
    case Tag::dt:
      end_row();
      if (!is_in_api_list(node)) --strong_;
      return;
    case Tag::caption:
    case Tag::figcaption:
      end_row();
      --emphasis_;
      return;
    case Tag::pre:
      if (in_row_ > 0) {
        inline_.mark("`");
      } else {
        kind_ = "pre " + language_of(node);
        if (!code_.empty()) add_row();
        kind_ = "p";
      }
      --in_pre_;
      return;
    case Tag::ul:
    case Tag::ol:
      end_row();
      lists_.pop_back();
      around_.pop_back();
      return;
    case Tag::aside:
    case Tag::blockquote:
    case Tag::li:
      end_row();
      around_.pop_back();
      return;
    case Tag::table:
      if (in_row_ == 0 && std::exchange(in_table_, false)) around_.pop_back();
      return;
    case Tag::tr:
      if (--in_row_ == 0) {
        kind_ = "row";
        add_row();
      }
      return;
    default:
      leave_inline(node);
  }
}

bool is_note(const HtmlRow& row) {
  return std::any_of(row.around.begin(), row.around.end(),
                     [](const std::string& name) { return name.starts_with("note "); });
}

// Moves notes to the end, sorted by label, without the list around them and without those that
// nothing refers to.
void sort_notes(std::vector<HtmlRow>& rows) {
  const auto first = std::stable_partition(rows.begin(), rows.end(),
                                           [](const HtmlRow& row) { return !is_note(row); });
  if (first == rows.end()) return;
  for (auto row = first; row != rows.end(); ++row) {
    const auto note =
        std::find_if(row->around.begin(), row->around.end(),
                     [](const std::string& name) { return name.starts_with("note "); });
    row->around.erase(row->around.begin(), note);
    row->shared = 0;
  }
  std::stable_sort(first, rows.end(), [](const HtmlRow& a, const HtmlRow& b) {
    return a.around.front() < b.around.front();
  });
  std::string all;
  for (const HtmlRow& row : rows) all += row.text;
  std::erase_if(rows, [&all](const HtmlRow& row) {
    if (!is_note(row)) return false;
    return all.find("[^" + row.around.front().substr(5) + "]") == std::string::npos;
  });
}

// Removes marks without anything between them, and backslashes that escape brackets.
std::string without_empty_marks(std::string text) {
  for (const std::string_view nothing : {"``", "~~~~"}) {
    for (std::size_t at = 0; (at = text.find(nothing, at)) != std::string::npos;) {
      text.erase(at, nothing.size());
    }
  }
  // Linked images are also separated by spaces.
  for (std::size_t at = 1; (at = text.find("[ ![", at)) != std::string::npos; at += 2) {
    text.insert(at, " ");
  }
  // Makes each line of code a piece of its own.
  for (std::size_t at = 0; (at = text.find("`<br> `", at)) != std::string::npos;) {
    text.replace(at, 7, "<br> ");
  }
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    const bool drops = text[i] == '\\' && std::string_view("()[]$").find(next) != std::string::npos;
    if (!drops) out += text[i];
  }
  return out;
}

}  // namespace

std::vector<HtmlRow> html_rows(std::string_view html) {
  const Document document = Document::parse(html, SIZE_MAX);
  std::vector<HtmlRow> rows = RowReader().read(document.body());
  for (HtmlRow& row : rows) {
    if (!row.kind.starts_with("pre")) {
      row.text = folded(without_empty_marks(std::move(row.text)));
      while (row.kind == "row" && row.text.ends_with(" |")) row.text.resize(row.text.size() - 2);
      continue;
    }
    while (row.text.ends_with('\n')) row.text.pop_back();
  }
  sort_notes(rows);
  return rows;
}

std::string to_string(const HtmlRow& row) {
  std::string out;
  for (std::size_t i = 0; i < row.around.size(); ++i) {
    out += (i < row.shared ? "" : "+") + row.around[i] + " > ";
  }
  out += row.kind + ": " + row.text;
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

bool same_structure(const HtmlRow& html, const HtmlRow& markdown) {
  const auto same = [](const std::string& a, const std::string& b) {
    return a == b ||
           ((a == "item ?" || b == "item ?") && a.starts_with("item ") && b.starts_with("item "));
  };
  return html.kind == markdown.kind && html.text == markdown.text &&
         html.shared == markdown.shared &&
         std::equal(html.around.begin(), html.around.end(), markdown.around.begin(),
                    markdown.around.end(), same);
}

}  // namespace pith::internal::bench
