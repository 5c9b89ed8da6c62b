// The words of a page's prose with the number of blocks that have them. They replace lists of stop
// words, which do not exist for every language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "text/tokens.h"

namespace pith::internal {

// Numbers different tokens, or keys of whole lines, from 0 on, so that counting them needs no
// hashing.
class Dictionary {
 public:
  using Word = std::uint32_t;

  // The token's number. A new token gets the next number.
  Word number(Token token);
  std::size_t size() const { return size_; }

 private:
  struct Slot {
    Token token = 0;
    Word word = kNone;
  };
  static constexpr Word kNone = UINT32_MAX;

  std::size_t place(Token token) const;
  void grow();

  std::vector<Slot> slots_;  // open addressing, at most half full
  std::size_t size_ = 0;
};

class Vocabulary {
 public:
  // Blocks that have a word, and those of them that are marked.
  struct Count {
    std::uint32_t blocks = 0;
    std::uint32_t marked = 0;
  };

  // For words with numbers below `words`.
  explicit Vocabulary(std::size_t words) : entries_(words) {}

  // Counts each word of a block once.
  void add(std::span<const Dictionary::Word> block, bool marked);

  std::uint32_t blocks() const { return blocks_; }
  Count count(Dictionary::Word word) const { return entries_[word].count; }

 private:
  struct Entry {
    Count count;
    std::uint32_t last_block = 0;
  };

  std::vector<Entry> entries_;
  std::uint32_t blocks_ = 0;
};

}  // namespace pith::internal
