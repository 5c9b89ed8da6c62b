#include "fetch/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <string>

namespace pith::internal {
namespace {

sockaddr_storage address_of(const std::string& text) {
  sockaddr_storage storage{};
  auto* four = reinterpret_cast<sockaddr_in*>(&storage);
  auto* six = reinterpret_cast<sockaddr_in6*>(&storage);
  if (inet_pton(AF_INET, text.c_str(), &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
  } else {
    EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &six->sin6_addr), 1) << text;
    six->sin6_family = AF_INET6;
  }
  return storage;
}

bool is_private(const std::string& text) {
  const sockaddr_storage storage = address_of(text);
  const auto found = private_address(reinterpret_cast<const sockaddr*>(&storage));
  EXPECT_EQ(found.value_or(text), text);
  return found.has_value();
}

TEST(Address, PrivateOnes) {
  for (const char* text : {"0.0.0.0",
                           "0.1.2.3",
                           "10.0.0.1",
                           "10.255.255.255",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.254",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.1",
                           "192.168.1.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "224.0.0.1",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "fc00::1",
                           "fdff::1",
                           "fe80::1",
                           "febf::1",
                           "fec0::1",
                           "ff02::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.1.2.3",
                           "64:ff9b::a00:1",
                           "64:ff9b:1::1",
                           "2002:7f00:1::",
                           "2002:c0a8:101::1",
                           "168.63.129.16",
                           "192.88.99.1",
                           "::8.8.8.8",
                           "::ffff:0:7f00:1",
                           "100::1",
                           "2001:0:7f00:1::",
                           "2001:2::1",
                           "3fff::1",
                           "4000::1",
                           "5f00::1",
                           "2001:db8::1"}) {
    EXPECT_TRUE(is_private(text)) << text;
  }
}

TEST(Address, PublicOnes) {
  for (const char* text :
       {"1.1.1.1",        "9.255.255.255",    "11.0.0.0",        "100.63.255.255",
        "100.128.0.0",    "126.255.255.255",  "128.0.0.0",       "169.253.255.255",
        "172.15.255.255", "172.32.0.0",       "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0",       "223.255.255.255", "2606:4700::1111",
        "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1", "2a00::1",
        "168.63.129.15",  "168.63.129.17",    "2001:200::1",     "3ffe::1"}) {
    EXPECT_FALSE(is_private(text)) << text;
  }
}

TEST(Address, ThisMachinesOwn) {
  const auto is_own = [](const char* text) {
    const sockaddr_storage storage = address_of(text);
    return is_of_this_machine(reinterpret_cast<const sockaddr*>(&storage));
  };
  EXPECT_TRUE(is_own("127.0.0.1"));
  EXPECT_TRUE(is_own("::ffff:127.0.0.1"));
  EXPECT_FALSE(is_own("192.0.2.1"));
  EXPECT_FALSE(is_own("2001:db8::1"));
}

TEST(Address, OtherFamiliesAreNoPages) {
  sockaddr_storage storage{};
  storage.ss_family = AF_UNIX;
  EXPECT_TRUE(private_address(reinterpret_cast<const sockaddr*>(&storage)).has_value());
}

}  // namespace
}  // namespace pith::internal
