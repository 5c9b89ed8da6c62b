// Letters of ASCII in lower case, whatever the locale: as names of schemes, hosts, header lines and
// file extensions are compared.
#pragma once

namespace pith {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace pith
