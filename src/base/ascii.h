// Characters of ASCII, whatever the locale. A byte beyond ASCII belongs to no class and has no
// case.
//
// Standards disagree about what white space is, so every caller names its set.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal {

// ASCII whitespace of the HTML standard.
inline constexpr std::string_view kHtmlSpace = " \t\n\f\r";

constexpr bool is_html_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }
constexpr bool is_ascii_alphanumeric(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

// A control character other than white space, which text has by mistake only. It has no branches
// and no numbers larger than a byte, so that the compiler can vectorize loops of it.
constexpr bool is_stray_control(char c) {
  return static_cast<bool>(((static_cast<unsigned char>(c) < 0x20) & (c != '\t') & (c != '\n') &
                            (c != '\f') & (c != '\r')) |
                           (c == 0x7F));
}

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

inline std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = to_lower(c);
  return lower;
}

inline bool equals_ignore_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return x == y || to_lower(x) == to_lower(y);
         });
}

inline bool starts_with_ignore_case(std::string_view text, std::string_view prefix) {
  return equals_ignore_case(text.substr(0, prefix.size()), prefix);
}

inline bool ends_with_ignore_case(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() &&
         equals_ignore_case(text.substr(text.size() - suffix.size()), suffix);
}

// `text` without the characters of `set` at its beginning and its end.
constexpr std::string_view trim(std::string_view text, std::string_view set) {
  const std::size_t first = text.find_first_not_of(set);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(set) - first + 1);
}

// The value of a hexadecimal digit, -1 of any other character.
constexpr int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace pith::internal
