#include "fetch/web_url.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal {
namespace {

TEST(WebUrl, Parts) {
  const struct {
    std::string url, text, origin, host, path;
    bool has_credentials = false;
  } cases[] = {
      {"https://example.org", "https://example.org/", "https://example.org:443", "example.org",
       "/"},
      {"HTTP://Example.ORG/A?b=C#d", "http://example.org/A?b=C#d", "http://example.org:80",
       "example.org", "/A?b=C"},
      {"http://example.org:8080/", "http://example.org:8080/", "http://example.org:8080",
       "example.org", "/"},
      {"https://example.org:443/a", "https://example.org:443/a", "https://example.org:443",
       "example.org", "/a"},
      {"https://example.org/a b/\xc3\xa4", "https://example.org/a%20b/%c3%a4",
       "https://example.org:443", "example.org", "/a%20b/%c3%a4"},
      {"https://example.org/a/../b/./c", "https://example.org/b/c", "https://example.org:443",
       "example.org", "/b/c"},
      {"http://[::1]:81/", "http://[::1]:81/", "http://[::1]:81", "[::1]", "/"},
      {"https://me:secret@example.org/", "https://me:secret@example.org/",
       "https://example.org:443", "example.org", "/", true},
      {"https://me@example.org/", "https://me@example.org/", "https://example.org:443",
       "example.org", "/", true},
  };
  for (const auto& c : cases) {
    std::string why_not;
    const WebUrl found = parse_web_url(c.url, why_not);
    EXPECT_EQ(why_not, "");
    EXPECT_EQ(found.origin, c.origin) << c.url;
    EXPECT_EQ(found.host, c.host) << c.url;
    EXPECT_EQ(found.path, c.path) << c.url;
    EXPECT_EQ(found.has_credentials, c.has_credentials) << c.url;
    // Releases of libcurl differ in the case of hosts here.
    EXPECT_EQ(found.text.size(), c.text.size()) << c.url << " " << found.text;
    std::string again;
    EXPECT_EQ(parse_web_url(found.text, again).text, found.text);
  }
}

// Even empty ones are sent as a header.
TEST(WebUrl, EmptyCredentialsAreSome) {
  std::string why_not;
  EXPECT_TRUE(parse_web_url("https://@example.org/", why_not).has_credentials);
  EXPECT_TRUE(parse_web_url("https://:@example.org/", why_not).has_credentials);
  EXPECT_FALSE(parse_web_url("https://example.org/@me", why_not).has_credentials);
}

TEST(WebUrl, NothingIsSetOfWhatIsNone) {
  for (const std::string& url :
       {std::string(), std::string("example.org"), std::string("//example.org"),
        std::string("ftp://example.org/"), std::string("file:///etc/passwd"),
        std::string("javascript://x"), std::string("https://"),
        std::string("https://example.org:99999/"), std::string("https://example.org:x/"),
        std::string("https://exa mple.org/"), std::string("https://example.org/\0a", 22)}) {
    std::string why_not;
    const WebUrl found = parse_web_url(url, why_not);
    EXPECT_TRUE(found.text.empty() && found.origin.empty() && found.host.empty() &&
                found.path.empty())
        << url;
    EXPECT_FALSE(why_not.empty()) << url;
    EXPECT_EQ(why_not.find('\n'), std::string::npos) << url;
  }
}

TEST(WebUrl, PasswordsAreTakenOut) {
  const struct {
    std::string url, expected;
  } cases[] = {
      {"https://me:secret@example.org/a?b#c", "https://example.org/a?b#c"},
      {"https://me@example.org/", "https://example.org/"},
      {"https://example.org/@me", "https://example.org/@me"},
      {"https://example.org/", "https://example.org/"},
      {"https://me:secret@example.org/a b", "https://example.org/a b"},
      {"no URL @ all", "no URL @ all"},
      {"", ""},
  };
  for (const auto& [url, expected] : cases) EXPECT_EQ(without_credentials(url), expected) << url;
}

}  // namespace
}  // namespace pith::internal
