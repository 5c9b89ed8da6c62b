// A host as a number: "https://www.example.org/a" and "http://example.org/" are of one site.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "html/url.h"

namespace pith {

// 0 when the URL has no host.
inline std::uint64_t host_key(std::string_view url) {
  std::string host(url_host(url));
  for (char& c : host) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  if (host.starts_with("www.")) host.erase(0, 4);
  return host.empty() ? 0 : std::hash<std::string>{}(host) | 1U;
}

}  // namespace pith
