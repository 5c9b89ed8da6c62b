#include "base/url.h"

#include <gtest/gtest.h>

namespace pith::internal {
namespace {

// RFC 3986, 5.4.1 and 5.4.2.
TEST(ResolveUrl, ExamplesOfTheRfc) {
  const struct {
    const char* reference;
    const char* expected;
  } cases[] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y#s"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {".g", "http://a/b/c/.g"},
      {"g..", "http://a/b/c/g.."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/./x", "http://a/b/c/g?y/./x"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/./x", "http://a/b/c/g#s/./x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
      {"http:g", "http:g"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(resolve_url("http://a/b/c/d;p?q", c.reference), c.expected) << c.reference;
  }
}

TEST(ResolveUrl, AsPagesHaveThem) {
  const struct {
    const char* base;
    const char* reference;
    const char* expected;
  } cases[] = {
      {"https://example.org", "a.html", "https://example.org/a.html"},
      {"https://example.org", "../a", "https://example.org/a"},
      {"https://example.org?x=1", "a", "https://example.org/a"},
      {"https://example.org/a/b", " \n c d\t", "https://example.org/a/c d"},
      {" https://example.org/a ", "b", "https://example.org/b"},
      {"https://example.org:8080/a", "//cdn.example.net/b", "https://cdn.example.net/b"},
      {"https://example.org/a", "mailto:jane@example.org", "mailto:jane@example.org"},
      {"https://example.org/a", "javascript:void(0)", "javascript:void(0)"},
      {"https://example.org/a", "data:image/png;base64,AA", "data:image/png;base64,AA"},
      {"https://example.org/a/", "2024:05", "https://example.org/a/2024:05"},  // no scheme
      {"https://example.org/a", "b?u=http://example.net/",
       "https://example.org/b?u=http://example.net/"},
      {"", "../a", "../a"},
      {"", "#x", "#x"},
      {"/no/scheme", "a", "a"},
      {"mailto:jane@example.org", "a", "a"},
      {"about:blank", "/a", "/a"},
      {"file:///home/a.html", "b.html", "file:///home/b.html"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(resolve_url(c.base, c.reference), c.expected) << c.base << " + " << c.reference;
  }
}

TEST(UrlHost, Table) {
  const struct {
    const char* url;
    const char* host;
    const char* path;
  } cases[] = {
      {"https://www.example.org:8080/a", "www.example.org", "/a"},
      {"http://user:secret@example.org/", "example.org", "/"},
      {"http://[::1]:80/a/b?c#d", "[::1]", "/a/b"},
      {"https://example.org", "example.org", "/"},
      {"https://example.org?q=/x", "example.org", "/"},
      {" https://example.org/a ", "example.org", "/a"},
      {"//example.org/a", "example.org", "/a"},
      {"mailto:jane@example.org", "", "jane@example.org"},
      {"/a/b?c", "", "/a/b"},
      {"a.html", "", "a.html"},
      {"", "", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(url_host(c.url), c.host) << c.url;
    EXPECT_EQ(url_path(c.url), c.path) << c.url;
  }
}

// A page repeats its base with every link, so that neither may be of any length.
TEST(ResolveUrl, LongOnesNameNothing) {
  const std::string longest(8192, 'a');
  EXPECT_EQ(resolve_url("http://a/b", longest), "http://a/" + longest);
  EXPECT_EQ(resolve_url("http://a/b", longest + 'a'), "");
  EXPECT_EQ(resolve_url("", longest + 'a'), "");
  EXPECT_EQ(resolve_url("http://a/" + longest + "/", "b"), "b");
}

TEST(IsSafeLink, Table) {
  for (const char* url : {"http://example.org", "HTTPS://example.org", "mailto:jane@example.org",
                          "//example.org/a", "/a", "a.html", "#x", "?q=a:b", "", "a/b:c", "#a:b",
                          "./javascript:x", " https://example.org"}) {
    EXPECT_TRUE(is_safe_link(url)) << url;
  }
  for (const char* url :
       {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "JaVaScRiPt:x", "java\nscript:x",
        "java\tscript:x", " javascript:x", "\x01javascript:x", "javascript\n:x", "data:text/html,x",
        "DATA:x", "vbscript:x", "file:///etc/passwd", "blob:x", "view-source:x",
        "ftp://example.org", ":x", "tel:123", "javascript:x//http://", "javascript:/*?*/x"}) {
    EXPECT_FALSE(is_safe_link(url)) << url;
  }
  // White space does not make a scheme longer than it is.
  EXPECT_FALSE(is_safe_link("java" + std::string(1000, '\n') + "script:x"));
  EXPECT_TRUE(is_safe_link(std::string(1000, 'a') + ":x"));
}

TEST(Url, PercentDecoded) {
  EXPECT_EQ(percent_decoded("a%20b%C3%a4"), "a b\u00E4");
  EXPECT_EQ(percent_decoded("100%"), "100%");
  EXPECT_EQ(percent_decoded("%zz%4%41"), "%zz%4A");
}

TEST(Url, OfTheWeb) {
  for (const char* url : {"http://x", "HTTPS://x.org/a"}) EXPECT_TRUE(is_web_url(url)) << url;
  for (const char* url : {"", "http:", "/a", "ftp://x", "file:///http://"}) {
    EXPECT_FALSE(is_web_url(url)) << url;
  }
}

TEST(Url, FileUrlsNamePaths) {
  EXPECT_EQ(path_of_file_url("file:///tmp/a%20b.html"), "/tmp/a b.html");
  EXPECT_EQ(path_of_file_url("FILE://localhost/tmp/a.html#top"), "/tmp/a.html");
  for (const char* other : {"file://example.org/a", "/tmp/a", "https://x/a", "file:a", "file://"}) {
    EXPECT_EQ(path_of_file_url(other), "") << other;
  }
}

}  // namespace
}  // namespace pith::internal
