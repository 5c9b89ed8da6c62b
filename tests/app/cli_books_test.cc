// Books, feeds and WACZ files as inputs, and files that are no pages.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "app/process.h"
#include "support/book.h"
#include "support/gzip.h"

namespace pith::internal::test {
namespace {

using nlohmann::json;
using Strings = std::vector<std::string>;

std::vector<json> objects(const std::string& text) {
  std::vector<json> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(json::parse(line));
  return all;
}

const std::string kSentence =
    "The lamp went out, and the keeper went up the stairs with a box of matches in his coat.";

class CliBooks : public testing::Test {
 protected:
  CliBooks() {
    std::string prose;
    for (int i = 0; i < 4; ++i) prose += "<p>" + kSentence + "</p>";
    const std::string stanza =
        "<div><p>The sea goes out,</p><p>the sea comes in,</p><p>and none can tell</p>"
        "<p>where both begin.</p></div>";
    std::vector<Member> members = {
        {"OEBPS/notes.xhtml",
         chapter("<title>Notes</title>",
                 "<h2>Notes</h2><p><a href=\"one.xhtml#r\">1.</a> A letter of 3 May.</p>")},
        {"OEBPS/poem.xhtml", chapter("<title/>", "<h2>Tide</h2>" + stanza + stanza)},
        {"OEBPS/one.xhtml",
         chapter("<title>The Keeper</title>", "<h2>Dusk</h2><p><a id=\"p1\"/>" + kSentence +
                                                  "</p><p>\"Who is there?\"</p>" + prose)},
        {"OEBPS/dedication.xhtml", chapter("<title/>", "<p>For Maria.</p>")},
        {"OEBPS/toc.ncx",
         xml("<ncx><navMap><navPoint><navLabel><text>Chapter 1: Dusk</text></navLabel><content "
             "src=\"one.xhtml\"/></navPoint></navMap></ncx>")},
        {"OEBPS/content.opf",
         package_of(
             manifest_item("d", "dedication.xhtml") + manifest_item("o", "one.xhtml") +
                 manifest_item("p", "poem.xhtml") + manifest_item("n", "notes.xhtml") +
                 "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>",
             spine_item("d") + spine_item("o") + spine_item("p") + spine_item("n"))},
        {"META-INF/container.xml", container_of("OEBPS/content.opf")}};
    work_.write("book.epub", archive("zip", members));
    work_.write("feed.xml",
                "<?xml version='1.0' encoding='windows-1251'?><rss version='2.0' "
                "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
                "<title>\xc3\xe0\xe7\xe5\xf2\xe0</title><link>https://example.org/</link>"
                "<item><title>\xcc\xe0\xff\xea</title><link>/a</link>"
                "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate><content:encoded><![CDATA[" +
                    prose + "<p>" + kSentence +
                    " <a href='b'>b</a></p>]]></content:encoded></item>"
                    "<item><title>B</title><link>/b</link><description>Short.</description></item>"
                    "</channel></rss>");
  }

  Workspace work_;
};

TEST_F(CliBooks, ChaptersComeOutWhole) {
  const Finished run = work_.pith({"book.epub"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const std::vector<json> pages = objects(run.out);
  ASSERT_EQ(pages.size(), 4U) << run.out;
  EXPECT_EQ(pages[0]["text"], "For Maria.");
  EXPECT_EQ(pages[0]["title"], "The Keeper");
  EXPECT_EQ(pages[1]["source"], "book.epub!/OEBPS/one.xhtml");
  EXPECT_EQ(pages[1]["id"], "one");
  EXPECT_EQ(pages[1]["title"], "Chapter 1: Dusk");
  EXPECT_EQ(pages[1]["authors"], (Strings{"Ana Reyes", "Jo Bell"}));
  EXPECT_EQ(pages[1]["date"], "2011-05-02");
  EXPECT_EQ(pages[1]["language"], "en-GB");
  EXPECT_EQ(pages[1]["site"], "The Keeper");
  const std::string text = pages[1]["text"];
  EXPECT_NE(text.find("\"Who is there?\""), std::string::npos) << text;
  std::size_t sentences = 0;
  for (std::size_t at = text.find(kSentence); at != std::string::npos;
       at = text.find(kSentence, at + 1)) {
    ++sentences;
  }
  EXPECT_EQ(sentences, 5U);
  const std::string poem = pages[2]["text"];
  EXPECT_NE(poem.find("The sea goes out,"), std::string::npos) << poem;
  EXPECT_NE(poem.find("where both begin."), std::string::npos) << poem;
  EXPECT_NE(std::string(pages[3]["text"]).find("A letter of 3 May."), std::string::npos);
}

TEST_F(CliBooks, BooksInFoldersPipesArchivesAndFiles) {
  work_.write("in/a book", work_.read("book.epub"));
  EXPECT_EQ(objects(work_.pith({"in"}).out).size(), 4U);
  EXPECT_EQ(objects(work_.pith({"--from", "epub", "-"}, work_.read("book.epub")).out).size(), 4U);
  work_.write("books.zip", archive("zip", {{"x/book.epub", work_.read("book.epub")}}));
  const std::vector<json> pages = objects(work_.pith({"books.zip"}).out);
  ASSERT_EQ(pages.size(), 4U);
  EXPECT_EQ(pages[1]["source"], "books.zip!/x/book.epub!/OEBPS/one.xhtml");
  EXPECT_EQ(work_.pith({"book.epub", "-f", "markdown", "-o", "out/"}).exit_code, 0);
  EXPECT_TRUE(work_.has("out/OEBPS/one.md"));
  EXPECT_EQ(work_.pith({"-f", "text"}, work_.read("book.epub")).out,
            work_.pith({"-f", "text", "book.epub"}).out);
}

TEST_F(CliBooks, EntriesOfFeedsArePages) {
  const Finished run =
      work_.pith({"feed.xml", "--summary", "summary", "--with", "markdown", "--links"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.err, "pith: skipped 1 entry without its full text: --list-from prints the links\n");
  const std::vector<json> pages = objects(run.out);
  ASSERT_EQ(pages.size(), 1U) << run.out;
  EXPECT_EQ(pages[0]["source"], "feed.xml:1");
  EXPECT_EQ(pages[0]["url"], "https://example.org/a");
  EXPECT_EQ(pages[0]["title"], "\xd0\x9c\xd0\xb0\xd1\x8f\xd0\xba");
  EXPECT_EQ(pages[0]["site"], "\xd0\x93\xd0\xb0\xd0\xb7\xd0\xb5\xd1\x82\xd0\xb0");
  EXPECT_EQ(pages[0]["date"], "2026-03-02T10:00:00Z");
  EXPECT_NE(std::string(pages[0]["markdown"]).find("(https://example.org/b)"), std::string::npos);
  EXPECT_EQ(json::parse(work_.read("summary"))["skipped"],
            (json{{"entries without their full text", 1}}));
  work_.write("in/0001", work_.read("feed.xml"));
  EXPECT_EQ(objects(work_.pith({"in"}).out).size(), 1U);
  EXPECT_EQ(objects(work_.pith({"--from", "feed"}, work_.read("feed.xml")).out).size(), 1U);
  EXPECT_NE(work_.pith({"-"}, work_.read("feed.xml")).out, "");
  EXPECT_EQ(work_.pith({"--from", "html", "feed.xml"}).err,
            "pith: feed.xml: not HTML (RSS feed): --from feed reads its entries, --list-from "
            "prints its links\n");
}

TEST_F(CliBooks, ABookIsResumed) {
  const std::string whole = work_.pith({"book.epub"}).out;
  work_.shell("ulimit -f 1; $PITH --resume -o out book.epub");
  const Finished again = work_.pith({"--resume", "-o", "out", "book.epub"});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(work_.read("out"), whole);
}

// What is no page is refused by name, with a way to get at its text.
TEST_F(CliBooks, OtherFilesAreRefusedWithTheWayOut) {
  const std::string office =
      archive("zip", {{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}});
  const std::string kHtml = ": save it as HTML first, with pandoc or soffice --convert-to html";
  const std::string kOld = ": save it as HTML first, with soffice --convert-to html";
  const std::string old = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  const std::string kText = " makes text of it, which --from text reads";
  const struct {
    std::string name;
    std::string bytes;
    std::string reason;
  } cases[] = {
      {"a.pdf", "%PDF-1.7\n", "not HTML (PDF document): pdftotext" + kText},
      {"a.djvu", "AT&TFORM\1\2\3\4DJVM", "not HTML (DjVu document): djvutxt" + kText},
      {"a.docx", office, "not HTML (Office document)" + kHtml},
      {"a.doc", old, "not HTML (Office 97 document)" + kOld},
      {"a.msg", old,
       "not HTML (Office 97 document): msgconvert makes an .eml file of it, which pith reads"},
      {"a.pst", "!BDN\1",
       "not HTML (Outlook mailbox): readpst makes mbox files of it, which pith reads"},
      {"a.mobi", std::string(60, '\0') + "BOOKMOBI",
       "not HTML (Kindle book): ebook-convert of Calibre makes an EPUB of it, unless it has DRM"},
      {"a.azw3", std::string(60, 'x') + "BOOKMOBI",
       "not HTML (Kindle book): ebook-convert of Calibre makes an EPUB of it, unless it has DRM"},
      {"a.feather", std::string("ARROW1\0\0", 8),
       "not HTML (Arrow file): pandas.read_feather(FILE).to_json(PATH, orient='records', "
       "lines=True) makes JSONL"},
      {"a.html.xz",
       std::string("\xFD"
                   "7zXZ\0",
                   6),
       "not HTML (xz data): unpack it first"},
      {"a.html.bz2", "BZh91AY&SY", "not HTML (bzip2 data): unpack it first"},
      {"a.odt", archive("zip", {{"mimetype", "x"}, {"content.xml", "x"}}),
       "not HTML (OpenDocument document)" + kHtml},
      {"a.rtf", "{\\rtf1 Words.}", "not HTML (RTF document)" + kHtml},
      {"a.png", "\x89PNG\r\n\x1a\n",
       "not HTML (PNG image): the text in pictures needs OCR, such as tesseract"},
      {"a.sqlite", std::string("SQLite format 3\0", 16),
       "not HTML (SQLite database): export its pages as JSONL first (json_object() of SQLite makes "
       "the lines)"},
      {"a.parquet", "PAR1\1\2",
       "not HTML (Parquet file): read it in Python; the manual of the package has an example"},
      {"a.7z", "7z\xbc\xaf\x27\x1c", "not HTML (7-Zip archive): unpack it first"},
      {"a.rar", "Rar!\x1a\7", "not HTML (RAR archive): unpack it first"},
      {"sitemap.xml", "<?xml version='1.0'?><urlset/>",
       "not HTML (sitemap): --list-from prints its links"},
      {"sitemap.xml.gz", gzip("<sitemapindex/>"),
       "not HTML (sitemap): --list-from prints its links"}};
  for (const auto& [name, bytes, reason] : cases) {
    work_.write(name, bytes);
    const Finished file = work_.pith({name});
    EXPECT_EQ(file.exit_code, 2) << name;
    EXPECT_EQ(file.err, "pith: " + name + ": " + reason + "\n");
    // The name tells mails of Outlook from its documents.
    if (name == "a.msg") continue;
    EXPECT_EQ(work_.pith({"-"}, bytes).err, "pith: -: " + reason + "\n");
  }
}

// Tools and servers name books so.
TEST_F(CliBooks, ABookNamedAsAZipIsABook) {
  const std::string whole = work_.pith({"-f", "text", "book.epub"}).out;
  work_.write("book.zip", work_.read("book.epub"));
  EXPECT_EQ(work_.pith({"-f", "text", "book.zip"}).out, whole);
  work_.write("in/book.zip", work_.read("book.epub"));
  const std::vector<json> pages = objects(work_.pith({"in"}).out);
  ASSERT_EQ(pages.size(), 4U);
  EXPECT_EQ(pages[1]["title"], "Chapter 1: Dusk");
  // Unless it is asked for as an archive.
  EXPECT_NE(work_.pith({"-f", "text", "--from", "archive", "book.zip"}).out, whole);
}

}  // namespace
}  // namespace pith::internal::test
