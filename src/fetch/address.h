// Which network addresses are the public internet's, and which lead into a network of one's own.
#pragma once

#include <sys/socket.h>

#include <optional>
#include <string>

namespace pith {

// The address as text, when it is not globally reachable: loopback, private, link-local, shared,
// multicast, reserved (IANA's special-purpose registries, RFC 6890), also where an IPv6 address
// only wraps such an IPv4 one. Nothing for public addresses.
std::optional<std::string> private_address(const sockaddr* address);

// Whether a network interface here has it. What listens there may count on a firewall that asks
// only those who come from outside. True also when it can't be known.
bool is_of_this_machine(const sockaddr* address);

}  // namespace pith
