// Tells the language of a text, with CLD2.
#pragma once

#include <array>
#include <string_view>

namespace pith::internal {

struct LanguageShare {
  std::string_view tag = {};  // BCP 47 ("de", "zh-Hant"), "" for none
  int percent = 0;            // of the text
};

struct DetectedLanguage {
  std::string_view tag = {};  // "" when the language cannot be told
  // How much of what is usual in texts of this language the text has, 1000 for all of it. Lists of
  // names and goods have less.
  int likeness = 0;
  std::array<LanguageShare, 3> shares = {};  // the languages of parts of the text
};

// `text` is valid UTF-8. Its cost is linear; a caller bounds it.
DetectedLanguage detect_language(std::string_view text);

// True for a language that detect_language() may tell. About others, its answer means nothing.
bool is_detectable(std::string_view language);

}  // namespace pith::internal
