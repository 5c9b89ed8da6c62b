#include "score/shape.h"

#include <algorithm>
#include <cstddef>

namespace pith {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "0:00", "12:07", "1:02:33".
bool is_clock(std::string_view token) {
  std::size_t colons = 0;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == ':') {
      ++colons;
      if (i == 0 || i + 2 >= token.size() || !is_digit(token[i + 1]) || !is_digit(token[i + 2])) {
        return false;
      }
    } else if (!is_digit(token[i])) {
      return false;
    }
  }
  return colons == 1 || colons == 2;
}

// A name as icon fonts have them: lower-case words joined by _ ("more_vert").
bool is_ligature_name(std::string_view token) {
  return token.find('_') != kNone && is_lower(token.front()) &&
         std::all_of(token.begin(), token.end(),
                     [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

bool has_word(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_lower(c) || (c >= 'A' && c <= 'Z') || is_digit(c) || (c & 0x80) != 0;
  });
}

// How often the sprite's prefix "icon" stands in the text, glued to its neighbours or not.
std::size_t count_icon(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("icon"); at != kNone; at = text.find("icon", at + 4)) ++count;
  return count;
}

}  // namespace

Shape shape_of(std::string_view text) {
  std::size_t tokens = 0;
  std::size_t clocks = 0;
  std::size_t signs = 0;
  std::size_t ligatures = 0;
  std::size_t plain = 0;  // lower-case words, which ligature rows mix in: "share", "home"
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" \n"), rest.size());
    const std::string_view token = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (token.empty()) continue;
    ++tokens;
    if (is_clock(token)) ++clocks;
    if (!has_word(token)) ++signs;
    if (is_ligature_name(token)) ++ligatures;
    if (std::all_of(token.begin(), token.end(), is_lower)) ++plain;
  }
  if (tokens == 0) return Shape::text;
  if (signs == tokens) return Shape::signs;
  if (clocks > 0 && clocks + signs == tokens) return Shape::clocks;
  if (ligatures > 0 && ligatures + plain == tokens) return Shape::icon_names;
  // Three names in a row, and hardly anything but names: prose about icons has other words.
  const std::size_t icons = count_icon(text);
  if (icons >= 3 && icons * 3 >= tokens) return Shape::icon_names;
  return Shape::text;
}

}  // namespace pith
