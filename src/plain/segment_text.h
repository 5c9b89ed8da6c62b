// Divides text without markup into blocks, as page/segment.h does for pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "page/page_model.h"
#include "pith/options.h"

namespace pith::internal {

// A line that is not blank.
struct TextLine {
  std::string_view text;               // without its end
  std::size_t begin = 0;               // its position in the whole text
  std::uint32_t line_ends_before = 0;  // between the line before and this one, at least 1
};

// Lines end in "\n", "\r\n" or "\r".
std::vector<TextLine> split_lines(std::string_view text);

// Makes one block per line, or one block per paragraph of wrapped lines, which are consecutive
// lines none of which had room for the next one's first word. At most `max_blocks` are made. How
// lines are joined depends only on the lines around them.
PageModel segment_lines(std::span<const TextLine> lines, std::size_t max_blocks = SIZE_MAX);

// Inserts an empty line between the remaining blocks of a text if they would otherwise read as one
// paragraph of wrapped lines.
void separate_paragraphs(std::span<Block* const> blocks);

// Whether a text is to be read as plain text: because the options say so, or because it is declared
// as plain text and has no markup.
bool is_plain_text(std::string_view text, const Options& options);

}  // namespace pith::internal
