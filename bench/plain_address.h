// Addresses in a comparable form, because writers differ in what they percent-encode.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal::bench {

// The address with its percent-encoding decoded.
inline std::string plain_address(std::string_view address) {
  std::string out;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const auto digit = [&](std::size_t at) {
      if (at >= address.size()) return -1;
      const char c = address[at];
      if (c >= '0' && c <= '9') return c - '0';
      if (c >= 'a' && c <= 'f') return c - 'a' + 10;
      return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    if (address[i] == '%' && digit(i + 1) >= 0 && digit(i + 2) >= 0) {
      out += static_cast<char>(digit(i + 1) * 16 + digit(i + 2));
      i += 2;
    } else {
      out += address[i];
    }
  }
  return out;
}

}  // namespace pith::internal::bench
