// The words of a page's prose, by how many of its blocks they stand in: what the page itself says
// of a language nobody has a list of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "text/tokens.h"

namespace pith {

class Vocabulary {
 public:
  // Room for this many different tokens.
  explicit Vocabulary(std::size_t tokens);

  // Counts each token of a block once.
  void add(std::span<const Token> block);

  std::uint32_t blocks() const { return blocks_; }
  // In how many blocks the token stands.
  std::uint32_t count(Token token) const { return slots_[slot(token)].count; }

 private:
  struct Slot {
    Token token = 0;
    std::uint32_t count = 0;
    std::uint32_t last_block = 0;
  };

  std::size_t slot(Token token) const;

  std::vector<Slot> slots_;
  std::uint32_t blocks_ = 0;
};

}  // namespace pith
