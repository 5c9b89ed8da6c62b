#include "fetch/address.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

namespace pith::internal {
namespace {

struct Range4 {
  std::uint32_t first;
  int bits;
};

constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24U | b << 16U | c << 8U | d;
}

// Addresses that are not global in IANA's IPv4 special-purpose registry, multicast addresses, and
// the address at which machines in Azure reach the cloud's own service.
constexpr Range4 kPrivate4[] = {
    {ip(0, 0, 0, 0), 8},       {ip(10, 0, 0, 0), 8},       {ip(100, 64, 0, 0), 10},
    {ip(127, 0, 0, 0), 8},     {ip(168, 63, 129, 16), 32}, {ip(169, 254, 0, 0), 16},
    {ip(172, 16, 0, 0), 12},   {ip(192, 0, 0, 0), 24},     {ip(192, 0, 2, 0), 24},
    {ip(192, 88, 99, 0), 24},  {ip(192, 168, 0, 0), 16},   {ip(198, 18, 0, 0), 15},
    {ip(198, 51, 100, 0), 24}, {ip(203, 0, 113, 0), 24},   {ip(224, 0, 0, 0), 4},
    {ip(240, 0, 0, 0), 4},
};

bool is_private4(std::uint32_t address) {
  return std::any_of(std::begin(kPrivate4), std::end(kPrivate4), [address](const Range4& range) {
    return (address ^ range.first) >> static_cast<unsigned>(32 - range.bits) == 0;
  });
}

using Bytes6 = std::array<std::uint8_t, 16>;

struct Range6 {
  Bytes6 first;
  int bits;
};

constexpr Range6 kGlobal6 = {{0x20}, 3};  // all that IANA assigns

// Exceptions within kGlobal6.
constexpr Range6 kPrivate6[] = {
    {{0x20, 0x01}, 23},              // protocol assignments: Teredo, benchmarking, ORCHID
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    {{0x3f, 0xff}, 20},              // documentation
};

// A form of IPv6 address that embeds an IPv4 address.
struct Wrapped4 {
  Range6 range;
  std::size_t at;
};

constexpr Wrapped4 kWrapped[] = {
    {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96}, 12},  // mapped
    {{{0x00, 0x64, 0xff, 0x9b}, 96}, 12},                    // translated (NAT64)
    {{{0x20, 0x02}, 16}, 2},                                 // 6to4
};

bool is_in(const Bytes6& address, const Range6& range) {
  for (int bit = 0; bit < range.bits; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    const int mask = 0x80 >> (bit % 8);
    if (((address[byte] ^ range.first[byte]) & mask) != 0) return false;
  }
  return true;
}

bool is_private6(const Bytes6& address) {
  for (const Wrapped4& wrapped : kWrapped) {
    if (!is_in(address, wrapped.range)) continue;
    const std::uint8_t* four = address.data() + wrapped.at;
    return is_private4(ip(four[0], four[1], four[2], four[3]));
  }
  return !is_in(address, kGlobal6) ||
         std::any_of(std::begin(kPrivate6), std::end(kPrivate6),
                     [&address](const Range6& range) { return is_in(address, range); });
}

// The bytes of an IPv6 address, or the IPv4-mapped form of an IPv4 address. Returns nullopt for
// other families.
std::optional<Bytes6> bytes_of(const sockaddr* address) {
  Bytes6 bytes{};
  if (address->sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, address, sizeof four);
    bytes = kWrapped[0].range.first;
    std::memcpy(bytes.data() + kWrapped[0].at, &four.sin_addr, sizeof four.sin_addr);
    return bytes;
  }
  if (address->sa_family != AF_INET6) return std::nullopt;
  sockaddr_in6 six{};
  std::memcpy(&six, address, sizeof six);
  std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
  return bytes;
}

std::string text_of(const Bytes6& bytes, int family) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const std::size_t at = family == AF_INET ? kWrapped[0].at : 0;
  inet_ntop(family, bytes.data() + at, text.data(), text.size());
  return text.data();
}

}  // namespace

std::optional<std::string> private_address(const sockaddr* address) {
  const std::optional<Bytes6> bytes = bytes_of(address);
  if (!bytes) return "not an internet address";
  if (!is_private6(*bytes)) return std::nullopt;
  return text_of(*bytes, address->sa_family);
}

bool is_of_this_machine(const sockaddr* address) {
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return true;
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(list, &freeifaddrs);
  const std::optional<Bytes6> bytes = bytes_of(address);
  for (const ifaddrs* one = list; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr != nullptr && bytes && bytes == bytes_of(one->ifa_addr)) return true;
  }
  return false;
}

}  // namespace pith::internal
