#include "app/run/way_out.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal::app {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(WayOut, NamesOfHosts) {
  for (const std::string_view name :
       {"example.org", "example.org/", "example.org/post.html", "www.example.py", "a.b.co.uk/x?y",
        "example.org?q=1", "localhost", "localhost/x", "localhost:8080/x", "10.0.0.1:80",
        "m\u00FCnchen.de/", "EXAMPLE.ORG"}) {
    EXPECT_TRUE(looks_like_host(name)) << name;
  }
  for (const std::string_view name : {"",
                                      "page",
                                      "page.html",
                                      "page.PHP",
                                      "a/example.org",
                                      "./example.org",
                                      "x.tar.gz",
                                      "crawl.warc",
                                      "pages.zip",
                                      "notes.md",
                                      "table.xlsx",
                                      "photo.JPG",
                                      "page.html.part",
                                      "rows.tsv",
                                      "script.py",
                                      "a b.org",
                                      "x..org",
                                      ".org",
                                      "org.",
                                      "v1.2",
                                      "example.o",
                                      "https://example.org",
                                      "page.html/x",
                                      "-",
                                      "a:b",
                                      "x.jsonl:12"}) {
    EXPECT_FALSE(looks_like_host(name)) << name;
  }
}

TEST(WayOut, FollowsTheReason) {
  using Kind = Error::Kind;
  EXPECT_EQ(way_out({.kind = Kind::too_large, .input = "x"}), " (--max-size sets the limit)");
  EXPECT_EQ(way_out({.kind = Kind::forbidden, .input = "x"}), " (see --allow-private)");
  EXPECT_EQ(way_out({.kind = Kind::not_found, .input = "example.org/a"}),
            " (a URL needs its scheme: https://example.org/a)");
  EXPECT_EQ(way_out({.kind = Kind::not_found, .input = "localhost:80"}),
            " (a URL needs its scheme: http://localhost:80)");
  EXPECT_EQ(way_out({.kind = Kind::not_found, .input = "a.html"}), "");
  EXPECT_EQ(way_out({.kind = Kind::unreadable, .input = "example.org"}), "");
}

TEST(WayOut, OfWhatWasFoundInPlaceOfAPage) {
  const auto of = [](const char* input, const char* found) {
    return way_out({.kind = Error::Kind::not_html, .input = input, .found = found});
  };
  EXPECT_TRUE(of("a.json", "JSON file").starts_with(": --from jsonl reads it if "));
  EXPECT_EQ(of("https://x.org/", "mail"), ": save it; --from mail reads it");
  EXPECT_EQ(of("https://x.org/", "sitemap"), ": --list-from prints its links");
  EXPECT_EQ(of("a.mp3", "MP3 audio"), "");
  EXPECT_TRUE(has(of("a.doc", "Office 97 document"), "soffice"));
  EXPECT_TRUE(has(of("a.MSG", "Office 97 document"), "msgconvert"));
  EXPECT_TRUE(has(of("a", "directory of other files"), "--include"));
  EXPECT_TRUE(has(of("a.jsonl:1", "object without a page"), "--html-field"));
  EXPECT_TRUE(has(of("a.rss", "feed without full texts"), "--list-from"));
  EXPECT_EQ(of("a", ""), "");
  EXPECT_EQ(of("a", "something else"), "");
}

}  // namespace
}  // namespace pith::internal::app
