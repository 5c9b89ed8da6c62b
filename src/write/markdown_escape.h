// Escapes text for Markdown: puts a backslash before characters that CommonMark (or GitHub's tables
// and strikethrough) would read as markup, and before no others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pith::internal {

// What stands for a line break inside a block.
enum class MarkdownBreak : std::uint8_t {
  backslash,  // paragraphs; only these have starts of lines where block markup could begin
  space,      // headings
  html,       // table cells: <br>
};

// A part of a block's text that is followed or preceded by markup of our own.
struct MarkdownRun {
  std::size_t begin = 0;
  std::size_t end = 0;
  MarkdownBreak breaks = MarkdownBreak::backslash;
  bool in_link = false;        // or in an image's description
  bool at_line_start = false;  // nothing is printed yet on this line
};

std::string escape_markdown(std::string_view text, const MarkdownRun& run);

// A code span, its backticks chosen so that those in `code` do not end it.
std::string markdown_code_span(std::string_view code);

// The number of backticks in the longest run of them.
std::size_t longest_backtick_run(std::string_view text);

// The part in parentheses of a link or image, in angle brackets where that is needed.
std::string markdown_target(std::string_view target);

}  // namespace pith::internal
