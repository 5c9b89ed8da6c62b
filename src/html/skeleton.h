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

// Bytes of the page as it was given to the prefilter or, where references were decoded, of a pool.
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  bool pooled = false;
};

struct AttributeValue {
  Attr name = Attr::count_;
  TextSpan value = {};
};

// A start tag; everything is an offset into the page.
struct StartTag {
  std::uint32_t begin = 0;  // its '<'
  std::uint32_t end = 0;    // behind its '>'
  std::uint32_t name_size = 0;
  std::uint32_t first_attribute = 0;
  std::uint16_t attributes = 0;
  Tag tag = Tag::unknown;
  bool closes_itself = false;  // "<path/>", which says something in foreign content only
  AttrSet has = {};
};

// A piece of a sequence: a run of text, or an inline element's beginning or end.
struct InlineItem {
  enum class Kind : std::uint8_t {
    text,   // as it stands
    coded,  // with references to decode
    plain,  // with line ends or control characters to mend
    white,  // nothing but white space
    open,   // begin: the tag's number
    close,
  };
  Kind kind = Kind::text;
  std::uint32_t begin = 0;  // of the text, in the page
  std::uint32_t end = 0;
};

class Skeleton {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  // More sequences than there are characters to name them cannot be told apart.
  static constexpr std::size_t kMaxSequences = 1'000'000;
  // Offsets have 32 bits, and decoded text may be longer by a fifth.
  static constexpr std::size_t kMaxBytes = 2'000'000'000;

  explicit Skeleton(std::string_view page) : page_(page) {}

  std::string html;  // for the parser
  std::vector<StartTag> tags;
  std::vector<AttributeValue> attributes;
  std::vector<InlineItem> items;
  // Which items a sequence has: [begin, end).
  struct Sequence {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::vector<Sequence> sequences;
  std::string pool;   // decoded attribute values and texts
  bool whole = true;  // false: more than can be told apart, the rest was left out

  std::string_view page() const { return page_; }
  std::string_view text(TextSpan span) const {
    return std::string_view(span.pooled ? std::string_view(pool) : page_)
        .substr(span.begin, span.size);
  }

  // An attribute's value, "" where the tag has none of that name.
  std::string_view value(const StartTag& tag, Attr name) const {
    if (!tag.has.has(name)) return {};
    const AttributeValue* at = &attributes[tag.first_attribute];
    while (at->name != name) ++at;
    return text(at->value);
  }

  // Notes that the start tag `tag` begins at the end of `html`.
  void mark_start(std::uint32_t tag) {
    // No two start tags begin within three bytes: the shortest is "<p>".
    const std::size_t slot = html.size() / 3;
    if (slot >= tag_at_.size()) tag_at_.resize(slot + 1, kNone);
    tag_at_[slot] = tag;
  }
  // The tag that begins at this offset of `html`; kNone when none does.
  std::uint32_t tag_at(std::size_t offset) const {
    return offset / 3 < tag_at_.size() ? tag_at_[offset / 3] : kNone;
  }

  // Appends the character that stands for sequences.size() - 1.
  void append_sequence_character();
  // The number of the sequence a code point stands for; kNone: it stands for itself.
  static std::uint32_t sequence_of(std::uint32_t code_point);

 private:
  std::string_view page_;
  std::vector<std::uint32_t> tag_at_;
};

// For tests and debugging: the markup with its attributes in their tables' order, each sequence as
// [text (a href=/x:linked text) text].
std::string dump(const Skeleton& skeleton);

}  // namespace pith::internal
