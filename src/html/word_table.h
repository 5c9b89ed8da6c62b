// A fixed set of short words, each with a value, made at compile time and asked very often: the
// words of class names, in cues.cc and in metadata/sources/source.cc.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace pith {

// A word of up to 16 bytes as two numbers, which compare at once.
struct PackedWord {
  static constexpr std::size_t kLongest = 16;

  std::uint64_t low = 0;
  std::uint64_t high = 0;

  constexpr PackedWord() = default;
  // Precondition: at most kLongest bytes.
  constexpr explicit PackedWord(std::string_view word) {
    if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
      std::array<std::uint64_t, 2> bytes = {};
      std::memcpy(bytes.data(), word.data(), word.size());
      low = bytes[0];
      high = bytes[1];
      return;
    }
    for (std::size_t i = 0; i < word.size(); ++i) {
      const auto byte = std::uint64_t{static_cast<unsigned char>(word[i])};
      (i < 8 ? low : high) |= byte << (i % 8 * 8);
    }
  }
  // The `size` bytes at `at` of `text`, at most 8, in small letters: one load where the text goes
  // on.
  static PackedWord small(std::string_view text, std::size_t at, std::size_t size) {
    constexpr std::size_t kBytes = sizeof(std::uint64_t);
    PackedWord word;
    if (std::endian::native == std::endian::little && text.size() - at >= kBytes && size > 0) {
      std::memcpy(&word.low, text.data() + at, kBytes);
      word.low &= ~std::uint64_t{0} >> 8 * (kBytes - size);
    } else {
      word = PackedWord(text.substr(at, size));
    }
    word.low |= (word.low & 0x4040404040404040) >> 1;  // '[' becomes '{', which no word holds
    return word;
  }
  constexpr bool operator==(const PackedWord&) const = default;
};

template <typename Value, std::size_t kWords>
class WordTable {
 public:
  struct Row {
    std::string_view word;
    Value value;
  };

  constexpr explicit WordTable(const std::array<Row, kWords>& rows) {
    for (const Row& row : rows) {
      std::size_t at = slot(PackedWord(row.word));
      while (slots_[at].used) at = (at + 1) % kSlots;
      slots_[at] = {PackedWord(row.word), row.value, true};
    }
  }

  // Null when the word is not in the table.
  constexpr const Value* find(std::string_view word) const {
    if (word.size() > PackedWord::kLongest) return nullptr;
    return find(PackedWord(word));
  }
  constexpr const Value* find(const PackedWord& packed) const {
    for (std::size_t at = slot(packed); slots_[at].used; at = (at + 1) % kSlots) {
      if (slots_[at].word == packed) return &slots_[at].value;
    }
    return nullptr;
  }

 private:
  // At most a quarter full, so that most words that are not there meet an empty slot at once.
  static constexpr std::size_t kSlots = std::bit_ceil(4 * kWords);

  struct Slot {
    PackedWord word = {};
    Value value = {};
    bool used = false;
  };

  static constexpr std::size_t slot(const PackedWord& word) {
    const std::uint64_t mixed =
        (word.low ^ (word.high * 0x9E3779B97F4A7C15ULL)) * 0xD6E8FEB86659FD93ULL;
    return static_cast<std::size_t>(mixed >> 40) % kSlots;
  }

  std::array<Slot, kSlots> slots_ = {};
};

}  // namespace pith
