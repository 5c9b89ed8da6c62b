// The script of a text, as far as it says something about the language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class Script : std::uint8_t {
  latin,
  cyrillic,
  greek,
  arabic,
  hebrew,
  han,
  kana,
  hangul,
  thai,
  devanagari,
  other,
  count_,
};

// The script of most of the text; count_ if no script dominates. Han characters beside some kana
// count as kana.
struct DominantScript {
  Script script = Script::count_;
  std::size_t letters = 0;  // of all scripts; a character that is a syllable counts as three
};
DominantScript dominant_script(std::string_view text);

// The language of a script that is used for hardly any other, or "".
std::string_view only_language(Script script);

// True when the language is known to be written in another script.
bool is_written_otherwise(std::string_view language, Script script);

}  // namespace pith::internal
