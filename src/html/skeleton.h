// The skeleton of a page, which is all that the parser sees: the tags without attributes, and one
// placeholder character for each run of text and inline markup. Tables hold what the placeholders
// replace. prefilter.h makes the skeleton, and tree.h puts both parts together again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/tag.h"

namespace pith::internal {

// Bytes of the page that was given to the prefilter or, if references were decoded, of a pool.
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  bool pooled = false;
};

struct AttributeValue {
  Attr name = Attr::count_;
  TextSpan value = {};
};

// A start tag. All positions are offsets into the page.
struct StartTag {
  std::uint32_t begin = 0;  // its '<'
  std::uint32_t end = 0;    // after its '>'
  std::uint32_t name_size = 0;
  std::uint32_t first_attribute = 0;
  std::uint16_t attributes = 0;
  Tag tag = Tag::unknown;
  bool closes_itself = false;  // "<path/>", which has a meaning only in foreign content
  // It is the next sibling of the tag before it in the table, and the parser sees only that one.
  bool follows = false;
  AttrSet has = {};
};

// A part of a sequence: a run of text, or the beginning or end of an inline element.
struct InlineItem {
  enum class Kind : std::uint8_t {
    text,       // used unchanged
    coded,      // with character references to decode
    plain,      // with line ends or control characters to normalize
    white,      // nothing but white space
    open,       // begin: the tag's number
    generated,  // an element without a start tag; begin: its Tag
    close,
  };
  Kind kind = Kind::text;
  std::uint32_t begin = 0;  // of the text, in the page
  std::uint32_t end = 0;
};

class Skeleton {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  // The number of sequences is limited by the number of characters that can name them.
  static constexpr std::size_t kMaxSequences = 1'000'000;
  // Offsets have 32 bits, and decoded text may be a fifth longer.
  static constexpr std::size_t kMaxBytes = 2'000'000'000;

  explicit Skeleton(std::string_view page) : page_(page) {}

  std::string html;  // for the parser
  std::vector<StartTag> tags;
  std::vector<AttributeValue> attributes;
  std::vector<InlineItem> items;
  // The items of a sequence: [begin, end).
  struct Sequence {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::vector<Sequence> sequences;
  std::string pool;  // decoded attribute values and texts
  // False: there were too many sequences, or too much work, and the rest is missing.
  bool whole = true;

  std::string_view page() const { return page_; }
  std::string_view text(TextSpan span) const {
    return std::string_view(span.pooled ? std::string_view(pool) : page_)
        .substr(span.begin, span.size);
  }

  // An attribute's value, or "" if the tag does not have it.
  std::string_view value(const StartTag& tag, Attr name) const {
    if (!tag.has.has(name)) return {};
    const AttributeValue* at = &attributes[tag.first_attribute];
    while (at->name != name) ++at;
    return text(at->value);
  }

  // Records that the start tag `tag` begins at the end of `html`.
  void mark_start(std::uint32_t tag) {
    // Start tags begin at least three bytes apart, because the shortest is "<p>".
    const std::size_t slot = html.size() / 3;
    if (slot >= tag_at_.size()) tag_at_.resize(slot + 1, kNone);
    tag_at_[slot] = tag;
  }
  // The tag that begins at this offset of `html`, or kNone.
  std::uint32_t tag_at(std::size_t offset) const {
    return offset / 3 < tag_at_.size() ? tag_at_[offset / 3] : kNone;
  }

  // Appends the placeholder character of sequence sequences.size() - 1.
  void append_sequence_character();
  // The number of the sequence that a code point represents, or kNone for an ordinary character.
  static std::uint32_t sequence_of(std::uint32_t code_point);

 private:
  std::string_view page_;
  std::vector<std::uint32_t> tag_at_;
};

// For tests and debugging: the markup with attributes in the order of the table, and each sequence
// as [text (a href=/x:linked text) text].
std::string dump(const Skeleton& skeleton);

}  // namespace pith::internal
