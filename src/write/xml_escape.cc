#include "write/xml_escape.h"

#include <cstddef>

namespace pith::internal {

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view kNoncharacters = "\xEF\xBF";  // then BE or BF: U+FFFE, U+FFFF
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
      case '\xEF':
        if (text.substr(i).starts_with(kNoncharacters) && i + 2 < text.size() &&
            static_cast<unsigned char>(text[i + 2]) >= 0xBE) {
          i += 2;
        } else {
          out += c;
        }
        break;
      default:
        if (static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t') out += c;
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
