// Counts words, sentences and characters of a text in spaced and unspaced scripts; normalizes to
// NFC.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pith::internal {

// What the scorer needs to know of a text, counted in one pass.
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

// The text begins with a character of such a script or with its punctuation.
bool begins_unspaced(std::string_view utf8);

// Canonical composition where anything may need it; returns false and leaves `text` alone when it
// is NFC already (the usual case, decided without a table look-up). ZWNJ and ZWJ stay.
bool normalize_nfc(std::string& text);

// Lower-case (simple case folding) with every run of what is neither letter nor digit folded to
// one space, trimmed: the key under which two texts count as the same.
std::string folded_key(std::string_view utf8);

// The same into a buffer of the caller's, whose content it replaces.
void fold_to_key(std::string_view utf8, std::string& key);

}  // namespace pith::internal
