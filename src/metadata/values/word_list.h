// A fixed list of words that is asked about every word of a byline, and seldom has it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith {

class WordList {
 public:
  // Words in lower case, between single spaces; the text begins and ends with one.
  constexpr explicit WordList(std::string_view words) : words_(words) {
    for (std::size_t at = 1; at < words.size();) {
      const std::size_t end = words.find(' ', at);
      lengths_[static_cast<unsigned char>(words[at])] |= bit(end - at);
      at = end + 1;
    }
  }

  constexpr bool has(std::string_view word) const {
    if (word.empty() || (lengths_[static_cast<unsigned char>(word[0])] & bit(word.size())) == 0) {
      return false;
    }
    for (std::size_t at = 1; at < words_.size();) {
      const std::size_t end = words_.find(' ', at);
      if (words_.substr(at, end - at) == word) return true;
      at = end + 1;
    }
    return false;
  }

 private:
  static constexpr std::uint32_t bit(std::size_t length) {
    return std::uint32_t{1} << std::min<std::size_t>(length, 31);
  }

  std::string_view words_;
  std::array<std::uint32_t, 256> lengths_ = {};  // of the words with this first byte
};

}  // namespace pith
