#include "metadata/values/machine_values.h"

#include <algorithm>
#include <array>
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

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_ascii_digit));
}

bool is_hex_digit(char c) {
  return is_ascii_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
}

// "3f2504e0-4f89-11d3-9a0c-0305e82c3301", at the beginning or at the end.
bool is_uuid(std::string_view tag) {
  constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (tag.size() < kForm.size()) return false;
  const auto matches = [kForm](std::string_view text) {
    for (std::size_t i = 0; i < kForm.size(); ++i) {
      if (kForm[i] == 'x' ? !is_hex_digit(text[i]) : text[i] != '-') return false;
    }
    return true;
  };
  return matches(tag) || matches(tag.substr(tag.size() - kForm.size()));
}

// "b64fa93d2c7e11". Chosen: no word has so many letters up to F, the less so with digits.
bool is_hexadecimal(std::string_view tag) {
  constexpr std::size_t kMinHex = 12;
  constexpr std::size_t kMinLetters = 16;
  const std::size_t digits = count_digits(tag);
  return tag.size() >= (digits > 0 ? kMinHex : kMinLetters) && digits < tag.size() &&
         std::all_of(tag.begin(), tag.end(), is_hex_digit);
}

// The key of an account or a category of a vendor: "UA-1234567-1", "GTM-ABCD12", "IAB19-6".
bool is_account(std::string_view tag) {
  struct Form {
    std::string_view opening;
    std::size_t min_bytes;  // behind the opening
    bool digits;            // nothing but digits and hyphens
  };
  // Chosen: the shortest that their vendors give out.
  constexpr std::array<Form, 6> kForms = {{{"UA-", 6, true},
                                           {"GTM-", 4, false},
                                           {"G-", 8, false},
                                           {"AW-", 8, true},
                                           {"DC-", 6, true},
                                           {"IAB", 1, true}}};
  return std::any_of(kForms.begin(), kForms.end(), [tag](const Form& form) {
    if (!tag.starts_with(form.opening)) return false;
    const std::string_view rest = tag.substr(form.opening.size());
    return rest.size() >= form.min_bytes && count_digits(rest) > 0 &&
           std::all_of(rest.begin(), rest.end(), [&form](char c) {
             return is_ascii_digit(c) || c == '-' || (!form.digits && c >= 'A' && c <= 'Z');
           });
  });
}

// "type:article", "page_type:article", but not "python:3" and not "std::vector".
bool has_machine_key(std::string_view tag) {
  constexpr WordList kKeys(
      " type section category cat channel topic tag id pageid page post content contenttype "
      "template author site source format keyword lang locale zone region status product ");
  const std::size_t colon = tag.find(':');
  if (colon == std::string_view::npos || colon + 1 >= tag.size()) return false;
  std::string_view key = tag.substr(0, colon);
  key.remove_prefix(key.find_last_of("_-.") + 1);  // npos + 1 is 0
  return tag[colon + 1] != ':' && kKeys.has(key);
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

bool is_blank_image(std::string_view url) {
  constexpr std::array<std::string_view, 7> kBlank = {"spacer", "blank", "transparent", "pixel",
                                                      "1x1",    "lazy",  "loading"};
  if (url.starts_with("data:")) return true;
  if (!is_placeholder_image(url)) return false;
  std::string name = lowered(url.substr(0, url.find_first_of("?#")));
  name.erase(0, name.rfind('/') + 1);
  return std::any_of(kBlank.begin(), kBlank.end(), [&name](std::string_view word) {
    return name.find(word) != std::string::npos;
  });
}

bool is_missing_value(std::string_view value) {
  constexpr WordList kMissing(
      " null nil none undefined nan n/a na (none) (null) [object [none] <none> false true nothing "
      "unset tbd ");
  const std::string lower = lowered(value);
  return kMissing.has(lower) || lower == "[object object]";
}

bool is_machine_tag(std::string_view tag) {
  // "-", "..."; the signs of other scripts may be a tag.
  const auto says = [](char c) {
    return is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  if (std::none_of(tag.begin(), tag.end(), says)) return true;
  // "/town/works/", "https://...", "a=b", JSON
  if (tag.front() == '/' || tag.front() == '{' || tag.front() == '[') return true;
  if (tag.find("://") != std::string_view::npos) return true;
  // "E=mc2" is a tag.
  const bool capital = tag.front() >= 'A' && tag.front() <= 'Z';
  if (tag.find('=') != std::string_view::npos && !capital) return true;
  if (tag.find(' ') != std::string_view::npos) return false;
  if (is_uuid(tag) || is_hexadecimal(tag) || is_account(tag) || has_machine_key(tag)) return true;
  const auto digits = count_digits(tag);
  // Chosen: years and postal codes have up to six digits, and may be tags.
  constexpr std::size_t kMaxNumber = 6;
  // A single digit is the number of something.
  if (digits == tag.size()) return tag.size() > kMaxNumber || tag.size() == 1;
  // "nt_topic_7", "ch_news/local/x", but not "snake_case" and not "he/she/they". Chosen: so many
  // signs make a path in a tree of topics.
  constexpr std::ptrdiff_t kMinSigns = 2;
  const auto underscores = std::count(tag.begin(), tag.end(), '_');
  const auto slashes = std::count(tag.begin(), tag.end(), '/');
  return (underscores >= kMinSigns && digits > 0) || (slashes >= kMinSigns && underscores > 0);
}

}  // namespace pith::internal
