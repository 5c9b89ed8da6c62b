#include "serve/address.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal::serve {
namespace {

TEST(ServeAddress, HostsAndPorts) {
  const struct {
    std::string_view text;
    std::string host;
    int port;
    std::string url;
  } cases[] = {
      {"8080", "127.0.0.1", 8080, "http://127.0.0.1:8080"},
      {"0", "127.0.0.1", 0, "http://127.0.0.1:0"},
      {"65535", "127.0.0.1", 65535, "http://127.0.0.1:65535"},
      {"localhost:80", "localhost", 80, "http://localhost:80"},
      {"0.0.0.0:8080", "0.0.0.0", 8080, "http://0.0.0.0:8080"},
      {"[::1]:8080", "::1", 8080, "http://[::1]:8080"},
      {"[::]:0", "::", 0, "http://[::]:0"},
      {"[fe80::1%eth0]:81", "fe80::1%eth0", 81, "http://[fe80::1%eth0]:81"},
  };
  for (const auto& c : cases) {
    const std::optional<Address> found = parse_address(c.text);
    ASSERT_TRUE(found) << c.text;
    EXPECT_EQ(found->host, c.host) << c.text;
    EXPECT_EQ(found->port, c.port) << c.text;
    EXPECT_EQ(url_of(*found), c.url) << c.text;
  }
}

TEST(ServeAddress, NothingElse) {
  for (const std::string_view text : {"",
                                      ":",
                                      ":8080",
                                      "[]:8080",
                                      "65536",
                                      "-1",
                                      "+80",
                                      "80x",
                                      "x80",
                                      " 80",
                                      "80 ",
                                      "8o80",
                                      "host",
                                      "host:",
                                      "host:x",
                                      "host:65536",
                                      "host:-1",
                                      "::1",
                                      "::1:8080",
                                      "[::1]",
                                      "[::1]:",
                                      "[::1:80",
                                      "http://host:80",
                                      "99999999999999999999"}) {
    EXPECT_FALSE(parse_address(text)) << text;
  }
}

// What the service says about itself can be given to it again.
TEST(ServeAddress, AUrlIsReadBack) {
  for (const Address& address : {Address{"127.0.0.1", 1}, Address{"::1", 65535},
                                 Address{"example.org", 0}, Address{"2001:db8::7", 443}}) {
    const std::string url = url_of(address);
    const std::optional<Address> again = parse_address(url.substr(std::string("http://").size()));
    ASSERT_TRUE(again) << url;
    EXPECT_EQ(again->host, address.host);
    EXPECT_EQ(again->port, address.port);
  }
}

}  // namespace
}  // namespace pith::internal::serve
