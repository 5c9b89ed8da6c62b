#include "html/open_elements.h"

#include <algorithm>

namespace pith::internal {
namespace {

// Every new paragraph reopens all unclosed formatting elements. The limit is far above what pages
// need.
constexpr std::uint32_t kMaxOpenFormatting = 16;

enum Class : std::uint8_t {
  kVoid = 1,        // has no content: never on the stack
  kFormatting = 2,  // reopened until closed (HTML standard, 13.2.4.3), <a> closes itself
  kBoundary = 4,    // end tags do not reach elements outside of it ("in scope")
  kClosesP = 8,
  // An <li> or <dd> does not close one outside of it; div, address and p do not count.
  kSpecial = 16,
};

using Classes = std::array<std::uint8_t, 256>;

constexpr Classes classify() {
  Classes classes{};
  const auto add = [&classes](std::uint8_t flag, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) classes[static_cast<std::size_t>(tag)] |= flag;
  };
  add(kVoid, {Tag::area, Tag::base, Tag::br, Tag::col, Tag::embed, Tag::hr, Tag::img, Tag::image,
              Tag::input, Tag::link, Tag::meta, Tag::param, Tag::source, Tag::track, Tag::wbr,
              Tag::keygen, Tag::basefont, Tag::bgsound, Tag::frame});
  add(kFormatting, {Tag::b, Tag::big, Tag::code, Tag::em, Tag::font, Tag::i, Tag::nobr, Tag::s,
                    Tag::small, Tag::strike, Tag::strong, Tag::tt, Tag::u});
  add(kBoundary, {Tag::applet, Tag::caption, Tag::html, Tag::table, Tag::td, Tag::th, Tag::marquee,
                  Tag::object, Tag::template_});
  add(kClosesP,
      {Tag::address,   Tag::article, Tag::aside,   Tag::blockquote, Tag::center,     Tag::details,
       Tag::dir,       Tag::div,     Tag::dl,      Tag::fieldset,   Tag::figcaption, Tag::figure,
       Tag::footer,    Tag::header,  Tag::hgroup,  Tag::main,       Tag::menu,       Tag::nav,
       Tag::ol,        Tag::p,       Tag::section, Tag::summary,    Tag::ul,         Tag::h1,
       Tag::h2,        Tag::h3,      Tag::h4,      Tag::h5,         Tag::h6,         Tag::pre,
       Tag::listing,   Tag::form,    Tag::hr,      Tag::li,         Tag::dt,         Tag::dd,
       Tag::plaintext, Tag::xmp});
  add(kSpecial,
      {Tag::applet,     Tag::article, Tag::aside,     Tag::blockquote, Tag::body,     Tag::button,
       Tag::caption,    Tag::center,  Tag::details,   Tag::dir,        Tag::dl,       Tag::fieldset,
       Tag::figcaption, Tag::figure,  Tag::footer,    Tag::form,       Tag::h1,       Tag::h2,
       Tag::h3,         Tag::h4,      Tag::h5,        Tag::h6,         Tag::header,   Tag::hgroup,
       Tag::html,       Tag::marquee, Tag::menu,      Tag::nav,        Tag::noscript, Tag::object,
       Tag::ol,         Tag::pre,     Tag::section,   Tag::select,     Tag::summary,  Tag::table,
       Tag::tbody,      Tag::td,      Tag::template_, Tag::tfoot,      Tag::th,       Tag::thead,
       Tag::tr,         Tag::ul});
  return classes;
}

constexpr Classes kClasses = classify();

bool is(Tag tag, std::uint8_t flag) {
  return (kClasses[static_cast<std::size_t>(tag)] & flag) != 0;
}

// Gumbo handles <main> like <span>, except for its own tags.
bool is_block(Tag tag) { return is(tag, kSpecial | kClosesP) && tag != Tag::main; }

bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th; }

// Where the search for the element of an end tag stops (the scopes of 13.2.4.2).
bool stops_end(Tag end, Tag open) {
  // For the last three, Gumbo uses the same scope, although the standard does not.
  if (table_rank(end) > 0 || end == Tag::table || end == Tag::applet || end == Tag::marquee ||
      end == Tag::object) {
    return open == Tag::table || open == Tag::template_;
  }
  if (end == Tag::li && (open == Tag::ul || open == Tag::ol)) return true;
  if (end == Tag::p && open == Tag::button) return true;
  return is(open, kBoundary);
}

// There is only one element of each of these, whatever the page contains.
bool is_singular(Tag tag) { return tag == Tag::html || tag == Tag::head || tag == Tag::body; }

// Closed by the end tag of a surrounding element (the implied end tags of 13.2.6.3).
bool has_implied_end(Tag tag) {
  return tag == Tag::dd || tag == Tag::dt || tag == Tag::li || tag == Tag::option ||
         tag == Tag::optgroup || tag == Tag::p || tag == Tag::rp || tag == Tag::rt;
}

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

bool is_part_of_table(Tag tag) {
  return table_rank(tag) > 0 || tag == Tag::caption || tag == Tag::colgroup || tag == Tag::col;
}

// The tags that have an effect in a <select>; all others are ignored there.
bool counts_in_select(Tag tag) {
  return tag == Tag::option || tag == Tag::optgroup || tag == Tag::select || tag == Tag::template_;
}

// The start tags that end a <select> in a table; columns do not.
bool ends_select_in_table(Tag tag) {
  return tag == Tag::table || tag == Tag::caption || table_rank(tag) > 0;
}

// The start tags that end a <select>.
bool ends_select(Tag start) {
  return start == Tag::select || start == Tag::input || start == Tag::keygen ||
         start == Tag::textarea;
}

}  // namespace

OpenElements::OpenElements() { stack_.reserve(kMaxDepth); }

void OpenElements::push(Tag tag) {
  stack_.push_back({tag, formatting_});
  ++open_[static_cast<std::size_t>(tag)];
}

void OpenElements::pop_to(std::size_t size) {
  while (stack_.size() > size) {
    const Entry& top = stack_.back();
    --open_[static_cast<std::size_t>(top.tag)];
    if (is_cell(top.tag)) formatting_ = top.formatting_before;
    stack_.pop_back();
  }
}

// The index of the innermost table, if the innermost elements are in it but outside of its cells
// and captions. Otherwise the number of open elements.
std::size_t OpenElements::table_around() const {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    const Tag tag = stack_[i].tag;
    if (tag == Tag::table) return i;
    if (is_cell(tag) || tag == Tag::caption || tag == Tag::template_) break;
  }
  return stack_.size();
}

bool OpenElements::has_marker() const {
  return is_open(Tag::table) || is_open(Tag::object) || is_open(Tag::applet) ||
         is_open(Tag::marquee) || is_open(Tag::template_);
}

// Closes the elements whose omitted end tags the start tag implies.
void OpenElements::close_implied(Tag start) {
  if (start == Tag::table && table_around() < stack_.size()) return pop_to(table_around());
  if (is_part_of_table(start)) {
    const int rank = std::max(table_rank(start), 1);
    const bool of_table = table_rank(start) == 0;  // directly in the table
    for (std::size_t i = stack_.size(); i-- > 0;) {
      const Tag tag = stack_[i].tag;
      const bool around = table_rank(tag) > rank && !of_table;
      if (tag != Tag::table && tag != Tag::template_ && !around) continue;
      pop_to(i + 1);
      // Row groups and rows are generated if their tags were omitted.
      if (tag == Tag::table && table_rank(start) > 0 && rank < 3) push(Tag::tbody);
      if (table_rank(innermost()) == 3 && rank < 2) push(Tag::tr);
      return;
    }
    return;
  }
  const auto close = [this](Tag wanted, Tag also, std::uint8_t hurdle) {
    if (!is_open(wanted) && !is_open(also)) return;
    for (std::size_t i = stack_.size(); i-- > 0;) {
      const Tag tag = stack_[i].tag;
      if (tag == wanted || tag == also) return pop_to(i);
      if (is(tag, hurdle) || tag == Tag::button) return;
    }
  };
  if (start == Tag::li) close(Tag::li, Tag::li, kSpecial);
  if (start == Tag::dt || start == Tag::dd) close(Tag::dt, Tag::dd, kSpecial);
  if ((start == Tag::option || start == Tag::optgroup) && !stack_.empty() &&
      stack_.back().tag == Tag::option) {
    pop_to(stack_.size() - 1);
  }
  if (start == Tag::button) close(Tag::button, Tag::button, kBoundary);
  if (start == Tag::a) close(Tag::a, Tag::a, kSpecial | kClosesP);
  if (is(start, kClosesP)) close(Tag::p, Tag::p, kBoundary);
  if (is_heading(start) && is_heading(innermost())) pop_to(stack_.size() - 1);
}

bool OpenElements::start(Tag tag) {
  if (is_open(Tag::select) &&
      (ends_select(tag) || (ends_select_in_table(tag) && is_open(Tag::table)))) {
    end(Tag::select);
    if (tag == Tag::select) return true;
  }
  if (tag == Tag::col && is_open(Tag::table) && !is_open(Tag::select)) close_implied(tag);
  if (is(tag, kVoid) || is_singular(tag)) return true;
  // The tree builder ignores these outside of a table.
  if (is_part_of_table(tag) && !is_open(Tag::table)) return true;
  if (is_open(Tag::select) && !counts_in_select(tag)) return true;
  if (tag == Tag::form && !is_open(Tag::template_)) {
    if (form_)
      return true;  // a form inside another one, or before the last one's end tag, is ignored
    form_ = true;
    if (table_around() < stack_.size()) return true;  // it is closed at once
  }
  close_implied(tag);
  if (stack_.size() >= kMaxDepth || (is(tag, kFormatting) && formatting_ >= kMaxOpenFormatting)) {
    ++dropped_[static_cast<std::size_t>(tag)];
    return false;
  }
  push(tag);
  if (is(tag, kFormatting)) ++formatting_;
  if (is_cell(tag))
    formatting_ = 0;  // a cell is a marker: no outer formatting element is reopened in it
  return true;
}

// Removes one element from the middle of the stack (the adoption agency, </form>).
void OpenElements::remove(std::size_t index) {
  --open_[static_cast<std::size_t>(stack_[index].tag)];
  stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(index));
}

bool OpenElements::end(Tag tag) {
  std::uint32_t& dropped = dropped_[static_cast<std::size_t>(tag)];
  if (dropped > 0) {
    --dropped;
    return false;
  }
  if (is_open(Tag::select) && !counts_in_select(tag) &&
      !(ends_select_in_table(tag) && is_open(Tag::table))) {
    return true;
  }
  if (tag == Tag::form && !is_open(Tag::template_)) {
    if (!form_) return true;
    form_ = false;
  }
  const bool adopted = is(tag, kFormatting) || tag == Tag::a || tag == Tag::form;
  const bool ordinary = !adopted && (!is(tag, kSpecial | kClosesP) || tag == Tag::noscript);
  if (is(tag, kFormatting) && formatting_ > 0) --formatting_;
  if (!is_open(tag) && !is_heading(tag)) return true;
  bool blocks_above = false;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    const Tag open = stack_[i].tag;
    if (open == tag || (is_heading(open) && is_heading(tag))) {
      if (tag == Tag::form) {
        while (has_implied_end(innermost())) pop_to(stack_.size() - 1);
      }
      if (adopted && blocks_above) {
        remove(i);
      } else {
        pop_to(i);
      }
      return true;
    }
    blocks_above = blocks_above || is_block(open);
    if (stops_end(tag, open) || (ordinary && is_block(open))) return true;
  }
  return true;
}

}  // namespace pith::internal
