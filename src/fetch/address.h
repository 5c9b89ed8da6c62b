// Distinguishes addresses of the public internet from those of private networks.
#pragma once

#include <sys/socket.h>

#include <optional>
#include <string>

namespace pith::internal {

// Returns the address as text if it is not globally reachable: loopback, private, link-local,
// shared, multicast or reserved (IANA's special-purpose registries, RFC 6890), or an IPv6 address
// that embeds such an IPv4 address. Returns nullopt for public addresses.
std::optional<std::string> private_address(const sockaddr* address);

// Whether the address belongs to a network interface of this machine. Services on it may rely on a
// firewall that filters only connections from outside. Also true if this cannot be determined.
bool is_of_this_machine(const sockaddr* address);

}  // namespace pith::internal
