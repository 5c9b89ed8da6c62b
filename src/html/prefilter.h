// What stands between the decoded text and Gumbo: a tokenizer-only pass that leaves out what no
// later stage reads, and bounds what makes Gumbo superlinear. The tree built from its result is
// the tree of the page less the nodes left out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

struct Filtered {
  std::string html;
  // The input offset of an offset in `html`.
  std::size_t source_offset(std::size_t offset) const;

  // Where copied pieces begin, ascending; a piece ends where the next begins.
  struct Piece {
    std::size_t out;
    std::size_t in;
  };
  std::vector<Piece> pieces;
};

// Left out: comments, <script> (JSON-LD stays), <style>, <svg>, attributes nobody reads, white
// space between tags beyond one character. Bounded: depth, open formatting elements and
// attributes per tag. Linear in the input, whatever it is.
Filtered prefilter(std::string_view text);

}  // namespace pith
