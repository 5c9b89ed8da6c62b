// Writes a block's text as inline Markdown: emphasis, strong, code, links and images around escaped
// text.
#pragma once

#include <string>
#include <string_view>

#include "pith/article.h"
#include "write/inline_tokens.h"
#include "write/markdown_escape.h"

namespace pith::internal {

struct MarkdownInline {
  InlineOptions markup;
  MarkdownBreak breaks = MarkdownBreak::backslash;
  bool all_emphasis = false;  // the whole text in italics (captions)
  bool all_strong = false;    // in bold (terms, titles of callouts)
};

// Emphasis that CommonMark would not read as such where it stands ("foo*'bar'*baz") is moved
// inwards past the punctuation, or left out.
std::string markdown_inline(const Block& block, const MarkdownInline& how);

// The link of an embed: "[title](url)" or "<url>".
std::string markdown_embed(const Block& block);

// The caption of an image, in italics.
std::string markdown_caption(std::string_view caption);

}  // namespace pith::internal
