#include "html/skeleton_writer.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "html/tag.h"

namespace pith::internal {
namespace {

// Of equal formatting elements the parser reopens three ("Noah's Ark"). If fewer than that are left
// open by the page or around it, one more that is closed at once changes nothing.
constexpr std::uint32_t kMaxFormatting = 2;

// The number of <html> and <body> tags whose attributes count. Pages have one each, broken ones a
// few. The limit is needed because Gumbo compares each attribute with all earlier ones.
constexpr int kMaxMarkers = 32;

bool is_white(const InlineItem& item) { return item.kind == InlineItem::Kind::white; }

bool is_empty(Tag tag) {
  const Fold fold = fold_of(tag);
  return fold == Fold::empty || fold == Fold::empty_block || fold == Fold::input ||
         tag == Tag::col || tag == Tag::meta || tag == Tag::link;
}

bool holds_text_in_head(Tag tag) {
  return tag == Tag::title || tag == Tag::script || tag == Tag::noframes;
}

// Whether anything but table parts that is right in the element is moved out of the table.
bool holds_only_parts(Tag tag) {
  return tag == Tag::table || tag == Tag::colgroup || table_rank(tag) > 1;
}

bool is_place_of(Tag part, Tag around) {
  if (part == Tag::col) return around == Tag::colgroup;
  switch (table_rank(part)) {
    case 1:
      return around == Tag::tr;
    case 2:
      return table_rank(around) == 3;
    default:
      return around == Tag::table;
  }
}

// Whether the end tag of a block around such an element closes it, too.
bool ends_with_block(Tag tag) {
  return tag == Tag::p || tag == Tag::li || tag == Tag::dt || tag == Tag::dd;
}

// Whether an end tag closes an innermost element that lacks its own.
bool closes_inner(Tag end, Tag inner) {
  switch (fold_of(end)) {
    case Fold::block:
    case Fold::heading:
    case Fold::item:
    case Fold::term:
    case Fold::form:
      return ends_with_block(inner);
    case Fold::table:
      return ends_with_block(inner) || table_rank(inner) > 0;
    case Fold::table_part:
      if (end == Tag::colgroup) return false;
      return ends_with_block(inner) ||
             (table_rank(inner) > 0 && table_rank(inner) < table_rank(end));
    case Fold::select:
      return fold_of(inner) == Fold::option;
    case Fold::option:
      return end == Tag::optgroup && inner == Tag::option;
    default:
      return false;
  }
}

}  // namespace

// False where the tree builder would treat the tag differently from a letter.
bool SkeletonWriter::may_fold(Tag tag) const {
  const Fold fold = fold_of(tag);
  if (fold == Fold::no || !may_fold_) return false;
  if (open_.is_open(Tag::select) || open_.is_open(Tag::template_) || in_math_) return false;
  if (open_.depth() + pending_.size() >= OpenElements::kMaxDepth) return false;
  const Tag around = innermost();
  // Right in a table there are only its parts, and in a <select> only options.
  const bool right_in_table = !pending_.empty() && holds_only_parts(around);
  if (right_in_table != (fold == Fold::table_part)) return false;
  if (is_pending(Tag::select) != (fold == Fold::option)) return false;
  switch (fold) {
    case Fold::table_part:
      return is_place_of(tag, around);
    case Fold::option:
      return around == Tag::select || (around == Tag::optgroup && tag == Tag::option);
    case Fold::textarea:
      return formatting_left() == 0 && !open_.is_right_in_table();
    case Fold::of_head:
      return formatting_left() == 0 && !in_head_ && !open_.is_right_in_table();
    case Fold::noscript:
      // One in a link is left to the parser, as then white space at the ends of the link's texts
      // stays part of them.
      return !in_head_ && !is_pending(Tag::a) && !open_.is_right_in_table();
    case Fold::select:
      return !open_.is_right_in_table();
    case Fold::input:
      return !open_.is_right_in_table() ||
             !equals_ignore_case(out_.value(out_.tags.back(), Attr::type), "hidden");
    case Fold::link:
      return open_links_ == stale_links_ && !is_pending(Tag::a);
    case Fold::button:
      return !is_open(Tag::button);
    case Fold::formatting:
      return formatting_left() + pending_tags_[static_cast<std::size_t>(tag)] <= kMaxFormatting;
    case Fold::heading:
      if (fold_of(around) == Fold::heading) return false;
      break;
    case Fold::item:
      if (!is_list(around)) return false;
      break;
    case Fold::term:
      if (around != Tag::dl) return false;
      break;
    case Fold::form:
      if (in_form() || open_.is_right_in_table()) return false;
      break;
    case Fold::table:
      // In <pre>, white space between the parts would be kept.
      if (white_counts() || open_.is_right_in_table()) return false;
      break;
    case Fold::block:
    case Fold::empty_block:
      break;
    default:
      return true;
  }
  return formatting_left() == 0 && !is_open(Tag::p);
}

bool SkeletonWriter::may_hold_frame() const {
  if (!may_fold_ || in_math_ || left_open_ > 0) return false;
  if (is_open(Tag::select) || open_.is_open(Tag::template_)) return false;
  if (open_.depth() + pending_.size() >= OpenElements::kMaxDepth) return false;
  if (!only_head_ || !pending_.empty()) return true;
  // In the head, white space that counts would end the head, unless texts or elements that the
  // parser has not seen yet have ended it already.
  constexpr std::size_t kMaxWhite = 4;
  const std::size_t end = std::min<std::size_t>(out_.items.size(), begin_ + kMaxWhite);
  return !std::all_of(out_.items.begin() + begin_,
                      out_.items.begin() + static_cast<std::ptrdiff_t>(end), is_white);
}

void SkeletonWriter::frame() {
  if (!pending_.empty() && holds_only_parts(innermost())) settle();
  folded_ = true;
  in_head_ = false;
  item(InlineItem::Kind::open, out_.tags.size() - 1, 0);
  item(InlineItem::Kind::close, 0, 0);
  last_ = Tag::iframe;
}

void SkeletonWriter::item(InlineItem::Kind kind, std::size_t begin, std::size_t end) {
  out_.items.push_back({kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

void SkeletonWriter::text(std::size_t begin, std::size_t end, InlineItem::Kind kind) {
  if (begin == end) return;
  last_ = Tag::unknown;
  if (!pending_.empty() && holds_only_parts(innermost())) settle();
  if (in_head_) in_head_ = holds_text_in_head(open_.innermost()) || open_.is_open(Tag::template_);
  if (out_.items.size() > begin_) {
    InlineItem& last = out_.items.back();
    const bool is_text = last.kind == InlineItem::Kind::text || last.kind == kind;
    if (is_text && last.end == begin) {  // separated by a '<' that begins no tag
      last.end = static_cast<std::uint32_t>(end);
      last.kind = std::max(last.kind, kind);
      return;
    }
  }
  item(kind, begin, end);
}

bool SkeletonWriter::white_counts() const { return is_open(Tag::pre) || is_open(Tag::listing); }

void SkeletonWriter::white(std::size_t begin, std::size_t end) {
  if (begin == end) return;
  if (white_counts()) return item(InlineItem::Kind::white, begin, end);
  if (!separates_lines(last_) || left_open_ > 0) item(InlineItem::Kind::white, begin, begin + 1);
}

// Called before a tag that separates lines. If formatting elements are left open, even white space
// reopens them, so it is kept.
void SkeletonWriter::drop_white() {
  if (white_counts() || left_open_ > 0) return;
  while (out_.items.size() > begin_ && out_.items.back().kind == InlineItem::Kind::white) {
    out_.items.pop_back();
  }
}

void SkeletonWriter::start() {
  const auto number = static_cast<std::uint32_t>(out_.tags.size() - 1);
  const Tag tag = out_.tags.back().tag;
  if (separates_lines(tag) || (in_head_ && is_of_head(tag))) drop_white();
  last_ = tag;
  if (continues_run(tag)) {
    out_.tags.back().follows = true;
    return;
  }
  if (!pending_.empty()) close_implied(tag);
  if (!may_fold(tag)) {
    settle();
    emit_start(number);
    return;
  }
  folded_ = true;
  in_head_ = false;
  if (is_empty(tag)) {
    item(InlineItem::Kind::open, number, 0);
    item(InlineItem::Kind::close, 0, 0);
  } else {
    open_pending(tag, InlineItem::Kind::open, number);
  }
}

// Wherever the parser puts a <meta> or <link>, it puts the next one behind it.
bool SkeletonWriter::continues_run(Tag tag) const {
  return (tag == Tag::meta || tag == Tag::link) && behind_run_ == out_.html.size() &&
         behind_run_ > 0 && begin_ == out_.items.size() && may_fold_ && !in_math_;
}

void SkeletonWriter::open_pending(Tag tag, InlineItem::Kind kind, std::uint32_t begin) {
  pending_.push_back({static_cast<std::uint32_t>(out_.items.size()), tag});
  ++pending_tags_[static_cast<std::size_t>(tag)];
  item(kind, begin, 0);
}

void SkeletonWriter::close_pending(std::size_t count) {
  for (; count > 0; --count) {
    --pending_tags_[static_cast<std::size_t>(pending_.back().tag)];
    pending_.pop_back();
    item(InlineItem::Kind::close, 0, 0);
  }
}

// Closes the pending elements that lack an end tag and are closed by the start tag.
void SkeletonWriter::close_implied(Tag start) {
  constexpr std::size_t kGenerated = 2;
  if (open_.depth() + pending_.size() + kGenerated >= OpenElements::kMaxDepth) return;
  const Tag last = pending_.back().tag;
  const Tag before = pending_.size() > 1 ? pending_[pending_.size() - 2].tag : Tag::unknown;
  switch (fold_of(start)) {
    case Fold::form:
      if (in_form()) break;  // it is ignored
      [[fallthrough]];
    case Fold::block:
    case Fold::heading:
      if (last == Tag::p) close_pending(1);
      break;
    case Fold::item:
    case Fold::term:
      if (fold_of(last) == fold_of(start)) {
        close_pending(1);
      } else if (last == Tag::p) {
        close_pending(fold_of(before) == fold_of(start) ? 2 : 1);
      }
      break;
    case Fold::empty_block:
      if (start == Tag::hr && last == Tag::p) close_pending(1);
      break;
    case Fold::option:
      if (last == Tag::option) close_pending(1);
      if (start == Tag::optgroup && innermost() == Tag::optgroup) close_pending(1);
      break;
    case Fold::table_part:
      make_place(start);
      break;
    default:
      break;
  }
}

// The same for a part of a pending table. Generates the row and the group of rows that are lacking.
void SkeletonWriter::make_place(Tag part) {
  if (is_place_of(part, innermost()) || part == Tag::col) return;
  const bool is_column = part == Tag::caption || part == Tag::colgroup;
  const int rank = is_column ? 3 : table_rank(part);
  std::size_t keep = pending_.size();
  while (keep > 0 && ends_with_block(pending_[keep - 1].tag)) --keep;
  if (keep > 0 && (pending_[keep - 1].tag == Tag::caption ||
                   (pending_[keep - 1].tag == Tag::colgroup && keep == pending_.size()))) {
    --keep;
  } else {
    const std::size_t cell = keep;
    while (keep > 0 && table_rank(pending_[keep - 1].tag) > 0 &&
           table_rank(pending_[keep - 1].tag) <= rank) {
      --keep;
    }
    if (keep == cell && cell < pending_.size()) return;
  }
  if (keep == 0) return;
  const Tag around = pending_[keep - 1].tag;
  if (around != Tag::table && table_rank(around) <= rank) return;
  close_pending(pending_.size() - keep);
  const auto generate = [this](Tag tag) {
    open_pending(tag, InlineItem::Kind::generated, static_cast<std::uint32_t>(tag));
  };
  if (innermost() == Tag::table && rank < 3) generate(Tag::tbody);
  if (table_rank(innermost()) == 3 && rank < 2) generate(Tag::tr);
}

// The number of pending elements that the end tag closes, or 0 if the parser must see it.
std::size_t SkeletonWriter::closed_by(Tag end) const {
  for (std::size_t i = pending_.size(); i-- > 0;) {
    const Tag open = pending_[i].tag;
    if (open == end) return pending_.size() - i;
    if (!closes_inner(end, open)) break;
  }
  return 0;
}

// The end tags of elements without content are ignored, except </br>. One in a <colgroup> ends it.
bool SkeletonWriter::is_ignored_end(Tag tag) const {
  return is_empty(tag) && tag != Tag::br && may_fold_ && !in_math_ && !is_open(Tag::colgroup);
}

// An end tag </p> or </br> without a start tag makes an empty element.
bool SkeletonWriter::fold_lone_end(Tag tag) {
  const bool alone = tag == Tag::br || (tag == Tag::p && !is_open(Tag::p) && !in_head_);
  if (!alone || !may_fold(tag)) return false;
  folded_ = true;
  in_head_ = false;
  item(InlineItem::Kind::generated, static_cast<std::size_t>(tag), 0);
  item(InlineItem::Kind::close, 0, 0);
  return true;
}

void SkeletonWriter::end(Tag tag, std::string_view name) {
  if (separates_lines(tag) || (in_head_ && is_of_head(tag))) drop_white();
  last_ = tag;
  if (const std::size_t closed = closed_by(tag); closed > 0) {
    close_pending(closed);
  } else if (!is_ignored_end(tag) && !fold_lone_end(tag)) {
    settle();
    emit_end(tag, name);
  }
}

void SkeletonWriter::emit_end(Tag tag, std::string_view name) {
  // It is closed completely only if no other element is open inside it.
  if (is_formatting(tag) && left_open_ > 0) {
    if (open_.innermost() != tag) {
      separate_from_folded();
    } else {
      --left_open_;
      if (tag == Tag::a) --open_links_;
      stale_links_ = std::min({stale_links_, open_links_, left_open_});
    }
  }
  work_ += 1 + open_.depth();
  if (!open_.end(tag)) return;
  if (tag == Tag::math && !open_.is_open(Tag::math)) in_math_ = false;
  // Gumbo pops the form before it has inserted the text after the last tag, so a comment separates
  // them.
  if (tag == Tag::form) out_.html.append("<!---->");
  out_.html.append("</").append(tag == Tag::unknown ? "x" : name).append(">");
}

// Gumbo delays text until it has repaired the misnesting at a formatting element's end. A
// placeholder for an element must not be delayed like text.
void SkeletonWriter::separate_from_folded() {
  if (left_open_ == 0 || out_.html.empty()) return;
  const bool behind_letter = static_cast<unsigned char>(out_.html.back()) >= 0x80;
  const auto last = std::find_if_not(out_.items.rbegin(), out_.items.rend(), is_white);
  if (behind_letter && last != out_.items.rend() && last->kind == InlineItem::Kind::close) {
    out_.html.append("<!---->");
  }
}

void SkeletonWriter::verbatim(std::string_view markup) {
  settle();
  out_.html.append(markup);
}

// Elements that are still open cannot be folded, so the parser gets their start tags after all.
void SkeletonWriter::settle() {
  std::uint32_t begin = begin_;
  if (pending_.empty() && begin == out_.items.size()) return;
  Tag around = Tag::unknown;
  const auto end_part = [&](std::uint32_t end) {
    if (holds_only_parts(around)) {
      emit_parts(begin, end);
    } else {
      end_sequence(begin, end);
    }
  };
  for (const Pending& pending : pending_) {
    end_part(pending.item);
    const InlineItem item = out_.items[pending.item];
    if (item.kind == InlineItem::Kind::open) emit_start(item.begin);
    begin = pending.item + 1;
    around = pending.tag;
    --pending_tags_[static_cast<std::size_t>(around)];
  }
  const auto end = static_cast<std::uint32_t>(out_.items.size());
  end_part(end);
  pending_.clear();
  begin_ = end;
}

// A letter right in a table would be moved out of it, so the parser sees the tags of parts that
// were folded already.
void SkeletonWriter::emit_parts(std::uint32_t begin, std::uint32_t end) {
  std::vector<Tag> open;
  for (std::uint32_t i = begin; i < end; ++i) {
    const InlineItem item = out_.items[i];
    if (is_white(item)) {
      white_space(item);
    } else if (item.kind == InlineItem::Kind::generated) {
      open.push_back(static_cast<Tag>(item.begin));
    } else if (item.kind == InlineItem::Kind::close) {
      if (open.back() != Tag::col) emit_end(open.back(), tag_name(open.back()));
      open.pop_back();
    } else {
      const Tag tag = out_.tags[item.begin].tag;
      emit_start(item.begin);
      open.push_back(tag);
      if (holds_only_parts(tag) || tag == Tag::col) continue;
      const std::uint32_t content = i + 1;
      for (int depth = 1; depth > 0;) {
        const InlineItem::Kind kind = out_.items[++i].kind;
        if (kind == InlineItem::Kind::close) --depth;
        if (kind == InlineItem::Kind::open || kind == InlineItem::Kind::generated) ++depth;
      }
      end_sequence(content, i);
      --i;  // at the end of the cell
    }
  }
}

void SkeletonWriter::end_sequence(std::uint32_t begin, std::uint32_t end) {
  if (begin == end) return;
  if (std::all_of(out_.items.begin() + begin, out_.items.begin() + end, is_white)) {
    for (std::uint32_t i = begin; i < end; ++i) white_space(out_.items[i]);
    return;
  }
  if (out_.sequences.size() == Skeleton::kMaxSequences) {
    out_.whole = false;
    return;
  }
  only_head_ = false;
  out_.sequences.push_back({begin, end});
  out_.append_sequence_character();
}

// The parser does not handle white space as a letter, so it gets the white space itself.
void SkeletonWriter::white_space(const InlineItem& white) {
  const std::string_view space = out_.page().substr(white.begin, white.end - white.begin);
  if (space.size() == 1 && behind_pre_ != out_.html.size()) {
    out_.html.push_back(space[0]);
    return;
  }
  // The parser drops a newline after <pre>, but the prefilter has dropped that newline already.
  if (behind_pre_ == out_.html.size() && behind_pre_ > 0) out_.html.push_back('\n');
  out_.html.append(space);
}

void SkeletonWriter::emit_start(std::uint32_t number) {
  const StartTag& tag = out_.tags[number];
  work_ += 1 + open_.depth();
  if (tag.tag == Tag::a || tag.tag == Tag::nobr) separate_from_folded();
  if (!open_.start(tag.tag)) {
    behind_run_ = 0;  // the tag is in the table, but not in the skeleton
    return;
  }
  if (tag.tag == Tag::a && !open_.is_open(Tag::select) && !open_.has_marker() && !in_math_) {
    stale_links_ = open_links_;
  }
  if (is_formatting(tag.tag)) ++left_open_;
  if (tag.tag == Tag::a) ++open_links_;
  in_head_ = in_head_ && (is_of_head(tag.tag) || open_.is_open(Tag::template_));
  only_head_ = only_head_ && is_of_head(tag.tag);
  in_math_ = in_math_ || tag.tag == Tag::math;
  out_.mark_start(number);
  out_.html.push_back('<');
  if (tag.tag == Tag::unknown) {
    out_.html.push_back('x');
  } else {
    out_.html.append(out_.page().substr(tag.begin + 1, tag.name_size));
  }
  emit_attributes(tag);
  if (tag.tag == Tag::html || tag.tag == Tag::body) emit_marker(number);
  if (tag.closes_itself) out_.html.append(" /");  // separated from the end of a value
  out_.html.push_back('>');
  if (tag.tag == Tag::pre || tag.tag == Tag::listing) behind_pre_ = out_.html.size();
  if (tag.tag == Tag::meta || tag.tag == Tag::link) behind_run_ = out_.html.size();
}

// The attributes that affect tree construction: whether an input is hidden, what distinguishes
// formatting elements, and what switches from foreign content to HTML.
void SkeletonWriter::emit_attributes(const StartTag& tag) {
  if (tag.has.empty()) return;
  const auto value = [&](Attr name) { return out_.value(tag, name); };
  if (tag.tag == Tag::input) {
    if (equals_ignore_case(value(Attr::type), "hidden")) out_.html.append(" type=hidden");
  } else if (tag.tag == Tag::annotation_xml) {
    const std::string_view encoding = value(Attr::encoding);
    if (equals_ignore_case(encoding, "text/html")) out_.html.append(" encoding=text/html");
    if (equals_ignore_case(encoding, "application/xhtml+xml")) {
      out_.html.append(" encoding=application/xhtml+xml");
    }
  } else if (tag.tag == Tag::font && (in_math_ || open_.is_open(Tag::svg))) {
    const bool breaks_out =
        tag.has.has(Attr::color) || tag.has.has(Attr::face) || tag.has.has(Attr::size);
    if (breaks_out) out_.html.append(" size");
  } else if (is_formatting(tag.tag)) {
    std::uint32_t hash = 2166136261U;
    for (std::uint32_t i = 0; i < tag.attributes; ++i) {
      const AttributeValue& attribute = out_.attributes[tag.first_attribute + i];
      hash = (hash ^ static_cast<std::uint32_t>(attribute.name)) * 16777619U;
      for (const char c : out_.text(attribute.value)) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
      }
    }
    out_.html.append(" a=").append(std::to_string(hash));
  }
}

// A later <html> or <body> adds the attributes that earlier ones lack, unless the tree builder
// ignores it. An attribute with the tag's number shows afterwards which tags were used.
void SkeletonWriter::emit_marker(std::uint32_t number) {
  if (out_.tags[number].has.empty() || markers_ == kMaxMarkers) return;
  ++markers_;
  out_.html.append(" a").append(std::to_string(number));
}

}  // namespace pith::internal
