#include "metadata/sources/byline_text.h"

#include <algorithm>
#include <array>

#include "metadata/values/beginnings.h"
#include "metadata/values/byline_names.h"
#include "metadata/values/dates.h"
#include "metadata/values/names.h"

namespace pith::internal {
namespace {

// Bytes before the name in "Posted on Sunday, February 6th, 2011 at 9:48 pm by Jane Doe".
constexpr std::size_t kMaxBytesBeforeBy = 50;

constexpr std::array<std::string_view, 4> kWideSigns = {"\xC2\xA0", "\xC2\xB7", "\xE2\x80\x93",
                                                        "\xE2\x80\x94"};
constexpr Beginnings kOfWideSigns(kWideSigns);

}  // namespace

bool announces_other_work(std::string_view text) {
  constexpr std::size_t kMaxBytes = 60;
  constexpr std::array<std::string_view, 10> kEnds = {" by", " von",  " durch", " par", " por",
                                                      " da", " door", " av",    " af",  " przez"};
  if (text.size() > kMaxBytes) return false;
  const std::string_view end = text.ends_with(':') ? text.substr(0, text.size() - 1) : text;
  // Every text of a page is asked, and few of them end so.
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [end](std::string_view by) { return end.ends_with(by); }) &&
         opens_other_work(text);
}

std::string_view without_signs(std::string_view text) {
  constexpr std::string_view kSigns = " -|/(*";
  while (!text.empty()) {
    const bool ascii = kSigns.find(text.front()) != std::string_view::npos;
    const std::size_t bytes = ascii ? 1 : kOfWideSigns.find(text).size();
    if (bytes == 0) break;
    text.remove_prefix(bytes);
  }
  return text;
}

bool opens_with_label(std::string_view text) {
  const std::size_t length = byline_opening(text);
  if (length == 0) return false;
  const std::string_view opening = text.substr(0, length);
  return opening.find(':') != std::string_view::npos || opening.find(' ') + 1 < length;
}

std::size_t by_after_date(std::string_view text) {
  if (!may_have_digit(text.substr(0, kMaxBytesBeforeBy))) return std::string_view::npos;
  for (std::size_t at = text.find(' '); at < kMaxBytesBeforeBy; at = text.find(' ', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const bool by = byline_opening(rest) > 0 || is_byline_label(rest);
    if (by && !find_date(text.substr(0, at)).empty()) return at + 1;
  }
  return std::string_view::npos;
}

bool is_sentence(std::string_view text, std::size_t opening,
                 const std::vector<std::string>& names) {
  if (text.substr(0, opening).find(':') != std::string_view::npos) return false;
  std::size_t bytes = 0;
  for (const std::string& name : names) bytes += name.size();
  return text.size() - opening > 2 * bytes;
}

std::string name_beside_date(std::string_view text) {
  constexpr std::size_t kMaxBytes = 100;
  constexpr std::array<std::string_view, 6> kMarks = {
      " - ", " | ", " \xC2\xB7 ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xE2\x80\xA2 "};
  if (text.size() > kMaxBytes || !may_have_digit(text) || find_date(text).empty()) return {};
  std::string name;
  bool date_first = false;
  bool role = false;
  bool date = false;
  while (!text.empty()) {
    std::size_t at = text.size();
    std::size_t length = 0;
    for (const std::string_view mark : kMarks) {
      const std::size_t found = text.find(mark);
      if (found >= at) continue;
      at = found;
      length = mark.size();
    }
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + length, text.size()));
    if (!find_date(part).empty()) {
      if (date) return {};
      date = true;
      date_first = name.empty();
    } else if (is_role_alone(part)) {
      role = true;
    } else {
      const std::vector<std::string> names = shown_names(part, true);
      const bool whole = names.size() == 1 && names.front() == part;
      if (!name.empty() || !whole || part.find(' ') == std::string_view::npos) return {};
      name = part;
    }
  }
  // What stands before a date may be a topic.
  return date && (date_first || role) ? name : std::string();
}

bool is_date_line(std::string_view text) {
  constexpr std::size_t kMaxBytes = 40;
  return text.size() <= kMaxBytes && may_have_digit(text) && !find_date(text).empty();
}

bool is_unknown_label(std::string_view text) {
  constexpr std::size_t kMaxBytes = 40;
  const bool colon = text.ends_with(':') || text.ends_with("\xEF\xBC\x9A");
  return colon && text.size() <= kMaxBytes && !is_date_label(text);
}

bool opens_with_unknown_label(std::string_view text) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string_view::npos) return false;
  const std::string_view label = text.substr(0, colon + 1);
  return !may_have_digit(label) && is_unknown_label(label);
}

}  // namespace pith::internal
