// Each block of a flat text on its own: what FlatText begins with.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "block/flat_measure.h"
#include "block/sums.h"
#include "text/char_class.h"
#include "text/tokens.h"

namespace pith {
namespace {

Edge edge_of(char32_t c) {
  switch (classify(c)) {
    case CharClass::upper:
      return Edge::upper;
    case CharClass::lower:
      return Edge::lower;
    case CharClass::digit:
      return Edge::digit;
    case CharClass::unspaced:
      return Edge::unspaced;
    case CharClass::comma:
      return Edge::comma;
    case CharClass::stop:
    case CharClass::strong_stop:
      return c == 0x2026 ? Edge::ellipsis : Edge::stop;
    default:
      if (c == 0x2026) return Edge::ellipsis;
      return c == ':' || c == 0xFF1A ? Edge::colon : Edge::sign;
  }
}

bool is_quote(char32_t c) {
  return c == '"' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x300C;
}

constexpr std::uint64_t kKeyPrime = 1099511628211ULL;  // FNV's

bool is_separator(char32_t c) {
  return c == '|' || c == '>' || c == '/' || c == 0xB7 || c == 0x2022 || c == 0x203A || c == 0xBB ||
         c == 0xAB || c == 0x2039 || c == 0x2192 || c == 0x2190;
}

bool is_small(unsigned char byte) { return byte >= 'a' && byte <= 'z'; }

// What words.h does not count, in one pass; returns the characters of scripts without spaces.
std::uint32_t look_at_characters(std::string_view text, FlatFeatures& f) {
  std::uint32_t words = 0;
  std::uint32_t capitalised = 0;
  std::uint32_t length = 0;
  std::uint32_t longest = 0;
  std::uint32_t glued = 0;
  std::uint32_t separators = 0;
  std::uint32_t questions = 0;
  std::uint32_t quotes = 0;
  std::uint32_t lines = 1;
  std::uint32_t unspaced = 0;
  CharClass before = CharClass::space;
  char32_t last = 0;
  bool before_slash = false;  // "://" so far
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  for (const unsigned char* const end = p + text.size(); p != end;) {
    if (before == CharClass::lower && is_small(*p)) {  // most of most texts
      const unsigned char* const begin = p;
      while (p != end && is_small(*p)) ++p;
      length += static_cast<std::uint32_t>(p - begin);
      longest = std::max(longest, length);
      last = p[-1];
      continue;
    }
    const bool ascii = *p < 0x80;
    const char32_t c = ascii ? *p++ : next_code_point(p, end);
    const CharClass kind = ascii ? kAsciiClasses[c] : classify(c);
    if (kind == CharClass::mark) continue;
    if (is_word_class(kind)) {
      if (!is_word_class(before)) {
        ++words;
        capitalised += kind == CharClass::upper;
        length = 0;
      }
      longest = std::max(longest, ++length);
      glued += before == CharClass::lower && kind == CharClass::upper;
      before_slash = false;
    } else if (kind == CharClass::space) {
      lines += c == '\n';
      before_slash = false;
      before = kind;
      continue;
    } else {
      separators += kind == CharClass::other && is_separator(c);
      questions += c == '?' || c == 0xFF1F || c == 0x61F;
      quotes += is_quote(c);
      f.has_address = f.has_address || c == '@' || (c == '/' && before_slash);
      before_slash = c == '/' && last == ':';
      unspaced += kind == CharClass::unspaced;
    }
    if (last == 0) f.first = edge_of(c);
    // A stop counts behind the quote or bracket that closes after it.
    if (kind != CharClass::closer || last == 0) last = c;
    before = kind;
  }
  if (last != 0) f.last = text.ends_with("...") ? Edge::ellipsis : edge_of(last);
  f.capitalised_share = ratio(static_cast<float>(capitalised), static_cast<float>(words));
  f.longest_word = static_cast<float>(longest);
  f.glued = static_cast<float>(glued);
  f.separators = static_cast<float>(separators);
  f.questions = static_cast<float>(questions);
  f.quotes = static_cast<float>(quotes);
  f.lines = static_cast<float>(lines);
  return unspaced;
}

}  // namespace

FlatText::FlatText(const Page& page, bool phrases) {
  own_.reserve(page.blocks.size());
  Dictionary dictionary;
  std::vector<Token> tokens;
  for (const PageBlock& block : page.blocks) {
    const std::string_view text = block.block.text;
    const TextCounts& counts = block.counts;
    const auto characters = static_cast<float>(counts.characters);
    FlatFeatures& f = own_.emplace_back();
    tokens.clear();
    append_tokens(text, tokens);
    std::uint64_t key = 0;
    for (const Token token : tokens) {
      key = (key ^ token) * kKeyPrime;
      words_.push_back(dictionary.number(token));
    }
    word_begin_.push_back(words_.size());
    keys_.push_back(key);
    unspaced_.push_back(look_at_characters(text, f));
    f.words = counts.words;
    f.characters_per_word = ratio(characters, counts.words);
    f.sentences = static_cast<float>(counts.sentence_ends);
    f.commas = static_cast<float>(counts.commas);
    f.digit_share = ratio(static_cast<float>(counts.digits), characters);
    f.uppercase_share =
        ratio(static_cast<float>(counts.uppercase), static_cast<float>(counts.letters));
    f.ends_sentence = counts.ends_sentence;
    f.prose = f.words >= kFlatProseWords && f.sentences > 0;
    f.shape = shape_of(text);
    if (phrases) f.phrase = find_phrases(tokens);
  }
  different_words_ = dictionary.size();
}

}  // namespace pith
