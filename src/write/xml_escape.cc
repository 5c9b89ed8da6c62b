#include "write/xml_escape.h"

#include <cstddef>

#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_noncharacter(char32_t value) { return value == 0xFFFE || value == 0xFFFF; }

// Whether the code point may stand in UTF-8, in this many bytes (RFC 3629).
bool is_scalar(const CodePoint& next) {
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = next.value >= 0xD800 && next.value <= 0xDFFF;
  const bool is_invalid = next.value == 0xFFFD && next.size < kReplacement.size();
  return !is_surrogate && !is_invalid && next.value >= kLeast[next.size] && next.value <= 0x10FFFF;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x80) {
          if (c >= ' ' || c == '\n' || c == '\t') out += c;
          break;
        }
        const CodePoint next = code_point_at(text, i);
        if (!is_noncharacter(next.value)) {
          out += is_scalar(next) ? text.substr(i, next.size) : kReplacement;
        }
        i += next.size - 1;
    }
  }
}

std::string attribute(std::string_view name, std::string_view value) {
  std::string out(" ");
  out += name;
  out += "=\"";
  append_escaped(out, value);
  return out + '"';
}

}  // namespace pith::internal
