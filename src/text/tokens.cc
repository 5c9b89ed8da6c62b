#include "text/tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include "base/hash.h"
#include "text/char_class.h"

namespace pith::internal {
namespace {

constexpr std::array<bool, 128> kInWord = [] {
  std::array<bool, 128> table = {};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = is_word_class(kAsciiClasses[c]);
  return table;
}();

// Eight characters of an ASCII word in one number, the first in the lowest byte. One bit converts
// letters to lower case and leaves digits unchanged; another distinguishes letters from digits.
constexpr std::uint64_t kSmall = 0x2020202020202020;
constexpr std::uint64_t kLetter = 0x4040404040404040;
constexpr std::size_t kSideBySide = 8;

std::uint64_t side_by_side(const unsigned char* p, std::size_t count) {
  std::uint64_t part = 0;
  for (std::size_t i = 0; i < count; ++i) part |= std::uint64_t{p[i]} << 8 * i;
  return part;
}

// The token of an ASCII word in a text that extends to `end`.
Token ascii_token(const unsigned char* p, std::size_t length, const unsigned char* end) {
  Token token = 0;
  std::uint64_t any = 0;
  for (;;) {
    const std::size_t count = std::min(length, kSideBySide);
    const bool room = static_cast<std::size_t>(end - p) >= kSideBySide;
    std::uint64_t part = room ? side_by_side(p, kSideBySide) : side_by_side(p, count);
    part = (part | kSmall) & ~std::uint64_t{0} >> 8 * (kSideBySide - count);
    any |= part;
    token = mix_bits(token ^ part);
    if (length <= kSideBySide) break;
    p += kSideBySide;
    length -= kSideBySide;
  }
  return (any & kLetter) != 0 ? token : kNumberToken;
}

// A word that is read and folded one character at a time, because it may have non-ASCII characters.
class Word {
 public:
  void take(bool digit, std::uint32_t folded) {
    number_ = number_ && digit;
    ascii_ = ascii_ && folded < 0x80;
    if (length_ > 0 && length_ % kSideBySide == 0) {
      token_ = mix_bits(token_ ^ part_);
      part_ = 0;
    }
    part_ |= std::uint64_t{folded} << 8 * (length_++ % kSideBySide);
    hash_ = (hash_ ^ folded) * kFnvPrime;
  }

  void end(std::vector<Token>& out) {
    if (length_ == 0) return;
    out.push_back(number_ ? kNumberToken : ascii_ ? mix_bits(token_ ^ part_) : mix_bits(hash_));
    *this = {};
  }

  bool begun() const { return length_ > 0; }

 private:
  // FNV-1a (Fowler, Noll, Vo), over code points.
  Token hash_ = kFnvOffset;
  Token token_ = 0;  // of the text before part_, as from ascii_token
  std::uint64_t part_ = 0;
  std::size_t length_ = 0;
  bool ascii_ = true;
  bool number_ = true;  // no letter so far
};

// Appends ASCII words. Stops at a word that may continue after the bytes examined, or at a
// non-ASCII byte, and returns that position.
const unsigned char* append_ascii(const unsigned char* p, const unsigned char* end,
                                  std::vector<Token>& tokens) {
  constexpr std::ptrdiff_t kMax = 64;
  for (;;) {
    // The bytes that are in words, as a bit mask; a branch per byte would be mispredicted often.
    const auto most = static_cast<int>(std::min(kMax, end - p));
    std::uint64_t in_word = 0;
    int count = 0;
    for (; count < most && p[count] < 0x80; ++count) {
      in_word |= std::uint64_t{kInWord[p[count]]} << count;
    }
    while (in_word != 0) {
      const int begin = std::countr_zero(in_word);
      const int length = std::countr_one(in_word >> begin);
      if (begin + length == count && p + count != end) {
        // The last word may continue. If no word came before it, it fills all bytes examined.
        p += begin;
        if (begin == 0 || count < most) return p;
        break;
      }
      tokens.push_back(ascii_token(p + begin, static_cast<std::size_t>(length), end));
      in_word &= begin + length < kMax ? ~std::uint64_t{0} << (begin + length) : 0;
    }
    if (in_word == 0) p += count;
    if (p == end || count < most) return p;
  }
}

}  // namespace

void append_tokens(std::string_view utf8, std::vector<Token>& tokens) {
  Word word;
  const auto* p = reinterpret_cast<const unsigned char*>(utf8.data());
  for (const unsigned char* const end = p + utf8.size(); p != end;) {
    if (!word.begun()) {
      p = append_ascii(p, end, tokens);
      if (p == end) break;
    }
    if (*p < 0x80) {
      const unsigned char c = *p++;
      if (kInWord[c]) {
        word.take(c <= '9', c | 0x20U);
      } else {
        word.end(tokens);
      }
      continue;
    }
    const char32_t c = next_code_point(p, end);
    const CharFacts facts = CharFacts::of(c);
    const CharClass kind = facts.char_class();
    if (kind == CharClass::mark) continue;
    const bool alone = kind == CharClass::unspaced;
    if (alone || !is_word_class(kind)) word.end(tokens);
    if (!alone && !is_word_class(kind)) continue;
    word.take(kind == CharClass::digit, facts.folded());
    if (alone) word.end(tokens);
  }
  word.end(tokens);
}

}  // namespace pith::internal
