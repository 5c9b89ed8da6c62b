// Look-up of words in class names: a table of short words that is built at compile time, and a
// cache of results for whole class attributes. cues.cc and metadata/sources/source.cc use them.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace pith::internal {

// A word of up to 16 bytes as two numbers, which are compared at once.
struct PackedWord {
  static constexpr std::size_t kLongest = 16;

  std::uint64_t low = 0;
  std::uint64_t high = 0;

  constexpr PackedWord() = default;
  // Precondition: the word has at most kLongest bytes.
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
  // The `size` bytes (at most 8) at `at` of `text`, lower-cased. It takes one load unless the text
  // ends there.
  static PackedWord small(std::string_view text, std::size_t at, std::size_t size) {
    constexpr std::size_t kBytes = sizeof(std::uint64_t);
    PackedWord word;
    if (std::endian::native == std::endian::little && text.size() - at >= kBytes && size > 0) {
      std::memcpy(&word.low, text.data() + at, kBytes);
      word.low &= ~std::uint64_t{0} >> 8 * (kBytes - size);
    } else {
      word = PackedWord(text.substr(at, size));
    }
    word.low |= (word.low & 0x4040404040404040) >> 1;  // '[' becomes '{', which is in no word
    return word;
  }
  // The same for at most kLongest bytes.
  static PackedWord lowered(std::string_view text, std::size_t at, std::size_t size) {
    constexpr std::size_t kHalf = kLongest / 2;
    PackedWord word = small(text, at, std::min(size, kHalf));
    if (size > kHalf) word.high = small(text, at + kHalf, size - kHalf).low;
    return word;
  }
  constexpr bool operator==(const PackedWord&) const = default;
};

// The end of the word that begins at text[at], or `at` if none does. Words are runs of letters; a
// capital after a lower-case letter begins another one: "postAuthor".
inline std::size_t class_word_end(std::string_view text, std::size_t at) {
  enum Letter : std::uint8_t { kNone, kSmall, kCapital };
  static constexpr std::array<Letter, 256> kLetters = [] {
    std::array<Letter, 256> letters = {};
    for (std::size_t c = 'a'; c <= 'z'; ++c) letters[c] = kSmall;
    for (std::size_t c = 'A'; c <= 'Z'; ++c) letters[c] = kCapital;
    return letters;
  }();
  Letter before = kCapital;
  for (; at < text.size(); ++at) {
    const Letter letter = kLetters[static_cast<unsigned char>(text[at])];
    if (letter == kNone || (letter == kCapital && before == kSmall)) break;
    before = letter;
  }
  return at;
}

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

  // Null if the word is not in the table.
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
  // At most a quarter full, so that most absent words hit an empty slot at once.
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

// A cache of results for texts that recur in one page, such as class attributes. It has one entry
// per hash value, so no page can make it large or slow.
template <typename Value>
class TextCache {
 public:
  // The value of `text`, from make(text) if it is not cached. The text must outlive the cache.
  template <typename Make>
  const Value& get(std::string_view text, Make&& make) {
    Entry& entry = entries_[place_of(text)];
    if (entry.text != text || entry.text.empty()) {
      entry.value = make(text);
      entry.text = text;
    }
    return entry.value;
  }

 private:
  static constexpr int kBits = 8;  // templates have a few dozen class attributes

  struct Entry {
    std::string_view text = {};
    Value value = {};
  };

  static std::size_t place_of(std::string_view text) {
    std::uint64_t sum = text.size();
    const auto mix = [&sum](std::uint64_t word) {
      sum = (sum ^ word) * 0x9E3779B97F4A7C15ULL;
      sum ^= sum >> 29;
    };
    while (text.size() >= sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data(), sizeof word);
      mix(word);
      text.remove_prefix(sizeof word);
    }
    std::uint64_t rest = 0;
    if (!text.empty()) std::memcpy(&rest, text.data(), text.size());
    mix(rest);
    return static_cast<std::size_t>(sum >> (64 - kBits));  // the bits that all other bits affect
  }

  std::array<Entry, std::size_t{1} << kBits> entries_ = {};
};

}  // namespace pith::internal
