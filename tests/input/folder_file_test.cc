#include "input/folder_file.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "input/containers.h"
#include "support/archive.h"
#include "support/gzip.h"
#include "support/temp_dir.h"

namespace pith::internal {
namespace {

// "page", the name of a container, or what the file is passed over as.
std::string what(const FolderFile& file) {
  if (!file.is_read()) return std::string(row_of(file.passed_over).group);
  return file.kind == InputKind::page ? "page" : find_container(file.kind)->name;
}

TEST(FolderFile, ByNameThenByFirstBytes) {
  const test::TempDir folder;
  const std::string page = "<!doctype html><title>T</title><p>Words.";
  const std::string wide = "{\"url\":\"u\",\"html\":\"" + std::string(100'000, 'x') + "\"}\n";
  // A local header with a name of 8 bytes, and what it stores.
  const std::string stored = std::string("PK\3\4") + std::string(22, '\0') +
                             std::string("\x08\0\0\0", 4) + "mimetypeapplication/epub+zipPK";
  const struct {
    std::string name;
    std::string bytes;
    std::string_view expected;
  } cases[] = {
      {"a.html", "", "page"},
      {"a.HTM.gz", "", "page"},
      {"a.txt", "words", "page"},
      {"a.warc.gz", "", "warc"},
      {"a.jsonl", "", "jsonl"},
      {"a.tar.xz", "", "archive"},
      {"a.zip", "", "archive"},
      {"index.php", page, "page"},
      {"index.php?p=12", page, "page"},
      {"0001", page, "page"},
      {"a.asp", "<div>x</div>", "page"},
      {"a.aspx", "<?php x ?><html><p>x</p></html>", "page"},
      {"packed", test::gzip(page), "page"},
      {"x.xml", "<?xml version=\"1.0\"?><!DOCTYPE html><html><p>x", "page"},
      {"y.xml", "<?xml version=\"1.0\"?><note/>", "XML documents"},
      {"crawl", "WARC/1.0\r\n", "warc"},
      {"crawl.bin", test::gzip("WARC/1.1\r\n"), "warc"},
      {"dump", "{\"id\":1,\"text\":\"t\"}\n", "jsonl"},
      {"dump.json", "{\"html\": \"<p>x</p>\"}\n", "jsonl"},
      {"dump.gz", test::gzip("{\"text\" :\"t\"}"), "jsonl"},
      {"wide", wide, "jsonl"},
      {"api.json", "{\"a\":{\"text\":\"t\"},\"b\":[{\"html\":\"<p>x</p>\"}]}", "JSON files"},
      {"log.har", "", "har"},
      {"log.json", "{\"log\":{\"entries\":[", "har"},
      {"log2.json", "{\"log\":{\"text\":\"t\"}}", "JSON files"},
      {"pretty.json", "{\n  \"text\": \"t\"\n}\n", "JSON files"},
      {"list.json", "[{\"text\":\"t\"}]", "JSON files"},
      {"value", "{\"a\":\"html\"}", "JSON files"},
      {"pages", test::archive("zip", {{"a.html", page}}), "archive"},
      {"pages.bin", test::archive("ustar", {{"a.html", page}}), "archive"},
      {"a.epub", "", "epub"},
      {"a.wacz", "", "wacz"},
      {"a.rss", "", "feed"},
      {"a.ATOM.gz", "", "feed"},
      {"book", test::archive("zip", {{"mimetype", "x"}, {"META-INF/container.xml", "x"}}), "epub"},
      {"stored book", stored, "epub"},
      {"book.zip", test::archive("zip", {{"mimetype", "application/epub+zip"}}), "archive"},
      {"odd book", test::archive("zip", {{"META-INF/container.xml", "x"}}), "epub"},
      {"text", test::archive("zip", {{"mimetype", "x"}, {"content.xml", "x"}}), "documents"},
      {"report", test::archive("zip", {{"[Content_Types].xml", "x"}}), "documents"},
      {"program", test::archive("zip", {{"META-INF/MANIFEST.MF", "x"}}), "programs"},
      {"saved site", test::archive("zip", {{"archive/data.warc.gz", "x"}}), "wacz"},
      {"index of pages", test::archive("zip", {{"pages/pages.jsonl", "x"}}), "wacz"},
      {"rss.xml", "<?xml version=\"1.0\"?><rss/>", "feed"},
      {"feed", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "feed"},
      {"rdf.xml", "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", "feed"},
      {"foaf.xml", "<?xml version=\"1.0\"?><rdf:RDF/>", "XML documents"},
      {"feed.json", "{\"version\": \"https://jsonfeed.org/version/1\"}", "feed"},
      {"sitemap.xml", "<urlset>", "sitemaps"},
      {"sitemap.xml.gz", test::gzip("<sitemapindex>"), "sitemaps"},
      {"feeds.opml", "<?xml version=\"1.0\"?><opml/>", "XML documents"},
      {"a.css", "a{}", "styles"},
      {"a.min.js", "<div>x</div>", "scripts"},
      {"a.PNG", "", "pictures"},
      {"404.css", page, "page"},
      {"404.js", "\xEF\xBB\xBF\n<!-- x --><HTML lang=en>", "page"},
      {"report.pdf", page, "page"},
      {"report.doc", "<?xml version=\"1.0\"?>\n<!DOCTYPE html>", "page"},
      {"wide.log", std::string("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14), "page"},
      {"page.zip", page, "page"},
      {"page.warc", page, "page"},
      {"late.md", std::string(5'000, ' ') + page, "notes and source code"},
      {"logo", "\x89PNG\r\n\x1a\n", "pictures"},
      {"a.woff2", "", "fonts"},
      {"a.pdf", "", "documents"},
      {"paper", "%PDF-1.7", "documents"},
      {"a.md", "# T <p>x</p>", "notes and source code"},
      {"a.csv", "", "tables"},
      {"rows", "a,b,c\n1,2,3\n4,5,6\n7,8,9\n", "tables"},
      {"a.cdxj", "", "indexes of web archives"},
      {"a.eml", "", "mail"},
      {"a.mbox.gz", "", "mbox"},
      {"a.MHT", "", "mhtml"},
      {"a.msg", "", "documents"},
      {"mail", "Received: by x\n y\nMIME-Version: 1.0\n\n<p>x</p>", "mail"},
      {"mails", "From jane@example.org Mon Nov 30 09:11:46 2026\nFrom: Jane\n\nx", "mbox"},
      {"saved", "From: <Saved by Blink>\r\n", "mhtml"},
      {"safari", "bplist00\x5f\x10\x0fWebMainResource", "webarchive"},
      {"README", "Words of a text.", "other texts"},
      {"empty", "", "empty files"},
      {"random", std::string(1000, '\1'), "other binary files"},
  };
  for (const auto& [name, bytes, expected] : cases) {
    EXPECT_EQ(what(look_at_file(folder.write(name, bytes), {})), expected) << name;
  }
  const std::string own = folder.write("own", "{\"body\":\"<p>x</p>\"}\n");
  EXPECT_EQ(what(look_at_file(own, {})), "JSON files");
  EXPECT_EQ(what(look_at_file(own, InputOptions{.html_field = "body"})), "jsonl");
  EXPECT_EQ(what(look_at_file((folder / "missing"), {})), "page");
}

TEST(FolderFile, OfNamedFiles) {
  const test::TempDir folder;
  const std::string page = "<!doctype html><p>Words.";
  EXPECT_EQ(kind_of_file(folder.write("a", "WARC/1.0\r\n"), {}), InputKind::warc);
  EXPECT_EQ(kind_of_file(folder.write("a.json", "{\"html\":\"<p>\"}\n"), {}), InputKind::jsonl);
  EXPECT_EQ(kind_of_file(folder.write("a.html", "WARC/1.0\r\n"), {}), InputKind::page);
  EXPECT_EQ(kind_of_file(folder.write("a.epub", page), {}), InputKind::epub);
  EXPECT_EQ(kind_of_file(folder.write("b", page), {}), InputKind::page);
  EXPECT_EQ(kind_of_file(folder.write("c", "Words."), {}), InputKind::page);
  EXPECT_EQ(kind_of_file(folder / "missing", {}), InputKind::page);
  EXPECT_EQ(kind_of_file("https://example.org/a.php", {}), InputKind::page);
  EXPECT_EQ(kind_of_file("-", {}), InputKind::page);
}

TEST(FolderFile, Globs) {
  const struct {
    std::vector<std::string> include;
    std::vector<std::string> exclude;
    std::string_view path;
    bool admits;
  } cases[] = {{{}, {}, "a/b.html", true},
               {{"*.html"}, {}, "a/b.html", true},
               {{"*.php"}, {}, "a/b.html", false},
               {{"*.php", "b*"}, {}, "a/b.html", true},
               {{"a"}, {}, "a/b.html", true},
               {{"b"}, {}, "a/b.html", false},
               {{"a/*"}, {}, "a/c/b.html", true},
               {{"c/*"}, {}, "a/c/b.html", false},
               {{"*/c/*"}, {}, "a/c/b.html", true},
               {{}, {"draft?"}, "drafts/x.html", false},
               {{}, {"drafts"}, "a/drafts/x.html", false},
               {{}, {"drafts"}, "a/drafts.html", true},
               {{"*.html"}, {"b.*"}, "a/b.html", false}};
  for (const auto& [include, exclude, path, admits] : cases) {
    EXPECT_EQ(Globs(include, exclude).admit(path), admits)
        << path << testing::PrintToString(include);
  }
}

TEST(FolderFile, PartsOfSavedPages) {
  const std::vector<std::string> siblings = {"a.css", "b.html",  "c.txt.htm", "d",
                                             "e.php", "e.xhtml", "f.html.1",  "g.php"};
  const std::pair<std::string_view, bool> cases[] = {
      {"b_files", true},        {"c.txt_files", true}, {"e_files", true},    {"a_files", false},
      {"d_files", false},       {"b", false},          {"_files", false},    {"x_files", false},
      {"f_files", true},        {"g.php_files", true}, {"g_files", true},    {"d_fichiers", false},
      {"b-Dateien", true},      {"b_fichiers", true},  {"b_archivos", true}, {"b_file", true},
      {"b_bestanden", true},    {"b-filer", true},     {"b.files", true},    {"B_FILES", false},
      {"b_\u6587\u4EF6", true}, {"a-Dateien", false},  {"b-Datei", false}};
  for (const auto& [name, holds] : cases)
    EXPECT_EQ(holds_parts_of_page(name, siblings), holds) << name;
}

}  // namespace
}  // namespace pith::internal
