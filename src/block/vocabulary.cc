#include "block/vocabulary.h"

#include <bit>

namespace pith {

Vocabulary::Vocabulary(std::size_t tokens) : slots_(std::bit_ceil(2 * tokens + 2)) {}

std::size_t Vocabulary::slot(Token token) const {
  const std::size_t mask = slots_.size() - 1;
  // The upper bits of FNV are the better mixed ones.
  std::size_t at = (token ^ token >> 32) & mask;
  while (slots_[at].token != token && slots_[at].token != 0) at = (at + 1) & mask;
  return at;
}

void Vocabulary::add(std::span<const Token> block) {
  ++blocks_;
  for (const Token token : block) {
    Slot& entry = slots_[slot(token)];
    if (entry.last_block == blocks_) continue;
    entry.token = token;
    entry.last_block = blocks_;
    ++entry.count;
  }
}

}  // namespace pith
