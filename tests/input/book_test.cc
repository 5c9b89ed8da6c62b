#include "input/book.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "support/book.h"

namespace pith::internal {
namespace {

using test::manifest_item;
using test::spine_item;

TEST(Book, PathsInTheBook) {
  const struct {
    const char* path;
    const char* href;
    const char* expected;
  } cases[] = {{"OEBPS/content.opf", "text/a.xhtml", "OEBPS/text/a.xhtml"},
               {"OEBPS/content.opf", "../a%20b.xhtml#c", "a b.xhtml"},
               {"OEBPS/x/content.opf", "./../y//z.xhtml?q", "OEBPS/y/z.xhtml"},
               {"content.opf", "../../a", "a"},
               {"content.opf", "/OEBPS/a", "OEBPS/a"},
               {"", "OEBPS/a", "OEBPS/a"},
               {"content.opf", "a%zz%2", "a%zz%2"},
               {"content.opf", "https://example.org/a", ""},
               {"content.opf", "mailto:a", ""},
               {"content.opf", "#a", ""},
               {"content.opf", "", ""}};
  for (const auto& [path, href, expected] : cases) {
    EXPECT_EQ(path_in_book(path, href), expected) << path << " " << href;
  }
}

// "path" of each part, with "!" in front of what is no text and "nav" behind navigation.
std::string parts(const Book& book) {
  std::string all;
  for (const BookPart& part : book.parts) {
    all += (all.empty() ? "" : " ") + std::string(part.is_text ? "" : "!") + part.path +
           (part.is_navigation ? "=nav" : "");
  }
  return all;
}

TEST(Book, ThePackageIsReadInTheOrderOfItsSpine) {
  const Book book = read_package(
      test::package_of(
          manifest_item("n", "nav.xhtml", "properties=\"scripted nav\"") +
              manifest_item("b", "b.xhtml") + manifest_item("a", "a%20.xhtml") +
              "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>"
              "<item id=\"p\" href=\"p.svg\" media-type=\"image/svg+xml\"/>"
              "<item id=\"q\" href=\"q.pdf\" media-type=\"application/pdf\" fallback=\"r\"/>"
              "<item id=\"r\" href=\"r.png\" media-type=\"image/png\" fallback=\"b2\"/>" +
              manifest_item("b2", "b2.xhtml"),
          spine_item("a") + spine_item("n") + spine_item("none") + spine_item("b") +
              spine_item("a") + spine_item("p") + spine_item("q"),
          "<guide><reference type=\"cover\" href=\"c.xhtml\"/></guide>"),
      "OEBPS/content.opf");
  EXPECT_EQ(book.flaw, "");
  EXPECT_EQ(parts(book),
            "OEBPS/a .xhtml OEBPS/nav.xhtml=nav OEBPS/b.xhtml !OEBPS/p.svg OEBPS/b2.xhtml");
  EXPECT_EQ(book.title, "The Keeper");
  EXPECT_EQ(book.authors, "Ana Reyes; Jo Bell");
  EXPECT_EQ(book.language, "en-GB");
  EXPECT_EQ(book.date, "2011-05-02");
  EXPECT_EQ(book.covers, std::set<std::string>{"OEBPS/c.xhtml"});
  EXPECT_EQ(book.tables, (std::vector<std::string>{"OEBPS/nav.xhtml", "OEBPS/toc.ncx"}));
}

TEST(Book, FallbacksThatLeadInACircle) {
  const Book book =
      read_package(test::package_of("<item id=\"a\" href=\"a\" media-type=\"x/y\" fallback=\"b\"/>"
                                    "<item id=\"b\" href=\"b\" media-type=\"x/y\" fallback=\"a\"/>",
                                    spine_item("a")),
                   "content.opf");
  ASSERT_EQ(book.parts.size(), 1U);
  EXPECT_FALSE(book.parts[0].is_text);
}

TEST(Book, FlawsOfAPackage) {
  EXPECT_EQ(read_package("<html/>", "x").flaw, "not a package of EPUB");
  EXPECT_EQ(read_package(test::package_of("", ""), "x").flaw, "its spine names no document");
  EXPECT_EQ(read_package("<pack", "x").flaw, "cut short");
}

TEST(Book, TheContainerNamesThePackage) {
  EXPECT_EQ(package_path(test::container_of("OEBPS/content.opf")), "OEBPS/content.opf");
  EXPECT_EQ(package_path("<container><rootfiles><rootfile full-path=\"a.pdf\" "
                         "media-type=\"application/pdf\"/><rootfile full-path=\"b.opf\"/>"
                         "</rootfiles></container>"),
            "b.opf");
  EXPECT_EQ(package_path("<container/>"), "");
  EXPECT_EQ(package_path(""), "");
}

TEST(Book, TitlesOfChapters) {
  const std::map<std::string, std::string> expected = {{"OEBPS/a.xhtml", "One: Dusk"},
                                                       {"OEBPS/b.xhtml", "Two"}};
  EXPECT_EQ(chapter_titles(test::chapter("",
                                         "<nav epub:type=\"landmarks\"><ol><li>"
                                         "<a href=\"a.xhtml\">Start</a></li></ol></nav>"
                                         "<nav epub:type=\"toc\"><ol><li><a href=\"a.xhtml\">"
                                         "One: <i>Dusk</i></a><ol><li><a href=\"a.xhtml#s\">"
                                         "Part</a></li></ol></li><li><a href=\"b.xhtml\">\n"
                                         "Two </a></li></ol></nav>"),
                           "OEBPS/nav.xhtml"),
            expected);
  EXPECT_EQ(chapter_titles("<ncx><navMap><navPoint><navLabel><text>One: Dusk</text></navLabel>"
                           "<content src=\"a.xhtml\"/><navPoint><navLabel><text>Two</text>"
                           "</navLabel><content src=\"b.xhtml#x\"/></navPoint></navPoint></navMap>"
                           "</ncx>",
                           "OEBPS/toc.ncx"),
            expected);
}

TEST(Book, ObfuscatedFontsAreNotEncrypted) {
  EXPECT_TRUE(
      encrypted_paths(test::encryption_of("f.otf", "http://www.idpf.org/2008/embedding")).empty());
  EXPECT_TRUE(
      encrypted_paths(test::encryption_of("f.otf", "http://ns.adobe.com/pdf/enc#RC")).empty());
  EXPECT_EQ(encrypted_paths(test::encryption_of("OEBPS/a%20b.xhtml",
                                                "http://www.w3.org/2001/04/xmlenc#aes128-cbc")),
            std::set<std::string>{"OEBPS/a b.xhtml"});
}

TEST(Book, ChaptersOfAllMediaTypes) {
  const struct {
    const char* href;
    const char* media_type;
    const char* expected;
  } cases[] = {{"a.xhtml", "application/xhtml+xml", "a.xhtml"},
               {"a.html", "text/html", "a.html"},
               {"a.xml", "application/xml", "a.xml"},
               {"a.xml", "text/xml", "a.xml"},
               {"a.xml", "TEXT/X-OEB1-Document", "a.xml"},
               {"a.xml", "application/x-dtbook+xml", "a.xml"},
               {"a.HTM", "", "a.HTM"},
               {"a.html", "text/plain", "a.html"},
               {"a.svg", "image/svg+xml", "!a.svg"},
               {"a", "", "!a"}};
  for (const auto& [href, media_type, expected] : cases) {
    const Book book = read_package(test::package_of("<item id=\"a\" href=\"" + std::string(href) +
                                                        "\" media-type=\"" + media_type + "\"/>",
                                                    spine_item("a")),
                                   "content.opf");
    EXPECT_EQ(parts(book), expected) << href << " " << media_type;
  }
}

}  // namespace
}  // namespace pith::internal
