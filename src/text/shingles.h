// Hashes of the runs of three words of a text, by which texts are compared without regard to space,
// punctuation and the case of ASCII letters. A character of an unspaced script counts as a word.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/eight_bytes.h"
#include "base/hash.h"
#include "text/char_class.h"

namespace pith::internal {

// Reads the words of a text as hashes, in order.
class WordHashes {
 public:
  explicit WordHashes(std::string_view utf8)
      : at_(reinterpret_cast<const unsigned char*>(utf8.data())), end_(at_ + utf8.size()) {}

  // False at the end of the text.
  bool next() {
    hash_ = kFnvOffset;
    unspaced_ = false;
    while (at_ != end_) {
      if (*at_ >= 0x80) {
        if (take_other()) return true;
      } else if (kInWord[*at_]) {
        take_ascii();
      } else {
        ++at_;
        if (hash_ != kFnvOffset) return true;
      }
    }
    return hash_ != kFnvOffset;
  }

  std::uint64_t hash() const { return hash_; }
  bool unspaced() const { return unspaced_; }  // a character of an unspaced script

 private:
  static constexpr std::size_t kBytes = 8;
  // Letters differ from their other case in this bit, which digits have too.
  static constexpr std::uint64_t kLower = 0x20 * kEachByte;

  static constexpr std::array<bool, 256> kInWord = [] {
    std::array<bool, 256> word = {};
    for (std::size_t c = 0; c < kAsciiClasses.size(); ++c) {
      word[c] = is_word_class(kAsciiClasses[c]);
    }
    return word;
  }();

  // For each of eight bytes its highest bit, set where the byte is in the range. Precondition: each
  // byte is below 0x80.
  static constexpr std::uint64_t in_range(std::uint64_t bytes, unsigned first, unsigned last) {
    return (bytes + (0x80 - first) * kEachByte) & ~(bytes + (0x7F - last) * kEachByte) & kHighBits;
  }

  // Takes ASCII letters and digits from here on, at least one.
  void take_ascii() {
    if constexpr (std::endian::native == std::endian::little) {
      while (static_cast<std::size_t>(end_ - at_) >= kBytes) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, at_, kBytes);
        bytes |= kLower;
        const std::uint64_t low = bytes & ~kHighBits;
        const std::uint64_t other =
            ~((in_range(low, '0', '9') | in_range(low, 'a', 'z')) & ~bytes) & kHighBits;
        if (other != 0) {
          const auto bits = static_cast<unsigned>(std::countr_zero(other)) - 7;
          if (bits > 0) add(bytes & ((std::uint64_t{1} << bits) - 1));
          at_ += bits / 8;
          return;
        }
        add(bytes);
        at_ += kBytes;
      }
    }
    std::uint64_t bytes = 0;
    unsigned bits = 0;
    for (; at_ != end_ && kInWord[*at_]; ++at_, bits += 8) {
      if (bits == 8 * kBytes) {
        add(bytes);
        bytes = 0;
        bits = 0;
      }
      bytes |= std::uint64_t{*at_ | 0x20U} << bits;
    }
    if (bits > 0) add(bytes);
  }

  // Takes a character that is not ASCII; true where it ends a word.
  bool take_other() {
    const unsigned char* const begin = at_;
    const char32_t c = next_code_point(at_, end_);
    const CharClass kind = classify(c);
    if (is_word_class(kind)) {
      add(c);
      return false;
    }
    if (kind == CharClass::mark) return false;
    if (hash_ != kFnvOffset) {
      at_ = begin;
      if (kind != CharClass::unspaced) next_code_point(at_, end_);
      return true;
    }
    if (kind != CharClass::unspaced) return false;
    add(c);
    unspaced_ = true;
    return true;
  }

  void add(std::uint64_t unit) { hash_ = (hash_ ^ unit) * kFnvPrime; }

  const unsigned char* at_;
  const unsigned char* end_;
  std::uint64_t hash_ = 0;
  bool unspaced_ = false;
};

// Calls put(hash, unspaced) for each run of three words of a text, or once where the text has only
// one or two words: such a text matches only a text that is equal as a whole. `unspaced` is that of
// the last word. `put` returns whether to go on.
template <typename Put>
void for_each_shingle(std::string_view utf8, Put put) {
  WordHashes words(utf8);
  if (!words.next()) return;
  std::uint64_t before = words.hash();
  if (!words.next()) {
    put(before * kFnvPrime, words.unspaced());
    return;
  }
  std::uint64_t previous = words.hash();
  const bool unspaced = words.unspaced();
  if (!words.next()) {
    put((before * kFnvPrime ^ previous) * kFnvPrime, unspaced);
    return;
  }
  do {
    const std::uint64_t word = words.hash();
    if (!put((before * kFnvPrime ^ previous) * kFnvPrime ^ word, words.unspaced())) return;
    before = previous;
    previous = word;
  } while (words.next());
}

}  // namespace pith::internal
