#include "fetch/request_header.h"

#include <gtest/gtest.h>

#include <string>

#include "fetch/robots.h"

namespace pith::internal {
namespace {

TEST(RequestHeader, NamesAndValues) {
  const struct {
    const char* line;
    const char* why;
  } cases[] = {
      {"Authorization: Bearer x", ""},
      {"x-key:1", ""},
      {"X-Empty:", ""},
      {"Accept-Language: de, en;q=0.5", ""},
      {"X-Name: J\xC3\xBCrgen", ""},
      {"no colon", "is not \"Name: value\""},
      {": value", "is not \"Name: value\""},
      {"Two Words: value", "is not \"Name: value\""},
      {"", "is not \"Name: value\""},
      {"A: b\r\nHost: evil", "has a line end or another control character"},
      {"A: b\x7F", "has a line end or another control character"},
      {"host: example.org", "is a header that pith sets itself"},
      {"Accept-Encoding: br", "is a header that pith sets itself"},
  };
  for (const auto& [line, why] : cases) EXPECT_EQ(why_no_header(line), why) << line;
  EXPECT_EQ(why_no_header(std::string("A: b\0c", 6)),
            "has a line end or another control character");
}

TEST(RequestHeader, UserAgentsAndTheirProducts) {
  EXPECT_EQ(why_no_user_agent("mybot/2.1 (+https://example.org)"), "");
  EXPECT_EQ(why_no_user_agent(""), "is empty");
  EXPECT_EQ(why_no_user_agent("a\nb"), "has a line end or another control character");
  EXPECT_EQ(product_of("mybot/2.1 (+https://example.org)"), "mybot");
  EXPECT_EQ(product_of("My_Bot-2"), "My_Bot-2");
  EXPECT_EQ(product_of("(none)"), "");
  EXPECT_FALSE(Robots("User-agent: bot2\nDisallow: /", product_of("bot2/1")).allows("/a"));
}

TEST(RequestHeader, OnlyTheSameHostIsTrusted) {
  const auto is_trusted = [](const std::string& from, const std::string& to) {
    std::string why_not;
    return is_trusted_redirect(parse_web_url(from, why_not), parse_web_url(to, why_not));
  };
  EXPECT_TRUE(is_trusted("https://example.org/a", "https://EXAMPLE.org:443/b"));
  EXPECT_TRUE(is_trusted("http://example.org/a", "https://example.org/a"));
  EXPECT_FALSE(is_trusted("https://example.org/a", "http://example.org/a"));
  EXPECT_FALSE(is_trusted("https://example.org/a", "https://www.example.org/a"));
  EXPECT_FALSE(is_trusted("https://example.org/a", "https://example.org:8443/a"));
  EXPECT_FALSE(is_trusted("http://example.org:8080/", "https://example.org/"));
}

}  // namespace
}  // namespace pith::internal
