// Reduces a page that exceeds a limit to its text, with one paragraph for each run between tags
// that break lines. It builds no tree. The text then goes to the scorer for plain text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

struct Flattened {
  std::string text;  // paragraphs with an empty line between them, white space folded
  // The page's offset of an offset in `text`.
  std::size_t source_offset(std::size_t offset) const;

  // Where runs of text begin, ascending.
  struct Piece {
    std::size_t out = 0;
    std::size_t in = 0;
  };
  std::vector<Piece> pieces;
};

// Takes linear time for any page, and memory of about its size.
Flattened flatten(std::string_view page);

}  // namespace pith::internal
