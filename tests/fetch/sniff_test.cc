#include "fetch/sniff.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

namespace pith::internal {
namespace {

using std::string_view_literals::operator""sv;

// "html", or with the name: "binary PNG image".
std::string dump(std::string_view bytes) {
  const Sniffed found = sniff(bytes);
  constexpr std::string_view kNames[] = {"html", "mixed", "text", "xml", "gzip", "binary"};
  std::string line(kNames[static_cast<std::size_t>(found.content)]);
  if (found.kind != FileKind::page) line.append(" ").append(row_of(found.kind).name);
  return line;
}

struct Case {
  std::string_view bytes;
  std::string_view expected;
};

TEST(Sniff, Html) {
  const std::string_view pages[] = {
      "<!DOCTYPE html>",
      "<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
      "<html>",
      "\xef\xbb\xbf\n\t <HTML lang=en>",
      "<p>Words",
      "<h2\nclass=x>",
      "<br/>",
      "<!-- a license -->\n<!-- another --><div>",
      "<!--> <div>",
      "<!-- never closed",
      "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>",
      "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>",
      "<blockquote cite=x>",
      "\xff\xfe<\0h\0t\0m\0l\0>\0"sv,
      "\xfe\xff\0<\0h\0t\0m\0l\0>"sv,
      "<\0h\0t\0m\0l\0>\0\n\0"sv,
      "<p>\0\1\2\3\4\5\6\7"sv,  // damaged, but a page
  };
  for (const std::string_view page : pages) EXPECT_EQ(dump(page), "html") << page;
}

TEST(Sniff, TextWithAndWithoutMarkup) {
  const Case cases[] = {
      {"", "text"},
      {"Plain words.", "text"},
      {"if (a<b && c>d) return vector<a>();", "text"},
      {"a < b, <unknown>x</unknown>", "text"},
      {"{\"url\": \"x\"}", "text"},
      {"Words in windows-1251: \xcf\xf0\xe8\xe2\xe5\xf2", "text"},
      {"\x1b$B$3$s\x1b(B in ISO-2022-JP", "text"},
      {"\xff\xfeT\0e\0x\0t\0"sv, "text"},
      {"Hello <b>world</b>", "mixed"},
      {"First.<p>Second.", "mixed"},
      {"One<BR>two", "mixed"},
      {"<unknown><div>x</div>", "mixed"},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(c.bytes), c.expected) << c.bytes;
}

TEST(Sniff, WhatIsNoPage) {
  const Case cases[] = {
      {"<?xml version='1.0'?><rss/>", "xml RSS feed"},
      {"\x1f\x8b\x08", "gzip gzip data"},
      {"%PDF-1.4\n", "binary PDF document"},
      {"\x89PNG\r\n\x1a\n\0"sv, "binary PNG image"},
      {"\xff\xd8\xff\xe0", "binary JPEG image"},
      {"GIF89a", "binary GIF image"},
      {"RIFF\1\2\3\4WEBPVP8 ", "binary WebP image"},
      {"PK\3\4", "binary ZIP archive"},
      {"\x7f"
       "ELF\2\1\1\0"sv,
       "binary ELF program"},
      {"\0\0\0\x18"
       "ftypmp42"sv,
       "binary MP4 video"},
      {"WARC/1.0\r\n", "binary WARC file"},
      {"\1\2\3 some words \4\5\6", "binary binary data"},
      {"\0"sv, "binary binary data"},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(c.bytes), c.expected);
}

TEST(Sniff, AStrayControlCharacterLeavesTextText) {
  std::string text(1000, 'w');
  text[500] = '\0';
  EXPECT_EQ(dump(text), "text");
  for (std::size_t i = 0; i < text.size(); i += 20) text[i] = '\1';
  EXPECT_EQ(dump(text), "binary binary data");
}

TEST(Sniff, OnlyLooksAtTheStart) {
  EXPECT_EQ(dump(std::string(70'000, ' ') + "<html>"), "text");
  EXPECT_EQ(dump(std::string(60'000, ' ') + "<html>"), "html");
  EXPECT_EQ(dump(std::string(5'000, 'w') + std::string(5'000, '\0')), "text");
}

TEST(Sniff, IsTotalOnEveryPrefix) {
  const std::string all = "\xef\xbb\xbf <?xml ?> <!-- - --> <!DOCTYPE html><blockquote></p";
  for (std::size_t n = 0; n <= all.size(); ++n) {
    const std::string exact = all.substr(0, n);
    EXPECT_FALSE(dump({exact.data(), exact.size()}).empty());
  }
}

TEST(Sniff, FeedsAndSitemapsBehindDeclarations) {
  const std::string_view atom = " xmlns:a='http://www.w3.org/2005/Atom'>";
  const std::string prefixed = "<a:feed" + std::string(atom);
  const Case cases[] = {
      {"<!DOCTYPE rss [<!ENTITY nbsp '&#160;'>]><rss/>", "xml RSS feed"},
      {"<?xml version='1.0'?>\n<!DOCTYPE rss SYSTEM \"a>b\" [\n<!-- ]> it's -->"
       "<!ENTITY a \"]>\">\n] ><rss>",
       "xml RSS feed"},
      {"<!DOCTYPE rss PUBLIC 'x' 'y'><?xml-stylesheet href='a'?><!-- c -->\n<rss>", "xml RSS feed"},
      {"<?xml version='1.0'?><?php-like x?><!-- c --><?y?><feed>", "xml Atom feed"},
      {prefixed, "xml Atom feed"},
      {"<a:feed xmlns:a='https://example.org/animals'>", "text"},
      {"<?xml version='1.0'?><s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'>",
       "xml sitemap"},
      {"<r:RDF xmlns:r='x' xmlns='http://purl.org/rss/1.0/'>", "xml RSS feed"},
      {"<RDF xmlns:rss='http://purl.org/rss/1.0/'>", "xml RSS feed"},
      {"<?xml version='1.0'?><rdf:RDF xmlns:rdf='x'>", "xml XML document"},
      {"<!DOCTYPE rss [", "text"},
      {"<?php echo 1; ?><rss>", "text"},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(c.bytes), c.expected) << c.bytes;
}

// A local header of a zip and the content that it stores.
std::string stored(const std::string& name, const std::string& content) {
  const auto number = [](std::size_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i, value >>= 8) text += static_cast<char>(value & 0xFF);
    return text;
  };
  return "PK\3\4" + std::string(14, '\0') + number(content.size(), 4) + number(content.size(), 4) +
         number(name.size(), 2) + number(0, 2) + name + content;
}

TEST(Sniff, ArchivesOfBooksAreNoBooks) {
  const std::string book =
      stored("mimetype", "application/epub+zip") + stored("META-INF/container.xml", "<container/>");
  EXPECT_EQ(dump(book), "binary EPUB book");
  EXPECT_EQ(dump(stored("a.txt", "Words") + stored("META-INF/container.xml", "x")),
            "binary EPUB book");
  EXPECT_EQ(dump(stored("one.epub", book) + stored("two.epub", book)), "binary ZIP archive");
  EXPECT_EQ(dump(stored("large.epub", book).substr(0, 200)), "binary ZIP archive");
}

TEST(Sniff, FilesOfMailProgramsAndReaders) {
  EXPECT_EQ(dump("!BDN\1\2"), "binary Outlook mailbox");
  EXPECT_EQ(dump("ARROW1\0\0\1"sv), "binary Arrow file");
  EXPECT_EQ(dump(std::string(60, '\0') + "BOOKMOBI"), "binary Kindle book");
}

}  // namespace
}  // namespace pith::internal
