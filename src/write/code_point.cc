#include "write/code_point.h"

#include "base/utf8.h"
#include "text/char_class.h"

namespace pith {
CodePoint code_point_at(std::string_view text, std::size_t position) {
  if (position >= text.size()) return {};
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const unsigned char* next = bytes + position;
  const char32_t value = next_code_point(next, bytes + text.size());
  return {value, static_cast<std::size_t>(next - bytes) - position};
}

CodePoint code_point_before(std::string_view text, std::size_t position) {
  if (position == 0 || position > text.size()) return {};
  std::size_t start = position - 1;
  while (start > 0 && position - start < 4 && is_utf8_continuation(text[start])) --start;
  const CodePoint found = code_point_at(text, start);
  return start + found.size == position ? found : CodePoint{0xFFFD, 1};
}

bool is_boundary(std::string_view text, std::size_t position) {
  return position == text.size() ||
         (position < text.size() && !is_utf8_continuation(text[position]));
}

bool is_unicode_space(char32_t value) {
  return value == ' ' || (value >= '\t' && value <= '\r') || value == 0xA0 || value == 0x1680 ||
         (value >= 0x2000 && value <= 0x200A) || value == 0x202F || value == 0x205F ||
         value == 0x3000;
}

bool is_ascii_punctuation(char32_t value) {
  return (value >= '!' && value <= '/') || (value >= ':' && value <= '@') ||
         (value >= '[' && value <= '`') || (value >= '{' && value <= '~');
}

bool is_blank(std::string_view text) {
  const TextRange rest = trimmed(text, {0, text.size()});
  return rest.begin == rest.end;
}

TextRange trimmed(std::string_view text, TextRange range) {
  while (range.begin < range.end) {
    const CodePoint first = code_point_at(text, range.begin);
    if (!is_unicode_space(first.value)) break;
    range.begin += first.size;
  }
  while (range.begin < range.end) {
    const CodePoint last = code_point_before(text, range.end);
    if (!is_unicode_space(last.value)) break;
    range.end -= last.size;
  }
  return range;
}

}  // namespace pith
