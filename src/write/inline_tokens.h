// Divides a block's text into runs by its spans, for the Markdown and the HTML writer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pith/article.h"

namespace pith::internal {

// The bounds of `text` between `begin` and `end` without white space at either side.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};
TextRange trimmed(std::string_view text, TextRange range);
bool is_blank(std::string_view text);

// Inline markup over text[begin, end). Those of one kind are sorted and disjoint.
struct InlineRange {
  SpanKind kind = SpanKind::emphasis;
  std::size_t begin = 0;
  std::size_t end = 0;
  const Span* span = nullptr;
};

// Kinds of spans that are no more than a pair of marks around their text.
inline constexpr std::array kMarkKinds = {SpanKind::superscript, SpanKind::subscript,
                                          SpanKind::deleted,     SpanKind::inserted,
                                          SpanKind::marked,      SpanKind::quotation};

struct InlineMarkup {
  std::vector<InlineRange> emphasis;
  std::vector<InlineRange> strong;
  // Text that is printed as it is: code, keys, formulas; and references to notes. A formula without
  // a span is one whose delimiters are in the text.
  std::vector<InlineRange> code;
  std::vector<InlineRange> links;
  std::array<std::vector<InlineRange>, kMarkKinds.size()> marks;  // as kMarkKinds
  std::vector<const Span*> images;                                // sorted by place
};

struct InlineOptions {
  bool links = false;
  bool images = false;
  // The labels of the notes that are printed: references to others are plain text.
  const std::set<std::string_view>* notes = nullptr;
  bool raises_marks = false;  // ... in a superscript
};

// The block's spans in a shape that nothing can go wrong with: invalid ones (out of range, inside
// a code point, links in links, unsafe targets) are left out, ranges of one kind that overlap or
// touch are one, white space at their ends is outside.
InlineMarkup inline_markup(const Block& block, const InlineOptions& options);

// Whether the image is behind all text of its block, which ends without the space before the image.
bool ends_text(const Span& image, std::string_view text);

// The captions of the block's images.
std::vector<std::string_view> captions_of(const Block& block);

struct InlineToken {
  enum class Kind : std::uint8_t { text, code, open, close, image };
  Kind kind = Kind::text;
  // Open, close: emphasis, strong, link, or a mark; code: code, keyboard, math or
  // note_reference.
  SpanKind style = SpanKind::emphasis;
  std::size_t begin = 0;  // text, code: the bytes of the block's text
  std::size_t end = 0;
  const Span* span = nullptr;  // image; code; open and close of a link
  std::size_t partner = 0;     // open: the index of its close, and the other way round
};

// Opens and closes nest; a range that crosses another is closed and opened again.
std::vector<InlineToken> inline_tokens(std::string_view text, const InlineMarkup& markup);

// The target fit for printing: what cannot be in a URL (white space, controls) is percent-
// encoded.
std::string printable_url(std::string_view target);

// A code block's language as far as it may be behind a fence or in a class name: what is no
// name at all gives the empty string.
std::string printable_language(std::string_view language);

}  // namespace pith::internal
