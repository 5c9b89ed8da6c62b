#include "serve/address.h"

#include <charconv>

namespace pith::internal::serve {
namespace {

constexpr int kLastPort = 65535;

bool parse_port(std::string_view text, int& port) {
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, port);
  return error == std::errc() && stopped == end && port >= 0 && port <= kLastPort;
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  Address address{.host = "127.0.0.1"};
  const std::size_t colon = text.rfind(':');
  if (colon != std::string_view::npos) {
    std::string_view host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) {
      host = host.substr(1, host.size() - 2);
    } else if (host.find(':') != std::string_view::npos) {
      return std::nullopt;  // ambiguous: any of its colons could precede the port
    }
    if (host.empty()) return std::nullopt;
    address.host = host;
    text.remove_prefix(colon + 1);
  }
  if (!parse_port(text, address.port)) return std::nullopt;
  return address;
}

std::string url_of(const Address& address) {
  const bool v6 = address.host.find(':') != std::string::npos;
  return "http://" + (v6 ? "[" + address.host + "]" : address.host) + ":" +
         std::to_string(address.port);
}

}  // namespace pith::internal::serve
