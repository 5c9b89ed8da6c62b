#include "metadata/values/update_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "metadata/values/clean_text.h"

namespace pith {
namespace {

constexpr std::size_t kLongestUpdateLine = 120;

// "Updated", "Last modified", in the languages of most pages; lower case.
constexpr std::array<std::string_view, 10> kUpdateWords = {
    "updat",
    "modif",
    "aktualis",
    "mis \xC3\xA0 jour",
    "actualiz",
    "atualiz",
    "aggiorn",
    "bijgewerkt",
    "\xD0\xBE\xD0\xB1\xD0\xBD\xD0\xBE\xD0\xB2",
    "\xD0\x9E\xD0\xB1\xD0\xBD\xD0\xBE\xD0\xB2"};
// What may stand before them at the begin of a line about the last change.
constexpr std::array<std::string_view, 8> kBeforeUpdate = {
    "",       "last ", "date ", "date last ", "zuletzt ", "derni\xC3\xA8re ", "\xC3\xBAltima ",
    "ultimo "};

template <std::size_t N>
constexpr void add_first_bytes(const std::array<std::string_view, N>& words,
                               std::array<bool, 256>& begins) {
  for (const std::string_view word : words) {
    if (word.empty()) continue;
    const unsigned first = static_cast<unsigned char>(word[0]);
    begins[first] = true;
    if (first >= 'a' && first <= 'z') begins[first - 'a' + 'A'] = true;
  }
}

// The bytes that an update word may begin with: every text of a page is looked at.
constexpr std::array<bool, 256> kBeginsUpdate = [] {
  std::array<bool, 256> begins = {};
  add_first_bytes(kUpdateWords, begins);
  return begins;
}();

// The same with what may stand before one.
constexpr std::array<bool, 256> kBeginsLine = [] {
  std::array<bool, 256> begins = kBeginsUpdate;
  add_first_bytes(kBeforeUpdate, begins);
  return begins;
}();

}  // namespace

bool says_update(std::string_view text) {
  if (text.size() > kLongestUpdateLine) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kBeginsUpdate[static_cast<unsigned char>(text[at])]) continue;
    for (std::string_view word : kUpdateWords) {
      if (begins_with_lower(text.substr(at), word)) return true;
    }
  }
  return false;
}

// "Last updated: 5 March 2024", not "our terms were last updated".
bool begins_with_update(std::string_view text) {
  if (text.empty() || !kBeginsLine[static_cast<unsigned char>(text[0])]) return false;
  return std::any_of(kBeforeUpdate.begin(), kBeforeUpdate.end(), [text](std::string_view before) {
    if (!begins_with_lower(text, before)) return false;
    return std::any_of(kUpdateWords.begin(), kUpdateWords.end(), [&](std::string_view word) {
      return begins_with_lower(text.substr(before.size()), word);
    });
  });
}

// "Updated", "Last modified:", "Zuletzt aktualisiert am": the date is the next text.
bool is_update_label(std::string_view text) {
  constexpr std::ptrdiff_t kMostSpaces = 2;
  return begins_with_update(text) && std::count(text.begin(), text.end(), ' ') <= kMostSpaces;
}

}  // namespace pith
