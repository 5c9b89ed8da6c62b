#include "html/skeleton_writer.h"

#include <algorithm>
#include <array>
#include <string>

#include "html/tag_token.h"

namespace pith {
namespace {

// Inline elements nest deeper on no page that people wrote; whatever goes beyond the parser sees.
constexpr std::size_t kMostPending = 32;

// Of equal formatting elements the parser reopens three ("Noah's Ark"). With fewer than that left
// open by the page, one more that is closed at once changes nothing.
constexpr std::uint32_t kMostFormatting = 2;

// <html> and <body> tags whose attributes count. Pages have one each, broken ones a few; Gumbo
// compares each attribute with all before it.
constexpr int kMostMarkers = 32;

// How an element may be folded.
enum class Fold : std::uint8_t {
  no,
  ordinary,    // any other start tag: opened and closed, nothing else
  formatting,  // reopened where it is left open
  link,        // the same, and begins by closing another
  empty,       // has no end tag
};

constexpr std::array<Fold, 256> fold_table() {
  std::array<Fold, 256> table{};
  const auto set = [&table](Fold fold, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) table[static_cast<std::size_t>(tag)] = fold;
  };
  set(Fold::ordinary,
      {Tag::abbr, Tag::acronym, Tag::bdi, Tag::bdo,   Tag::cite,    Tag::data, Tag::del,
       Tag::dfn,  Tag::ins,     Tag::kbd, Tag::label, Tag::mark,    Tag::q,    Tag::samp,
       Tag::span, Tag::sub,     Tag::sup, Tag::time,  Tag::unknown, Tag::var});
  set(Fold::formatting, {Tag::b, Tag::big, Tag::code, Tag::em, Tag::font, Tag::i, Tag::s,
                         Tag::small, Tag::strike, Tag::strong, Tag::tt, Tag::u});
  set(Fold::link, {Tag::a});
  set(Fold::empty, {Tag::br, Tag::img, Tag::wbr});
  return table;
}
constexpr std::array<Fold, 256> kFold = fold_table();

Fold fold_of(Tag tag) { return kFold[static_cast<std::size_t>(tag)]; }

bool is_formatting(Tag tag) {
  const Fold fold = fold_of(tag);
  return fold == Fold::formatting || fold == Fold::link || tag == Tag::nobr;
}

}  // namespace

bool SkeletonWriter::is_pending(Tag tag) const {
  return std::any_of(pending_.begin(), pending_.end(),
                     [tag](const Pending& pending) { return pending.tag == tag; });
}

// Not where the tree builder treats a tag in another way than a letter.
bool SkeletonWriter::may_fold(Tag tag) const {
  const Fold fold = fold_of(tag);
  if (fold == Fold::no || !may_fold_) return false;
  if (open_.is_open(Tag::select) || open_.is_open(Tag::template_) || in_math_) return false;
  if (fold == Fold::link) return open_links_ == 0 && !is_pending(Tag::a);
  return fold != Fold::formatting || open_.open_formatting() <= kMostFormatting;
}

void SkeletonWriter::item(InlineItem::Kind kind, std::size_t begin, std::size_t end) {
  out_.items.push_back({kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

void SkeletonWriter::text(std::size_t begin, std::size_t end, InlineItem::Kind kind) {
  if (begin == end) return;
  if (out_.items.size() > begin_) {
    InlineItem& last = out_.items.back();
    const bool is_text = last.kind == InlineItem::Kind::text || last.kind == kind;
    if (is_text && last.end == begin) {  // cut by a '<' that begins no tag
      last.end = static_cast<std::uint32_t>(end);
      last.kind = std::max(last.kind, kind);
      return;
    }
  }
  item(kind, begin, end);
}

void SkeletonWriter::white(std::size_t begin, std::size_t end) {
  if (begin == end) return;
  const bool counts = open_.is_open(Tag::pre) || open_.is_open(Tag::listing);
  item(InlineItem::Kind::white, begin, counts ? end : begin + 1);
}

void SkeletonWriter::start() {
  const auto number = static_cast<std::uint32_t>(out_.tags.size() - 1);
  const Tag tag = out_.tags.back().tag;
  if (!may_fold(tag)) {
    settle();
    emit_start(number);
    return;
  }
  folded_ = true;
  if (fold_of(tag) != Fold::empty) {
    pending_.push_back({static_cast<std::uint32_t>(out_.items.size()), tag});
    item(InlineItem::Kind::open, number, 0);
    if (pending_.size() > kMostPending) settle();
    return;
  }
  item(InlineItem::Kind::open, number, 0);
  item(InlineItem::Kind::close, 0, 0);
}

void SkeletonWriter::end(Tag tag, std::string_view name) {
  if (!pending_.empty() && pending_.back().tag == tag) {
    pending_.pop_back();
    item(InlineItem::Kind::close, 0, 0);
    return;
  }
  settle();
  // It closes the link for good only where nothing else is open in it.
  if (tag == Tag::a && open_links_ > 0 && open_.innermost() == Tag::a) --open_links_;
  if (!open_.end(tag)) return;
  if (tag == Tag::math && !open_.is_open(Tag::math)) in_math_ = false;
  // Gumbo takes the form off its stack before it has put the text behind the last tag into it.
  if (tag == Tag::form) out_.html.append("<!---->");
  out_.html.append("</").append(tag == Tag::unknown ? "x" : name).append(">");
}

void SkeletonWriter::verbatim(std::string_view markup) {
  settle();
  out_.html.append(markup);
}

// What is still open is no folded element: the parser gets its start tag after all.
void SkeletonWriter::settle() {
  std::uint32_t begin = begin_;
  for (const Pending& pending : pending_) {
    end_sequence(begin, pending.item);
    emit_start(out_.items[pending.item].begin);
    begin = pending.item + 1;
  }
  pending_.clear();
  const auto end = static_cast<std::uint32_t>(out_.items.size());
  end_sequence(begin, end);
  begin_ = end;
}

void SkeletonWriter::end_sequence(std::uint32_t begin, std::uint32_t end) {
  if (begin == end) return;
  const auto is_white = [](const InlineItem& it) { return it.kind == InlineItem::Kind::white; };
  if (std::all_of(out_.items.begin() + begin, out_.items.begin() + end, is_white)) {
    for (std::uint32_t i = begin; i < end; ++i) white_space(out_.items[i]);
    return;
  }
  if (out_.sequences.size() == Skeleton::kMostSequences) {
    out_.whole = false;
    return;
  }
  out_.sequences.push_back({begin, end});
  out_.append_sequence_character();
}

// White space is no letter to the parser, so it gets what there is.
void SkeletonWriter::white_space(const InlineItem& white) {
  const std::string_view space = out_.page().substr(white.begin, white.end - white.begin);
  if (space.size() == 1 && behind_pre_ != out_.html.size()) {
    out_.html.push_back(space[0]);
    return;
  }
  // The parser drops a line end behind <pre>; the prefilter has dropped that one already.
  if (behind_pre_ == out_.html.size() && behind_pre_ > 0) out_.html.push_back('\n');
  out_.html.append(space);
}

void SkeletonWriter::emit_start(std::uint32_t number) {
  const StartTag& tag = out_.tags[number];
  if (!open_.start(tag.tag)) return;
  if (tag.tag == Tag::a) ++open_links_;
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
  if (tag.closes_itself) out_.html.push_back('/');
  out_.html.push_back('>');
  if (tag.tag == Tag::pre || tag.tag == Tag::listing) behind_pre_ = out_.html.size();
}

// Those that tree construction reads: whether an input is hidden, what tells formatting elements
// apart, what makes HTML of foreign content.
void SkeletonWriter::emit_attributes(const StartTag& tag) {
  if (tag.has.empty()) return;
  const auto value = [&](Attr name) { return out_.value(tag, name); };
  if (tag.tag == Tag::input) {
    if (equals_ignoring_case(value(Attr::type), "hidden")) out_.html.append(" type=hidden");
  } else if (tag.tag == Tag::annotation_xml) {
    const std::string_view encoding = value(Attr::encoding);
    if (equals_ignoring_case(encoding, "text/html")) out_.html.append(" encoding=text/html");
    if (equals_ignoring_case(encoding, "application/xhtml+xml")) {
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
// ignores it: an attribute with the tag's number tells afterwards.
void SkeletonWriter::emit_marker(std::uint32_t number) {
  if (out_.tags[number].has.empty() || markers_ == kMostMarkers) return;
  ++markers_;
  out_.html.append(" a").append(std::to_string(number));
}

}  // namespace pith
