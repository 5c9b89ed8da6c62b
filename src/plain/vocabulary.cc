#include "plain/vocabulary.h"

#include <algorithm>
#include <utility>

namespace pith::internal {

std::size_t Dictionary::place(Token token) const {
  const std::size_t mask = slots_.size() - 1;
  // For some numbers, FNV mixes the upper bits better.
  std::size_t at = (token ^ token >> 32) & mask;
  while (slots_[at].token != token && slots_[at].word != kNone) at = (at + 1) & mask;
  return at;
}

void Dictionary::grow() {
  constexpr std::size_t kMinSlots = 2048;
  const std::vector<Slot> before =
      std::exchange(slots_, std::vector<Slot>(std::max(kMinSlots, 2 * slots_.size())));
  for (const Slot& slot : before) {
    if (slot.word != kNone) slots_[place(slot.token)] = slot;
  }
}

Dictionary::Word Dictionary::number(Token token) {
  if (2 * size_ >= slots_.size()) grow();
  Slot& slot = slots_[place(token)];
  if (slot.word == kNone) slot = {token, static_cast<Word>(size_++)};
  return slot.word;
}

void Vocabulary::add(std::span<const Dictionary::Word> block, bool marked) {
  ++blocks_;
  for (const Dictionary::Word word : block) {
    Entry& entry = entries_[word];
    if (entry.last_block == blocks_) continue;
    entry.last_block = blocks_;
    ++entry.count.blocks;
    entry.count.marked += marked ? 1 : 0;
  }
}

}  // namespace pith::internal
