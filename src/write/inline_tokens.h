// Divides a block's text into runs by its spans, for the Markdown and the HTML writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pith/article.h"

namespace pith {

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
  const Span* span = nullptr;  // links: where to
};

struct InlineMarkup {
  std::vector<InlineRange> emphasis;
  std::vector<InlineRange> strong;
  std::vector<InlineRange> code;
  std::vector<InlineRange> links;
  std::vector<const Span*> images;  // sorted by place
};

struct InlineOptions {
  bool links = false;
  bool images = false;
};

// The block's spans in a shape that nothing can go wrong with: invalid ones (out of range, inside
// a code point, links in links, unsafe targets) are left out, ranges of one kind that overlap or
// touch are one, white space at their ends is outside.
InlineMarkup inline_markup(const Block& block, const InlineOptions& options);

struct InlineToken {
  enum class Kind : std::uint8_t { text, code, open, close, image };
  Kind kind = Kind::text;
  SpanKind style = SpanKind::emphasis;  // open, close: emphasis, strong or link
  std::size_t begin = 0;                // text, code: the bytes of the block's text
  std::size_t end = 0;
  const Span* span = nullptr;  // image; open and close of a link
  std::size_t partner = 0;     // open: the index of its close, and the other way round
};

// Opens and closes nest; a range that crosses another is closed and opened again.
std::vector<InlineToken> inline_tokens(std::string_view text, const InlineMarkup& markup);

// The target fit for printing: what cannot stand in a URL (white space, controls) is percent-
// encoded.
std::string printable_url(std::string_view target);

// A code block's language as far as it may stand behind a fence or in a class name: what is no
// name at all gives the empty string.
std::string printable_language(std::string_view language);

}  // namespace pith
