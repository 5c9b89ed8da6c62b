// Counts words, sentences and characters of a text in spaced and unspaced scripts; normalizes to
// NFC.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pith::internal {

// The counts of a text that the scorer needs, made in one pass.
struct TextCounts {
  float words = 0;  // runs of letters and digits; a Han/Kana/Thai/... character counts .6
  std::uint32_t characters = 0;  // code points without white space
  std::uint32_t letters = 0;
  std::uint32_t digits = 0;
  std::uint32_t uppercase = 0;
  std::uint32_t commas = 0;         // commas of all scripts
  std::uint32_t sentence_ends = 0;  // . ! ? and similar, when white space or the end follows
                                    // (unspaced scripts: always)
  bool ends_sentence = false;       // the text's last character (quotes, brackets skipped) ends one
};

TextCounts count_text(std::string_view utf8);

// A code point of a script written without spaces (Han, Kana, Thai, Lao, Khmer, Burmese).
bool is_unspaced(char32_t code_point);

// Whether the text begins with a character of such a script or with its punctuation.
bool begins_unspaced(std::string_view utf8);

// Composes canonically if needed. Returns false and leaves `text` unchanged if it is NFC already
// (the usual case, decided without a table look-up). ZWNJ and ZWJ are kept.
bool normalize_nfc(std::string& text);

// Lower-case text (simple case folding) in which every run of other characters than letters and
// digits is one space, trimmed. Texts with the same key count as equal.
std::string folded_key(std::string_view utf8);

// The same at the end of `out`.
void append_folded_key(std::string_view utf8, std::string& out);

}  // namespace pith::internal
