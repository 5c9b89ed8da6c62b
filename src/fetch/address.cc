#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace pith {
namespace {

struct Range4 {
  std::uint32_t first;
  int bits;
};

constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24U | b << 16U | c << 8U | d;
}

// What is not global in IANA's IPv4 special-purpose registry, and multicast.
constexpr Range4 kPrivate4[] = {
    {ip(0, 0, 0, 0), 8},     {ip(10, 0, 0, 0), 8},      {ip(100, 64, 0, 0), 10},
    {ip(127, 0, 0, 0), 8},   {ip(169, 254, 0, 0), 16},  {ip(172, 16, 0, 0), 12},
    {ip(192, 0, 0, 0), 24},  {ip(192, 0, 2, 0), 24},    {ip(192, 168, 0, 0), 16},
    {ip(198, 18, 0, 0), 15}, {ip(198, 51, 100, 0), 24}, {ip(203, 0, 113, 0), 24},
    {ip(224, 0, 0, 0), 4},   {ip(240, 0, 0, 0), 4},
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

constexpr Range6 kPrivate6[] = {
    {{}, 127},                                // :: and ::1
    {{0xfc}, 7},                              // unique local
    {{0xfe, 0x80}, 10},                       // link-local
    {{0xfe, 0xc0}, 10},                       // site-local, given up but still routed by some
    {{0xff}, 8},                              // multicast
    {{0x01, 0x00}, 64},                       // discard
    {{0x20, 0x01, 0x0d, 0xb8}, 32},           // documentation
    {{0x00, 0x64, 0xff, 0x9b, 0x00, 1}, 48},  // translation within a network
};

// Where an IPv4 address is inside an IPv6 one.
struct Wrapped4 {
  Range6 range;
  std::size_t at;
};

constexpr Wrapped4 kWrapped[] = {
    {{{}, 96}, 12},                                          // compatible, given up
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
  for (const Range6& range : kPrivate6) {
    if (is_in(address, range)) return true;
  }
  for (const Wrapped4& wrapped : kWrapped) {
    if (!is_in(address, wrapped.range)) continue;
    const std::uint8_t* four = address.data() + wrapped.at;
    if (is_private4(ip(four[0], four[1], four[2], four[3]))) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> private_address(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address->sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, address, sizeof four);
    if (!is_private4(ntohl(four.sin_addr.s_addr))) return std::nullopt;
    inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size());
    return text.data();
  }
  if (address->sa_family != AF_INET6) return "no address of the internet";
  sockaddr_in6 six{};
  std::memcpy(&six, address, sizeof six);
  Bytes6 bytes{};
  std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
  if (!is_private6(bytes)) return std::nullopt;
  inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size());
  return text.data();
}

}  // namespace pith
