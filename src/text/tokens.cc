#include "text/tokens.h"

#include <utf8proc.h>

#include <array>

#include "text/char_class.h"

namespace pith {
namespace {

// FNV-1a (Fowler, Noll, Vo), over code points.
constexpr Token kBasis = 14695981039346656037ULL;
constexpr Token kPrime = 1099511628211ULL;

// Letters in lower case, digits; 0 for what is in no word.
constexpr std::array<unsigned char, 128> kInWord = [] {
  std::array<unsigned char, 128> table = {};
  for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = c;
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = c;
  return table;
}();

class Reader {
 public:
  explicit Reader(std::vector<Token>& out) : out_(out) {}

  void take(bool digit, std::uint32_t folded) {
    in_word_ = true;
    number_ = number_ & digit;
    hash_ = (hash_ ^ folded) * kPrime;
  }

  void end() {
    if (!in_word_) return;
    out_.push_back(number_ ? kNumberToken : hash_);
    in_word_ = false;
    number_ = true;
    hash_ = kBasis;
  }

 private:
  std::vector<Token>& out_;
  Token hash_ = kBasis;
  bool in_word_ = false;
  bool number_ = true;  // no letter so far
};

}  // namespace

void append_tokens(std::string_view utf8, std::vector<Token>& tokens) {
  Reader reader(tokens);
  const auto* p = reinterpret_cast<const unsigned char*>(utf8.data());
  for (const unsigned char* const end = p + utf8.size(); p != end;) {
    if (*p < 0x80) {
      const unsigned char folded = kInWord[*p++];
      folded != 0 ? reader.take(folded <= '9', folded) : reader.end();
      continue;
    }
    const char32_t c = next_code_point(p, end);
    const CharClass kind = classify(c);
    if (kind == CharClass::mark) continue;
    const bool alone = kind == CharClass::unspaced;
    if (alone || !is_word_class(kind)) reader.end();
    if (!alone && !is_word_class(kind)) continue;
    // By way of the upper case, which joins variants such as final and other sigma.
    const utf8proc_int32_t upper = utf8proc_toupper(static_cast<utf8proc_int32_t>(c));
    reader.take(kind == CharClass::digit, static_cast<std::uint32_t>(utf8proc_tolower(upper)));
    if (alone) reader.end();
  }
  reader.end();
}

}  // namespace pith
