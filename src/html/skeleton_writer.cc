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

}  // namespace

// False where the tree builder would treat the tag differently from a letter.
bool SkeletonWriter::may_fold(Tag tag) const {
  const Fold fold = fold_of(tag);
  if (fold == Fold::no || !may_fold_) return false;
  if (open_.is_open(Tag::select) || open_.is_open(Tag::template_) || in_math_) return false;
  if (open_.depth() + pending_.size() >= OpenElements::kMaxDepth) return false;
  const Tag innermost = pending_.empty() ? open_.innermost() : pending_.back().tag;
  switch (fold) {
    case Fold::link:
      return open_links_ == 0 && !is_pending(Tag::a);
    case Fold::button:
      return !is_open(Tag::button);
    case Fold::formatting:
      return left_open_ + pending_tags_[static_cast<std::size_t>(tag)] <= kMaxFormatting;
    case Fold::heading:
      if (fold_of(innermost) == Fold::heading) return false;
      break;
    case Fold::item:
      if (!is_list(innermost)) return false;
      break;
    case Fold::term:
      if (innermost != Tag::dl) return false;
      break;
    case Fold::block:
    case Fold::empty_block:
      break;
    default:
      return true;
  }
  return left_open_ == 0 && !is_open(Tag::p);
}

bool SkeletonWriter::may_hold_frame() const {
  if (!may_fold_ || in_math_ || left_open_ > 0) return false;
  if (open_.is_open(Tag::select) || open_.is_open(Tag::template_)) return false;
  if (open_.depth() + pending_.size() >= OpenElements::kMaxDepth) return false;
  if (!in_head_ || !pending_.empty()) return true;
  // In the head, white space that counts would end the head, unless texts or elements that the
  // parser has not seen yet have ended it already.
  constexpr std::size_t kMaxWhite = 4;
  const std::size_t end = std::min<std::size_t>(out_.items.size(), begin_ + kMaxWhite);
  return !std::all_of(out_.items.begin() + begin_,
                      out_.items.begin() + static_cast<std::ptrdiff_t>(end), is_white);
}

void SkeletonWriter::frame() {
  folded_ = true;
  item(InlineItem::Kind::open, out_.tags.size() - 1, 0);
  item(InlineItem::Kind::close, 0, 0);
  last_ = Tag::iframe;
}

void SkeletonWriter::item(InlineItem::Kind kind, std::size_t begin, std::size_t end) {
  out_.items.push_back({kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

void SkeletonWriter::text(std::size_t begin, std::size_t end, InlineItem::Kind kind) {
  if (begin == end) return;
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
  if (!may_fold(tag)) {
    settle();
    emit_start(number);
  } else {
    folded_ = true;
    const Fold fold = fold_of(tag);
    const bool empty = fold == Fold::empty || fold == Fold::empty_block;
    if (!empty) {
      pending_.push_back({static_cast<std::uint32_t>(out_.items.size()), tag});
      ++pending_tags_[static_cast<std::size_t>(tag)];
    }
    item(InlineItem::Kind::open, number, 0);
    if (empty) item(InlineItem::Kind::close, 0, 0);
  }
  last_ = tag;
}

void SkeletonWriter::end(Tag tag, std::string_view name) {
  if (separates_lines(tag) || (in_head_ && is_of_head(tag))) drop_white();
  if (!pending_.empty() && pending_.back().tag == tag) {
    pending_.pop_back();
    --pending_tags_[static_cast<std::size_t>(tag)];
    item(InlineItem::Kind::close, 0, 0);
  } else {
    settle();
    emit_end(tag, name);
  }
  last_ = tag;
}

void SkeletonWriter::emit_end(Tag tag, std::string_view name) {
  // It is closed completely only if no other element is open inside it.
  if (is_formatting(tag) && left_open_ > 0) {
    if (open_.innermost() == tag) {
      --left_open_;
      if (tag == Tag::a) --open_links_;
    } else {
      separate_from_folded();
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
  for (const Pending& pending : pending_) {
    end_sequence(begin, pending.item);
    emit_start(out_.items[pending.item].begin);
    begin = pending.item + 1;
  }
  pending_.clear();
  pending_tags_.fill(0);
  const auto end = static_cast<std::uint32_t>(out_.items.size());
  end_sequence(begin, end);
  begin_ = end;
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
  in_head_ = false;
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
  if (!open_.start(tag.tag)) return;
  if (is_formatting(tag.tag)) ++left_open_;
  if (tag.tag == Tag::a) ++open_links_;
  in_head_ = in_head_ && is_of_head(tag.tag);
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
