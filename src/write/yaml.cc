#include "write/yaml.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

// Words that YAML 1.1 or 1.2 reads as truth values, null or numbers, in lower case.
constexpr std::string_view kWords[] = {"true", "false", "yes",  "no",  "on",  "off",
                                       "y",    "n",     "null", "nan", "inf", "infinity"};
constexpr std::size_t kMaxWord = 8;

// YAML has these in escapes only: controls, line separators, byte order marks, noncharacters.
bool is_unprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF);
}

// White space that a reader might strip or take for an indentation, and what cannot be seen.
bool is_blank(char32_t c) {
  return c == 0xA0 || c == 0xAD || c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000;
}

// Letters begin nothing but words: no number, date, sign or indicator of YAML.
bool can_begin_plain(std::string_view text) {
  return is_ascii_letter(text[0]) || code_point_at(text, 0).value >= 0x80;
}

bool is_word(std::string_view text) {
  return text.size() <= kMaxWord &&
         std::find(std::begin(kWords), std::end(kWords), lowered(text)) != std::end(kWords);
}

bool can_be_plain(std::string_view text) {
  if (text.empty() || !can_begin_plain(text) || is_word(text)) return false;
  if (text.back() == ' ' || text.back() == ':') return false;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) {
    return false;
  }
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    if (is_unprintable(next.value) || is_blank(next.value) || next.value == 0xFFFD) return false;
    at += next.size;
  }
  return true;
}

void append_escaped(std::string& out, char32_t c) {
  constexpr std::string_view kShort = "\bb\tt\nn\ff\rr\"\"\\\\";
  for (std::size_t i = 0; i < kShort.size(); i += 2) {
    if (c == static_cast<unsigned char>(kShort[i])) {
      out += '\\';
      out += kShort[i + 1];
      return;
    }
  }
  if (!is_unprintable(c)) return append_utf8(out, static_cast<std::uint32_t>(c));
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(c >> shift) & 0xF];
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (can_be_plain(text)) return std::string(text);
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    append_escaped(out, next.value);
    at += next.size;
  }
  return out + '"';
}

}  // namespace pith::internal
