#include "text/utf8_check.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace pith {

int utf8_sequence(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned char {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0;
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return -1;
  const int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  // The second byte has a smaller range where overlong forms, surrogates and what is above
  // U+10FFFF would begin.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return -1;
  for (int i = 2; i < length; ++i)
    if ((byte(static_cast<std::size_t>(i)) & 0xC0) != 0x80) return -i;
  return length;
}

std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t eight = 0;
  // Four at a time while that goes well, as it does on most pages to their end.
  for (std::array<std::uint64_t, 4> many; at + sizeof many <= bytes.size(); at += sizeof many) {
    std::memcpy(&many, bytes.data() + at, sizeof many);
    if (((many[0] | many[1] | many[2] | many[3]) & kHighBits) != 0) break;
  }
  while (at + sizeof eight <= bytes.size()) {
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
    at += sizeof eight;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

Utf8Tally tally_utf8(std::string_view bytes) {
  Utf8Tally tally;
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80) {
      const int length = utf8_sequence(bytes, at);
      if (length > 0) {
        ++tally.good;
        tally.continuations += static_cast<std::size_t>(length) - 1;
        at += static_cast<std::size_t>(length);
      } else {
        ++tally.bad;
        at += static_cast<std::size_t>(-length);
        // A lead byte, and every byte that followed fits: only the end is missing.
        const auto lead = static_cast<unsigned char>(bytes[at - static_cast<std::size_t>(-length)]);
        tally.truncated = at == bytes.size() && lead >= 0xC2 && lead <= 0xF4;
      }
    }
  }
  return tally;
}

}  // namespace pith
