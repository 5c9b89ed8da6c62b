#include "plain/name_line.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "text/char_class.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxBytes = 70;
constexpr std::size_t kMinWords = 2;
constexpr std::size_t kMaxWords = 4;
constexpr std::size_t kMaxParticles = 2;
constexpr std::size_t kMaxParticleBytes = 4;
// Names in Chinese, Japanese and Korean have two to eight characters and at most one space.
constexpr std::size_t kMinCharacters = 2;
constexpr std::size_t kMaxCharacters = 8;
constexpr std::size_t kMaxSyllables = 4;
constexpr char32_t kFirstUncased = 0x530;  // Latin, Greek and Cyrillic come before

bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

// Signs that names have: in initials, in double and in foreign names.
bool may_be_in_name(char32_t c) {
  return c == '.' || c == '-' || c == '\'' || c == 0x2019 || c == 0x30FB || c == 0xB7 ||
         c == 0x200C;
}

struct Word {
  char32_t first = 0;
  CharClass kind = CharClass::other;  // of `first`
  std::size_t characters = 0;
  std::size_t bytes = 0;
};

// Cuts the line into words. Returns their number, or 0 for a line that is no name.
std::size_t read_words(std::string_view line, std::array<Word, kMaxWords + 1>& words) {
  std::size_t count = 0;
  bool in_word = false;
  const auto* p = reinterpret_cast<const unsigned char*>(line.data());
  for (const unsigned char* const end = p + line.size(); p != end;) {
    const unsigned char* const begin = p;
    const char32_t c = next_code_point(p, end);
    const CharClass kind = classify(c);
    if (kind == CharClass::space) {
      in_word = false;
      continue;
    }
    const bool letter =
        kind == CharClass::lower || kind == CharClass::upper || kind == CharClass::unspaced;
    if (!letter && kind != CharClass::mark && !(in_word && may_be_in_name(c))) return 0;
    if (!in_word) {
      if (count == words.size()) return 0;
      words[count++] = {c, kind, 0, 0};
    }
    in_word = true;
    words[count - 1].characters += letter ? 1 : 0;
    words[count - 1].bytes += static_cast<std::size_t>(p - begin);
  }
  return count;
}

}  // namespace

NameShape name_shape(std::string_view line) {
  line = trim(line, kHtmlSpace);
  if (line.empty() || line.size() > kMaxBytes) return NameShape::none;
  std::array<Word, kMaxWords + 1> words;
  const std::size_t count = read_words(line, words);
  if (count == 0) return NameShape::none;
  const auto end = words.begin() + static_cast<std::ptrdiff_t>(count);
  if (words[0].kind == CharClass::unspaced || is_hangul(words[0].first)) {
    std::size_t characters = 0;
    for (auto word = words.begin(); word != end; ++word) characters += word->characters;
    // A Korean name of more syllables than one word has is two words.
    const bool fits = count <= 2 && characters >= kMinCharacters && characters <= kMaxCharacters &&
                      (!is_hangul(words[0].first) || words[0].characters <= kMaxSyllables);
    return fits ? NameShape::unspaced : NameShape::none;
  }
  if (count < kMinWords) return NameShape::none;
  if (words[0].first >= kFirstUncased) {
    return count <= kMaxWords ? NameShape::uncased : NameShape::none;
  }
  if (words[0].kind != CharClass::upper || words[count - 1].kind != CharClass::upper) {
    return NameShape::none;
  }
  std::size_t particles = 0;
  for (auto word = words.begin(); word != end; ++word) {
    if (word->kind == CharClass::upper) continue;
    if (word->bytes > kMaxParticleBytes) return NameShape::none;
    ++particles;
  }
  return particles <= kMaxParticles && count - particles <= kMaxWords ? NameShape::capitals
                                                                      : NameShape::none;
}

}  // namespace pith::internal
