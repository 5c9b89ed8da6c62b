#include "base/eight_bytes.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstring>
#include <string>

namespace pith::internal {
namespace {

TEST(EightBytes, FindsEveryByteAtEveryPlace) {
  for (int value = 0; value < 256; ++value) {
    for (std::size_t size = 0; size < 20; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        std::string text(size, 'a');
        text[at] = static_cast<char>(value);
        EXPECT_EQ(any_of_eight(text, digits_of), value >= '0' && value <= '9') << value;
        for (const int least : {0x80, 0xD8, 0xE3, 0xFF}) {
          const auto found = any_of_eight(text, [least](std::uint64_t bytes) {
            return at_least(bytes, static_cast<unsigned char>(least));
          });
          EXPECT_EQ(found, value >= least) << value << " " << least;
        }
      }
    }
  }
}

TEST(EightBytes, TellsNeighborsApart) {
  for (const char before : {'\0', '/', '9', '\x7F', '\x80', '\xFF'}) {
    for (const char behind : {'\0', '/', '9', '\x7F', '\x80', '\xFF'}) {
      for (const char c : {'/', '0', '9', ':', '\x80', '\xB0', '\xD8', '\xFF'}) {
        const std::string text = {before, behind, before, c, behind, before, behind, before};
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data(), sizeof bytes);
        std::string digits;
        std::string high;
        for (std::size_t i = 0; i < text.size(); ++i) {
          const bool little = std::endian::native == std::endian::little;
          const std::size_t bit = 8 * (little ? i : text.size() - 1 - i) + 7;
          digits += static_cast<char>('0' + (digits_of(bytes) >> bit & 1U));
          high += static_cast<char>('0' + (at_least(bytes, 0xD8) >> bit & 1U));
        }
        std::string digits_expected;
        std::string high_expected;
        for (const char byte : text) {
          digits_expected += byte >= '0' && byte <= '9' ? '1' : '0';
          high_expected += static_cast<unsigned char>(byte) >= 0xD8 ? '1' : '0';
        }
        EXPECT_EQ(digits, digits_expected);
        EXPECT_EQ(high, high_expected);
      }
    }
  }
}

}  // namespace
}  // namespace pith::internal
