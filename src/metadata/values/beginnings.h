// Whether a text may begin with one of a table's, told by its first two bytes: every short text of
// a page is asked for what stands before a name.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith {

class Beginnings {
 public:
  // Texts of two bytes or more, in lower case; A to Z count like a to z.
  template <std::size_t kTexts>
  constexpr explicit Beginnings(const std::array<std::string_view, kTexts>& texts) {
    for (const std::string_view text : texts) {
      const auto first = static_cast<unsigned char>(text[0]);
      seconds_[first] |= low_bits(text[1]);
      if (first >= 'a' && first <= 'z') seconds_[first - 'a' + 'A'] |= low_bits(text[1]);
    }
  }

  // False: it does not begin with any of them.
  constexpr bool may_begin(std::string_view text) const {
    return text.size() > 1 &&
           (seconds_[static_cast<unsigned char>(text[0])] & low_bits(text[1])) != 0;
  }

 private:
  // Of a byte the lowest five bits, which small letters and capitals share.
  static constexpr std::uint32_t low_bits(char c) {
    return std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
  }

  std::array<std::uint32_t, 256> seconds_ = {};  // by first byte
};

}  // namespace pith
