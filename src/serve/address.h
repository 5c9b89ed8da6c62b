// The address on which the service listens.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pith::internal::serve {

struct Address {
  std::string host;  // a name or an address; IPv6 without brackets
  int port = 0;      // 0 means any free port
};

// Parses "8080" (on loopback), "HOST:8080" or "[::1]:8080". Returns nullopt for anything else.
std::optional<Address> parse_address(std::string_view text);

// Writes the address as a URL.
std::string url_of(const Address& address);

}  // namespace pith::internal::serve
