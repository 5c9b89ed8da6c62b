#include "input/containers/epub.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "support/book.h"
#include "support/gzip.h"
#include "support/temp_dir.h"

namespace pith::internal {
namespace {

using test::chapter;
using test::manifest_item;
using test::Member;
using test::spine_item;
using Lines = std::vector<std::string>;

constexpr char kAes[] = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";

class EpubTest : public testing::Test {
 protected:
  // A line a page, "id source bytes" or "! input: reason", sources without the folder.
  Lines read(const std::string& bytes, std::size_t most = 100'000) {
    const std::string path = dir_.write("b.epub", bytes);
    const auto source = open_epub(path, InputOptions{.max_bytes = most});
    Lines lines;
    while (const auto page = source->next()) {
      const std::string input = page->ok() ? page->value().source : page->error().input;
      const std::string shown = input.substr(path.size() - 6);
      lines.push_back(page->ok() ? page->value().id + " " + shown
                                 : "! " + shown + ": " + page->error().reason);
      if (page->ok()) pages_.push_back(page->value());
    }
    EXPECT_FALSE(source->next().has_value());
    skipped_ = source->skipped();
    return lines;
  }

  Lines read_members(const std::vector<Member>& members) {
    return read(test::archive("zip", members));
  }

  test::TempDir dir_;
  std::vector<Page> pages_;
  std::map<std::string, std::size_t> skipped_;
};

TEST_F(EpubTest, ChaptersAreInReadingOrder) {
  EXPECT_EQ(read_members(test::members_of_book()),
            (Lines{"one b.epub!/OEBPS/text/one.xhtml", "two b.epub!/OEBPS/text/two.xhtml"}));
  ASSERT_EQ(pages_.size(), 2U);
  EXPECT_NE(pages_[0].bytes.find("The first chapter."), std::string::npos);
  EXPECT_EQ(pages_[0].title_hint, "The Keeper");
  EXPECT_EQ(pages_[0].author_hint, "Ana Reyes; Jo Bell");
  EXPECT_EQ(pages_[0].date_hint, "2011-05-02");
  EXPECT_EQ(pages_[0].language_hint, "en-GB");
  EXPECT_EQ(pages_[0].site_hint, "The Keeper");
  EXPECT_EQ(pages_[0].content_type, "application/xhtml+xml; charset=utf-8");
}

TEST_F(EpubTest, CompressedAndFromAStream) {
  const std::string book = test::archive("zip", test::members_of_book());
  EXPECT_EQ(read(test::gzip(book)).size(), 2U);
}

TEST_F(EpubTest, WhatIsNoChapterIsCounted) {
  std::vector<Member> members = test::members_of_book(
      {{"OEBPS/nav.xhtml", chapter("",
                                   "<nav epub:type=\"toc\"><a href=\"text/one.xhtml\">The "
                                   "first</a></nav>")},
       {"OEBPS/cover.xhtml", chapter("", "<img src=\"c.jpg\"/>")}});
  members[3].bytes = test::package_of(
      manifest_item("c", "cover.xhtml") + manifest_item("n", "nav.xhtml", "properties=\"nav\"") +
          manifest_item("a", "text/one.xhtml") +
          "<item id=\"s\" href=\"s.svg\" media-type=\"image/svg+xml\"/>",
      spine_item("c") + spine_item("n") + spine_item("s") + "<itemref idref=\"a\" linear=\"no\"/>");
  EXPECT_EQ(read_members(members), Lines{"one b.epub!/OEBPS/text/one.xhtml"});
  EXPECT_EQ(skipped_,
            (std::map<std::string, std::size_t>{
                {"covers", 1}, {"navigation documents", 1}, {"parts that are not text", 1}}));
  ASSERT_EQ(pages_.size(), 1U);
  EXPECT_EQ(pages_[0].title_hint, "The first");
}

// A book of one document is not taken for a cover, nor is a first chapter with a picture.
TEST_F(EpubTest, AFirstChapterWithAPictureIsNoCover) {
  std::vector<Member> members = test::members_of_book();
  members[2].bytes =
      chapter("<title>T</title>",
              "<img src=\"x\"/><p>More words than any cover of a book would have on it.</p>");
  EXPECT_EQ(read_members(members).size(), 2U);
}

TEST_F(EpubTest, TheTitleOfTheBookIsNotThatOfAChapter) {
  std::vector<Member> members = test::members_of_book();
  members[2].bytes = chapter("<title>\n The  keeper </title>", "<p>A</p>");
  read_members(members);
  ASSERT_EQ(pages_.size(), 2U);
  EXPECT_EQ(pages_[0].bytes.find("<title>"), std::string::npos);
  EXPECT_NE(pages_[1].bytes.find("<title>Two</title>"), std::string::npos);
}

TEST_F(EpubTest, Utf16) {
  std::vector<Member> members = test::members_of_book();
  std::string wide = "\xff\xfe";
  for (const char c : std::string("<html><title/><p>A</p></html>")) wide += {c, '\0'};
  members[2].bytes = wide;
  read_members(members);
  ASSERT_EQ(pages_.size(), 2U);
  EXPECT_EQ(pages_[0].bytes, "<html><title/><p>A</p></html>");
}

TEST_F(EpubTest, DrmIsRefusedAndObfuscatedFontsAreNot) {
  EXPECT_EQ(read_members(test::members_of_book(
                {{"META-INF/encryption.xml", test::encryption_of("OEBPS/text/two.xhtml", kAes)}})),
            Lines{"! b.epub: encrypted (DRM): only a reading program that has its key can read it; "
                  "get the book without DRM"});
  EXPECT_EQ(read_members(
                test::members_of_book(
                    {{"META-INF/encryption.xml",
                      test::encryption_of("OEBPS/f.otf", "http://www.idpf.org/2008/embedding")}}))
                .size(),
            2U);
}

TEST_F(EpubTest, FlawsAreErrors) {
  EXPECT_EQ(read("<p>Words."), (Lines{"! b.epub: not a zip file (Unrecognized archive format)"}));
  EXPECT_EQ(read_members({{"a.html", "<p>"}}),
            Lines{"! b.epub: not an EPUB book: it has no META-INF/container.xml"});
  EXPECT_EQ(read_members({{"META-INF/container.xml", "<container/>"}}),
            Lines{"! b.epub: its container names no package"});
  EXPECT_EQ(read_members({{"META-INF/container.xml", test::container_of("x.opf")}}),
            Lines{"! b.epub: \"x.opf\", which its container names, is not in it"});
  std::vector<Member> members = test::members_of_book();
  members.erase(members.begin() + 1);
  EXPECT_EQ(
      read_members(members),
      (Lines{"one b.epub!/OEBPS/text/one.xhtml",
             "! b.epub!/OEBPS/text/two.xhtml: the book names it, but it is not in the file"}));
  EXPECT_EQ(read(test::archive("zip", test::members_of_book()), 100),
            (Lines{"! b.epub!/OEBPS/text/one.xhtml: more than 100 bytes",
                   "! b.epub!/OEBPS/text/two.xhtml: more than 100 bytes"}));
  const auto missing = open_epub("/no/such.epub", {})->next();
  ASSERT_TRUE(missing && !missing->ok());
  EXPECT_EQ(missing->error().reason, "no such file or directory");
}

// Wherever it is cut, there is an answer, and at most one for each chapter.
TEST_F(EpubTest, CutAnywhere) {
  const std::string whole = test::archive("zip", test::members_of_book());
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    const Lines lines = read(whole.substr(0, size));
    EXPECT_GE(lines.size(), 1U) << size;
    EXPECT_LE(lines.size(), 2U) << size;
  }
}

// Of a limit that no option sets, the error says of what it is the limit.
TEST_F(EpubTest, DocumentsTooLargeAreNotSupported) {
  const std::string package = std::string(20'000'001, ' ');
  const std::string path = dir_.write(
      "b.epub",
      test::archive("zip", {{"OEBPS/content.opf", package},
                            {"META-INF/container.xml", test::container_of("OEBPS/content.opf")}}));
  const auto page = open_epub(path, {})->next();
  ASSERT_TRUE(page && !page->ok());
  EXPECT_EQ(page->error().kind, Error::Kind::unsupported);
  EXPECT_EQ(page->error().reason,
            "more than 20000000 bytes, the most that is read of such a document");
}

}  // namespace
}  // namespace pith::internal
