// Lists of texts that a line may begin with. Every short text of a page is compared with them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/ascii.h"

namespace pith::internal {

// Finds the few texts of a list that a line may begin with by the line's first two bytes.
template <std::size_t kTexts>
class Beginnings {
 public:
  // Texts of two bytes or more; the case of ASCII letters does not matter.
  constexpr explicit Beginnings(const std::array<std::string_view, kTexts>& texts) {
    for (const std::string_view text : texts) {
      ++ends_[first_byte(text)];
      seconds_[first_byte(text)] |= low_bits(text[1]);
    }
    for (std::size_t byte = 1; byte < ends_.size(); ++byte) ends_[byte] += ends_[byte - 1];
    std::array<std::size_t, 256> next = {};
    for (std::size_t byte = 1; byte < next.size(); ++byte) next[byte] = ends_[byte - 1];
    for (const std::string_view text : texts) texts_[next[first_byte(text)]++] = text;
  }

  // The texts that `line` may begin with, in the order of the list: no other one begins it.
  constexpr std::span<const std::string_view> of(std::string_view line) const {
    if (line.size() < 2) return {};
    const unsigned char first = first_byte(line);
    if ((seconds_[first] & low_bits(line[1])) == 0) return {};
    const std::size_t begin = first == 0 ? 0 : ends_[first - 1U];
    return std::span(texts_).subspan(begin, ends_[first] - begin);
  }

  // The one that begins `line`, ASCII case aside; empty for none.
  std::string_view find(std::string_view line) const {
    for (const std::string_view text : of(line)) {
      if (starts_with_ignore_case(line, text)) return text;
    }
    return {};
  }

 private:
  static constexpr unsigned char first_byte(std::string_view text) {
    return static_cast<unsigned char>(to_lower(text[0]));
  }
  // The lowest five bits of a byte, which lower-case and upper-case letters share.
  static constexpr std::uint32_t low_bits(char c) {
    return std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
  }

  std::array<std::string_view, kTexts> texts_ = {};  // grouped by first byte
  std::array<std::size_t, 256> ends_ = {};           // of the groups
  std::array<std::uint32_t, 256> seconds_ = {};      // low_bits() of second bytes, by first byte
};

}  // namespace pith::internal
