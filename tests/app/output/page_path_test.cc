#include "app/output/page_path.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal::app {
namespace {

// A page of an input, and the path of its file.
struct Case {
  std::string id, source, url, path;
};

TEST(PagePaths, Table) {
  const Case cases[] = {
      // Files: below the root, or by their own names.
      {"b", "in/a/b.html", "", "a/b.md"},
      {"b", "other/a/b.htm", "", "other/a/b.md"},
      {"p", "/abs/../p.html.gz", "", "abs/p.md"},
      {"p", "../../../etc/p.txt", "", "etc/p.md"},
      {"p", "./p.html", "", "p.md"},
      {"b", "x.zip!/a/b.html", "", "x.zip/a/b.md"},
      {"b", "x.zip!/../../b.html", "", "x.zip/b.md"},
      {"..", "in/..", "", "page.md"},
      {"a:b", "in/a:b.html", "", "a_b.md"},
      {"-", "-", "", "stdin.md"},
      // URLs.
      {"i", "x", "https://example.org/a/b.html", "example.org/a/b.md"},
      {"i", "x", "https://user:secret@example.org:8080/", "example.org_8080/index.md"},
      {"i", "x", "https://example.org", "example.org/index.md"},
      {"i", "x", "https://example.org/a/?q=1/2#top", "example.org/a/index_q=1_2.md"},
      {"i", "x", "https://example.org/../..//%2e%2e/x.php?a", "example.org/%2e%2e/x.php_a.md"},
      {"http://h/p.html", "http://h/p.html", "", "h/p.md"},
      {"i", "x", "://", "page/index.md"},
      {"i", "x", "javascript:x", "javascript_x/index.md"},
      {"i", "x", "a", "a/index.md"},
      // Ids of records and lines.
      {"urn:uuid:12", "c.warc.gz", "", "urn_uuid_12.md"},
      {"../../k/1", "x.jsonl:1", "", "k/1.md"},
      {"https://example.org/p", "x.jsonl:1", "", "example.org/p.md"},
      {std::string("n\0l\n", 4), "x.jsonl:1", "", "n_l_.md"},
      {"..", "x.jsonl:1", "", "page.md"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(PagePaths("in/", ".md").path_of(c.id, c.source, c.url), c.path) << c.source << c.url;
  }
}

TEST(PagePaths, NoneIsGivenTwice) {
  PagePaths paths("", ".txt");
  const auto file = [&paths](const std::string& source, const std::string& id) {
    return paths.path_of(id, source, "");
  };
  EXPECT_EQ(file("b~2.html", "b~2"), "b~2.txt");
  EXPECT_EQ(file("b.html", "b"), "b.txt");
  EXPECT_EQ(file("b.htm", "b"), "b~3.txt");
  EXPECT_EQ(file("b.txt", "b"), "b~4.txt");
  EXPECT_EQ(file("b~2.htm", "b~2"), "b~2~2.txt");
  // A name cannot be both a file and a folder.
  EXPECT_EQ(paths.path_of("i", "x", "http://h/a"), "h/a.txt");
  EXPECT_EQ(paths.path_of("i", "x", "http://h/a.txt/c"), "h/a.txt~/c.txt");
  EXPECT_EQ(paths.path_of("i", "x", "http://h/d.txt/c"), "h/d.txt/c.txt");
  EXPECT_EQ(paths.path_of("i", "x", "http://h/d"), "h/d~2.txt");
}

TEST(PagePaths, LengthsAreBounded) {
  PagePaths paths("", ".txt");
  std::string umlauts;
  for (int i = 0; i < 500; ++i) umlauts += "\xc3\xa4";
  const std::string one = paths.path_of("i", "x", "http://h/" + umlauts + "1");
  const std::string two = paths.path_of("i", "x", "http://h/" + umlauts + "2");
  EXPECT_NE(one, two);
  EXPECT_LT(one.size(), 220U);
  EXPECT_TRUE(one.starts_with("h/\xc3\xa4"));
  EXPECT_EQ(one[one.find('~') - 1], '\xa4');  // no character is cut
  std::string deep = "http://h";
  for (int i = 0; i < 1000; ++i) deep += "/abc";
  EXPECT_LT(paths.path_of("i", "x", deep).size(), 40U);
  EXPECT_NE(paths.path_of("i", "x", deep + "/d"), paths.path_of("i", "x", deep + "/e"));
}

}  // namespace
}  // namespace pith::internal::app
