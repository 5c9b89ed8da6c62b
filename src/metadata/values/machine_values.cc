#include "metadata/values/machine_values.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "metadata/values/name_words.h"

namespace pith::internal {
namespace {

constexpr WordList kPlaceholders(
    " placeholder placeholders spacer blank transparent noimage nophoto nopic noimg nopicture "
    "dummy "
    "lazy lazyload loading pixel missing default empty emptyimage imgplaceholder 1x1 no not "
    "available ");
// What may stand beside such a word in the name of a file.
constexpr WordList kImageWords(
    " image images img pic picture photo thumb thumbnail news article post large small big og "
    "share "
    "social bg background gif found yet ");

// "600x400"
bool is_size(std::string_view word) {
  const std::size_t x = word.find('x');
  if (x == 0 || x == std::string_view::npos || x + 1 == word.size()) return false;
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return is_ascii_digit(c) || c == 'x'; });
}

}  // namespace

bool is_placeholder_image(std::string_view url) {
  if (url.starts_with("data:")) return true;
  std::string name = lowered(url.substr(0, url.find_first_of("?#")));
  name.erase(0, name.rfind('/') + 1);
  name.resize(std::min(name.rfind('.'), name.size()));
  bool placeholder = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of("-_.+ ", at), name.size());
    const std::string_view word = std::string_view(name).substr(at, end - at);
    const bool known = kPlaceholders.has(word);
    if (!known && !word.empty() && !kImageWords.has(word) && !is_size(word)) return false;
    placeholder = placeholder || known;
    at = end + 1;
  }
  return placeholder;
}

bool is_machine_tag(std::string_view tag) {
  constexpr std::size_t kUuidBytes = 36;
  const auto count = [tag](char c) { return std::count(tag.begin(), tag.end(), c); };
  const bool space = tag.find(' ') != std::string_view::npos;
  if (tag.size() >= kUuidBytes && !space && count('-') >= 4) {
    const auto hex = std::count_if(tag.begin(), tag.end(), [](char c) {
      return is_ascii_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f') || c == '-';
    });
    if (static_cast<std::size_t>(hex) + 8 >= tag.size()) return true;
  }
  if (tag.front() == '/' || tag.find("://") != std::string_view::npos) return true;
  if (!space && count('/') >= 2) return true;
  if (tag.find('=') != std::string_view::npos || tag.front() == '{' || tag.front() == '[')
    return true;
  if (!space && count('_') >= 2) return true;
  // A year may be a tag.
  constexpr std::size_t kMaxNumber = 4;
  const bool digits = std::all_of(tag.begin(), tag.end(), is_ascii_digit);
  if (digits && tag.size() > kMaxNumber) return true;
  constexpr std::size_t kMinHex = 16;
  const bool hex = std::all_of(tag.begin(), tag.end(), [](char c) {
    return is_ascii_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
  });
  if (hex && tag.size() >= kMinHex) return true;
  const std::size_t colon = tag.find(':');
  if (colon == std::string_view::npos || colon < 3 || colon + 1 >= tag.size()) return false;
  const std::string_view key = tag.substr(0, colon);
  const bool name = std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.' || is_ascii_digit(c);
  });
  return name && tag[colon + 1] != ' ';
}

}  // namespace pith::internal
