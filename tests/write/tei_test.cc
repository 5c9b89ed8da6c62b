#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pith/write.h"
#include "tests/write/any_article.h"
#include "tests/write/blocks.h"
#include "text/decode.h"

namespace pith::internal {
namespace {

using namespace test;

// What <text> holds.
std::string tei(std::vector<Block> blocks) {
  const std::string all = write_tei(article(std::move(blocks)), {.links = true, .images = true});
  const std::size_t begin = all.find("<text>\n") + 7;
  return all.substr(begin, all.find("</text>") - begin);
}

std::string body(std::vector<Block> blocks) {
  const std::string all = tei(std::move(blocks));
  const std::size_t begin = all.find("<body>\n") + 7;
  return all.substr(begin, all.find("</body>") - begin);
}

TEST(Tei, HeadingsBeginSectionsThatNest) {
  EXPECT_EQ(body({}), "<p/>\n");
  EXPECT_EQ(body({paragraph("a"), heading(2, "B"), paragraph("b"), heading(4, "C"), heading(3, "D"),
                  paragraph("d"), heading(2, "E")}),
            "<p>a</p>\n<div>\n<head>B</head>\n<p>b</p>\n<div>\n<head>C</head>\n</div>\n"
            "<div>\n<head>D</head>\n<p>d</p>\n</div>\n</div>\n<div>\n<head>E</head>\n</div>\n");
  // A <div> cannot be in a quote.
  EXPECT_EQ(body({quoted(1, heading(2, "Q")), quoted(1, paragraph("q"))}),
            "<quote>\n<ab type=\"heading\" rend=\"h2\">Q</ab>\n<p>q</p>\n</quote>\n");
}

TEST(Tei, ListsTablesAndCode) {
  EXPECT_EQ(body({bullet(1, 1, "a"), bullet(2, 2, "b")}),
            "<list rend=\"bulleted\">\n<item>a<list rend=\"bulleted\">\n<item>b</item>\n</list>\n"
            "</item>\n</list>\n");
  EXPECT_EQ(body({numbered(1, 3, "c")}),
            "<list rend=\"numbered\">\n<item n=\"3\">c</item>\n</list>\n");
  EXPECT_EQ(body({header_cell(0, "h"), cell(1, 0, "x<y")}),
            "<table>\n<row role=\"label\"><cell role=\"label\">h</cell></row>\n"
            "<row><cell>x&lt;y</cell></row>\n</table>\n");
  EXPECT_EQ(body({code("a\n b\n", "c++")}),
            "<ab type=\"code\"><code xml:space=\"preserve\" lang=\"c++\">a\n b</code></ab>\n");
  EXPECT_EQ(body({block(BlockKind::math, "x^2")}),
            "<p rend=\"display\"><formula notation=\"TeX\">x^2</formula></p>\n");
}

// Terms and definitions are pairs, whatever the page has.
TEST(Tei, ListsOfTermsArePairs) {
  const auto in_list = [](Block made, std::uint32_t definition = 0) {
    made.containers = {{ContainerKind::definition_list, 1}};
    if (definition > 0) made.containers.push_back({ContainerKind::definition, definition});
    return made;
  };
  const auto term = [&](const char* text) { return in_list(block(BlockKind::term, text)); };
  const auto definition = [&](const char* text, std::uint32_t id) {
    return in_list(block(BlockKind::definition, text), id);
  };
  EXPECT_EQ(body({term("a"), term("b"), definition("c", 1), definition("d", 2), term("e")}),
            "<list type=\"gloss\">\n<label>a<lb/>b</label>\n<item>c</item>\n<label/>\n"
            "<item>d</item>\n<label>e</label>\n<item/>\n</list>\n");
}

TEST(Tei, Inline) {
  const std::string words = "see the big book\nand x";
  EXPECT_EQ(body({with_spans(
                paragraph(words),
                {over(words, "the big", SpanKind::strong), over(words, "big", SpanKind::emphasis),
                 over(words, "book", SpanKind::link, "https://example.org/a b"),
                 over(words, "x", SpanKind::math)})}),
            "<p>see <hi rend=\"bold\">the <hi rend=\"italic\">big</hi></hi> "
            "<ref target=\"https://example.org/a%20b\">book</ref><lb/>and "
            "<formula notation=\"TeX\">x</formula></p>\n");
  Span image{.kind = SpanKind::image, .target = "https://example.org/i.png", .alt = "A & B"};
  image.caption = "c";
  EXPECT_EQ(body({with_spans(block(BlockKind::image, ""), {image})}),
            "<p><figure><head>c</head><graphic url=\"https://example.org/i.png\"/>"
            "<figDesc>A &amp; B</figDesc></figure></p>\n");
}

TEST(Tei, NotesStandBehindTheText) {
  const std::string words = "a claim [5]";
  Block note = paragraph("the source");
  note.note = "5";
  note.containers = {{ContainerKind::note, 1}};
  EXPECT_EQ(tei({heading(1, "H"),
                 with_spans(paragraph(words), {over(words, "[5]", SpanKind::note_reference, "5")}),
                 note}),
            "<body>\n<div>\n<head>H</head>\n"
            "<p>a claim <ref type=\"note\" target=\"#note-1\">5</ref></p>\n</div>\n</body>\n"
            "<back>\n<div type=\"notes\">\n<note xml:id=\"note-1\" n=\"5\">the source</note>\n"
            "</div>\n</back>\n");
}

TEST(Tei, TheHeaderHasTheMetadata) {
  Article made = article({paragraph("a")});
  made.url = "https://example.org/?a&b";
  made.metadata.title.value = "Tides & boats";
  made.metadata.authors = {{"Ann", "h1"}, {"Bo", "h1"}};
  made.metadata.date.value = "2024-05-06T07:08Z";
  made.metadata.language.value = "en";
  const std::string all = write_tei(made, {.id = "7", .source = "a.html"});
  for (const char* part :
       {"<title type=\"main\">Tides &amp; boats</title><author>Ann</author><author>Bo</author>",
        "<date type=\"publication\" when=\"2024-05-06\">2024-05-06T07:08Z</date>",
        "<idno type=\"id\">7</idno><idno type=\"URL\">https://example.org/?a&amp;b</idno>"
        "<idno type=\"source\">a.html</idno>",
        "<language ident=\"en\">en</language>", "<text xml:lang=\"en\">"}) {
    EXPECT_NE(all.find(part), std::string::npos) << part << '\n' << all;
  }
}

TEST(Tei, NamesOfFilesNeedNotBeUtf8) {
  const std::string all = write_tei(article({}), {.source = "bad\xFF\xED\xA0\x80\xC0\xAF.html"});
  EXPECT_NE(all.find("<idno type=\"source\">bad\xEF\xBF\xBD"), std::string::npos) << all;
  EXPECT_TRUE(is_utf8(all));
}

// XML 1.0 has no way to write these.
TEST(Tei, CharactersThatXmlDoesNotHaveAreLeftOut) {
  EXPECT_EQ(body({paragraph(std::string("a\0b\x1B\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD", 13))}),
            "<p>ab\xEF\xBF\xBD</p>\n");
}

}  // namespace
}  // namespace pith::internal
