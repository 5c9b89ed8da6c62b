#include "metadata/values/detect_language.h"

// clang-format off
#include <cstdio>  // which CLD2's header needs and does not include
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
// clang-format on

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "metadata/values/close_languages.h"
#include "metadata/values/scripts.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// Bytes of letters that CLD2 needs. Measured on pieces of the Universal Declaration of Human Rights
// in 36 languages: of those with 40 to 60 bytes 2.3 % are told wrong, of those above .6 %.
constexpr int kMinBytes = 60;
constexpr int kUsualLikeness = 1000;
// Measured on pieces of 20 words: with 300, 2 % of Slovenian manuals have less; with 200, more of
// the texts in languages that CLD2 does not know are taken for one that it knows.
constexpr int kMinLikeness = 250;
// Letters of a script that belongs to one language. Chosen: more than a foreign name has.
constexpr std::size_t kMinLetters = 40;

// CLD2's codes that are not BCP 47 or not the preferred ones.
std::string_view tag_of(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kCodes = {{
      {"iw", "he"},
      {"jw", "jv"},
      {"mo", "ro"},
      {"sh", "sr"},
      {"sr-ME", "sr"},
      {"blu", "hmn"},
      {"nb", "no"},
      {"un", ""},
  }};
  for (const auto& [from, to] : kCodes) {
    if (code == from) return to;
  }
  // "xx-Qaai" is a script without a language, "zzp" and "tlh" are jokes.
  if (code.starts_with("xx") || code.starts_with("zz") || code == "tlh") return {};
  return code;
}

// CLD2 takes what it does not know for English. Texts have words like these; lists of names and
// numbers do not, and "a" and "i" are words of other languages, too.
bool has_english_words(std::string_view text) {
  constexpr std::array<std::string_view, 13> kWords = {" the ", " of ",  " and ", " to ",   " is ",
                                                       " for ", " you ", " we ",  " with ", " it ",
                                                       " are ", " in ",  " on "};
  const std::string key = " " + folded_key(text.substr(0, 400)) + " ";
  return std::any_of(kWords.begin(), kWords.end(),
                     [&key](std::string_view word) { return key.find(word) != std::string::npos; });
}

// What CLD2 tells. With `guess`, it is also what it is not sure of.
DetectedLanguage ask_cld2(std::string_view text, bool guess) {
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int bytes = 0;
  int valid = 0;
  bool reliable = false;
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const CLD2::Language told = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true, &hints,
      guess ? CLD2::kCLDFlagBestEffort : 0, languages.data(), percents.data(), scores.data(),
      nullptr, &bytes, &reliable, &valid);
  DetectedLanguage found;
  if (bytes < kMinBytes) return found;
  found.tag = tag_of(CLD2::LanguageCode(told));
  for (std::size_t i = 0; i < languages.size(); ++i) {
    found.shares[i] = {tag_of(CLD2::LanguageCode(languages[i])), percents[i]};
    if (languages[i] == told) found.likeness = static_cast<int>(scores[i]);
  }
  return found;
}

}  // namespace

DetectedLanguage detect_language(std::string_view text) {
  DetectedLanguage found = ask_cld2(text, /*guess=*/false);
  if (found.tag == "en" && !has_english_words(text)) found = {};
  if (!found.tag.empty() && found.likeness >= kMinLikeness) return found;
  const DominantScript script = dominant_script(text);
  if (script.letters < kMinLetters) return {};
  // Of languages that are alike, CLD2 is often not sure, and their likeness is low. It takes
  // Croatian for Slovak then.
  if (found.tag.empty()) found = ask_cld2(text, /*guess=*/true);
  for (LanguageShare& share : found.shares) {
    const std::string_view tag = share.tag == "sk" ? "hr" : share.tag;
    if (!has_many_pieces(tag, text)) continue;
    found.tag = share.tag = tag;
    return found;
  }
  found = {.tag = only_language(script.script)};
  if (!found.tag.empty()) {
    found.likeness = kUsualLikeness;
    found.shares[0] = {found.tag, 100};
  }
  return found;
}

bool is_detectable(std::string_view language) {
  // The languages of CLD2's tables and those that close_languages.data adds, by their tags.
  constexpr std::string_view kDetectable =
      " af ar as az be bg bh bn bs ca ceb chr ckb cs cy da de dv el en es et eu fa fi fr ga gd "
      "gl gu he hi hmn hr ht hu hy id is it iu ja jv ka kk km kn ko ku ky lg lo lt lv mg mk ml "
      "mr ms mt ne nl no ny or pa pl ps pt ro ru rw si sk sl sq sr st su sv sw syr ta te tg th "
      "tl tr uk ur uz vi yi zh ";
  return kDetectable.find(" " + std::string(language) + " ") != std::string_view::npos;
}

}  // namespace pith::internal
