// Where the service listens.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pith::serve {

struct Address {
  std::string host;  // an IPv6 address without its brackets
  int port = 0;      // 0: one that is free
};

// "8080" (of loopback), "HOST:8080" or "[::1]:8080"; nothing for anything else.
std::optional<Address> parse_address(std::string_view text);

// As a URL.
std::string url_of(const Address& address);

}  // namespace pith::serve
