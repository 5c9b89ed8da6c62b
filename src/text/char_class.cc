#include "text/char_class.h"

#include <utf8proc.h>

namespace pith::internal {
namespace {

constexpr CodePointRange kUnspaced[] = {
    {0x0E01, 0x0E3A},   {0x0E40, 0x0E5B},    // Thai
    {0x0E81, 0x0EDF},                        // Lao
    {0x1000, 0x109F},                        // Myanmar
    {0x1780, 0x17FF},   {0x19E0, 0x19FF},    // Khmer
    {0x2E80, 0x2FD5},   {0x3005, 0x3007},    // Han: radicals, iteration marks
    {0x3021, 0x3029},   {0x3031, 0x3035},    //
    {0x3038, 0x303C},   {0x3041, 0x30FA},    // Hiragana, Katakana
    {0x30FC, 0x30FF},   {0x31F0, 0x31FF},    //
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},    // Han
    {0xA9E0, 0xA9FE},   {0xAA60, 0xAA7F},    // Myanmar, extended
    {0xF900, 0xFAD9},   {0xFF66, 0xFF9F},    // Han, compatibility; Katakana, half width
    {0x1AFF0, 0x1B16F}, {0x20000, 0x323AF},  // Kana and Han, supplements
};

constexpr CodePointRange kStops[] = {
    {0x0589, 0x0589}, {0x061F, 0x061F}, {0x06D4, 0x06D4},  // Armenian, Arabic, Urdu
    {0x0700, 0x0702}, {0x0964, 0x0965},                    // Syriac, Devanagari danda
    {0x1362, 0x1362}, {0x1367, 0x1368}, {0x166E, 0x166E},  // Ethiopic, Canadian syllabics
    {0x1803, 0x1803}, {0x1809, 0x1809},                    // Mongolian
    {0x2026, 0x2026}, {0x203C, 0x203D}, {0x2047, 0x2049},  // ellipsis, double marks
    {0x2E2E, 0x2E2E}, {0xFE52, 0xFE52}, {0xFE56, 0xFE57},  //
    {0xFF0E, 0xFF0E},
};

constexpr CodePointRange kStrongStops[] = {
    {0x104B, 0x104B}, {0x17D4, 0x17D5},  // Myanmar, Khmer
    {0x3002, 0x3002}, {0xFF01, 0xFF01}, {0xFF1F, 0xFF1F}, {0xFF61, 0xFF61},
};

constexpr CodePointRange kCommas[] = {
    {0x055D, 0x055D}, {0x060C, 0x060C}, {0x07F8, 0x07F8}, {0x104A, 0x104A}, {0x1363, 0x1363},
    {0x1802, 0x1802}, {0x1808, 0x1808}, {0x2E32, 0x2E32}, {0x2E34, 0x2E34}, {0x2E41, 0x2E41},
    {0x2E49, 0x2E49}, {0x3001, 0x3001}, {0xA4FE, 0xA4FE}, {0xA60D, 0xA60D}, {0xA6F5, 0xA6F5},
    {0xFE10, 0xFE11}, {0xFE50, 0xFE51}, {0xFF0C, 0xFF0C}, {0xFF64, 0xFF64},
};

CharClass punctuation_class(char32_t c) {
  if (in_ranges(kStops, c)) return CharClass::stop;
  if (in_ranges(kStrongStops, c)) return CharClass::strong_stop;
  if (in_ranges(kCommas, c)) return CharClass::comma;
  return c == 0xFF02 || c == 0xFF07 ? CharClass::closer : CharClass::other;
}

CharClass classify_by_category(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return CharClass::upper;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return in_unspaced_script(c) ? CharClass::unspaced : CharClass::lower;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return CharClass::digit;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharClass::mark;
    case UTF8PROC_CATEGORY_CF:  // a zero width space separates words, a soft hyphen does not
      return c == 0xFEFF ? CharClass::space : CharClass::mark;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return CharClass::space;
    // Initial quotes too, because they close quotations in German and Danish.
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PI:
      return CharClass::closer;
    default:
      return c == 0x85 ? CharClass::space : CharClass::other;
  }
}

CharClass class_of(char32_t c) {
  if (c < kAsciiClasses.size()) return kAsciiClasses[c];
  if (c == 0x200B) return CharClass::space;
  const CharClass by_category = classify_by_category(c);
  return by_category == CharClass::other ? punctuation_class(c) : by_category;
}

}  // namespace

bool in_unspaced_script(char32_t c) { return c >= kUnspaced[0].first && in_ranges(kUnspaced, c); }

std::array<std::atomic<std::uint32_t>, 0x10000> CharFacts::known_;

CharFacts CharFacts::look_up(char32_t c) {
  const auto code_point = static_cast<utf8proc_int32_t>(c);
  const auto folded = static_cast<char32_t>(utf8proc_tolower(utf8proc_toupper(code_point)));
  CharFacts facts(class_of(c), folded);
  if (utf8proc_category(code_point) == UTF8PROC_CATEGORY_CF) facts.bits_ |= kFormat;
  if (c < known_.size()) known_[c].store(facts.bits_, std::memory_order_relaxed);
  return facts;
}

bool is_unicode_space(char32_t code_point) {
  return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') || code_point == 0xA0 ||
         code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) ||
         code_point == 0x202F || code_point == 0x205F || code_point == 0x3000;
}

bool is_ascii_punctuation(char32_t code_point) {
  return (code_point >= '!' && code_point <= '/') || (code_point >= ':' && code_point <= '@') ||
         (code_point >= '[' && code_point <= '`') || (code_point >= '{' && code_point <= '~');
}

}  // namespace pith::internal
