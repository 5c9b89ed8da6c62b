#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pith/write.h"
#include "tests/write/blocks.h"

namespace pith::internal {
namespace {

using namespace test;

constexpr HtmlOptions kEverything{.links = true, .images = true};

std::string html(std::vector<Block> blocks) {
  return write_html(article(std::move(blocks)), kEverything);
}

TEST(Html, Blocks) {
  EXPECT_EQ(html({}), "");
  EXPECT_EQ(html({heading(2, "H"), paragraph("a\nb"), dropped(paragraph("Menu")),
                  block(BlockKind::caption, "c"), quoted(1, paragraph("d"))}),
            "<h2>H</h2>\n<p>a<br>b</p>\n<figure><figcaption>c</figcaption></figure>\n"
            "<blockquote>\n<p>d</p>\n</blockquote>\n");
}

TEST(Html, EverythingIsEscaped) {
  EXPECT_EQ(html({paragraph("<script>x</script> & \"y\"")}),
            "<p>&lt;script&gt;x&lt;/script&gt; &amp; &quot;y&quot;</p>\n");
  EXPECT_EQ(html({code("a<b\n\tc", "c++"), code("x", "\"onclick=")}),
            "<pre><code class=\"language-c++\">a&lt;b\n\tc</code></pre>\n"
            "<pre><code>x</code></pre>\n");
  EXPECT_EQ(html({paragraph(std::string("a\0b\x1B", 4))}), "<p>ab</p>\n");
}

TEST(Html, Inline) {
  const std::string words = "see the big book";
  EXPECT_EQ(html({with_spans(paragraph(words), {over(words, "the big", SpanKind::strong),
                                                over(words, "big", SpanKind::emphasis),
                                                over(words, "book", SpanKind::code)})}),
            "<p>see <strong>the <em>big</em></strong> <code>book</code></p>\n");
}

TEST(Html, OnlySafeTargets) {
  const auto link = [](const std::string& target) {
    return html({with_spans(paragraph("x"), {over("x", "x", SpanKind::link, target)})});
  };
  EXPECT_EQ(link("https://example.org/?a&b=\"c\""),
            "<p><a href=\"https://example.org/?a&amp;b=&quot;c&quot;\">x</a></p>\n");
  EXPECT_EQ(link("/a b"), "<p><a href=\"/a%20b\">x</a></p>\n");
  EXPECT_EQ(link("mailto:a@example.org"), "<p><a href=\"mailto:a@example.org\">x</a></p>\n");
  for (const char* target :
       {"javascript:alert(1)", " JaVaScript:alert(1)", "data:text/html,x", "java\nscript:alert(1)",
        "\x01javascript:alert(1)", "vbscript:x", "file:///etc/passwd", ""}) {
    EXPECT_EQ(link(target), "<p>x</p>\n") << target;
  }
}

TEST(Html, Images) {
  Block picture = block(BlockKind::image, "");
  picture.spans = {{SpanKind::image, 0, 0, "a.png", "\"alt\""},
                   {SpanKind::image, 0, 0, "data:image/gif;base64,R0", "x"}};
  EXPECT_EQ(html({picture}), "<p><img src=\"a.png\" alt=\"&quot;alt&quot;\"></p>\n");
  EXPECT_EQ(write_html(article({picture})), "");
}

TEST(Html, Lists) {
  const Block first = bullet(1, 1, "a");
  EXPECT_EQ(html({first, numbered(2, 3, "b"), numbered(2, 4, "c"), numbered(2, 7, "d"),
                  in_item(first, paragraph("e")), bullet(1, 2, "f")}),
            "<ul>\n<li>a\n<ol start=\"3\">\n<li>b</li>\n<li>c</li>\n<li value=\"7\">d</li>\n</ol>\n"
            "<p>e</p>\n</li>\n<li>f</li>\n</ul>\n");
}

TEST(Html, QuotesAndCodeInItems) {
  const Block first = quoted(1, bullet(1, 1, "a"));
  const Block second = bullet(1, 2, "b");
  EXPECT_EQ(html({first, in_item(first, paragraph("c")), second, in_item(second, code("d"))}),
            "<ul>\n<li><blockquote>\n<p>a</p>\n</blockquote>\n<p>c</p>\n</li>\n"
            "<li>b\n<pre><code>d</code></pre>\n</li>\n</ul>\n");
}

TEST(Html, Tables) {
  const Block first = cell(1, 0, "c");
  EXPECT_EQ(html({header_cell(0, "A"), header_cell(1, "B"), first, in_cell(first, paragraph("d")),
                  cell(2, 1, "e")}),
            "<table>\n<thead>\n<tr><th>A</th><th>B</th></tr>\n</thead>\n<tbody>\n"
            "<tr><td><p>c</p>\n<p>d</p></td><td></td></tr>\n<tr><td></td><td>e</td></tr>\n"
            "</tbody>\n</table>\n");
  Block caption = block(BlockKind::caption, "Prices");
  caption.table = first.table;
  EXPECT_EQ(html({caption, first}),
            "<table>\n<caption>Prices</caption>\n<tbody>\n<tr><td>c</td></tr>\n</tbody>\n"
            "</table>\n");
}

TEST(Html, CaptionsOfSeveralBlocks) {
  Block caption = block(BlockKind::caption, "Prices");
  caption.table = cell(0, 0, "").table;
  Block more = caption;
  more.text = "in euro";
  EXPECT_EQ(html({caption, more, cell(0, 0, "c")}),
            "<table>\n<caption><p>Prices</p><p>in euro</p></caption>\n<tbody>\n"
            "<tr><td>c</td></tr>\n</tbody>\n</table>\n");
}

TEST(Html, CellsHoldWhatTheyAre) {
  const auto alone = [](Block made) {
    made.table = cell(0, 0, "").table;
    const std::string out = html({std::move(made)});
    const std::size_t begin = out.find("<td>") + 4;
    return out.substr(begin, out.find("</td>") - begin);
  };
  EXPECT_EQ(alone(heading(4, "a")), "<h4>a</h4>");
  EXPECT_EQ(alone(bullet(1, 1, "a")), "<ul>\n<li>a</li>\n</ul>");
  EXPECT_EQ(alone(code("a")), "<pre><code>a</code></pre>");
  EXPECT_EQ(alone(paragraph("a")), "a");
  Block picture = block(BlockKind::image, "");
  picture.spans = {{SpanKind::image, 0, 0, "a.png", "b"}};
  EXPECT_EQ(alone(picture), "<img src=\"a.png\" alt=\"b\">");
  // Blocks end without the space before the last image.
  Block text = paragraph("c");
  text.spans = {{SpanKind::image, 1, 1, "a.png", "b"}};
  EXPECT_EQ(alone(text), "c <img src=\"a.png\" alt=\"b\">");
  picture.spans[0].caption = "c";
  EXPECT_EQ(alone(picture),
            "<figure><img src=\"a.png\" alt=\"b\"><figcaption>c</figcaption></figure>");
}

TEST(Html, DefinitionsOfAnApi) {
  const auto within = [](std::vector<BlockContainer> containers, Block made) {
    made.containers = std::move(containers);
    return made;
  };
  constexpr BlockContainer kList{ContainerKind::api_list, 1};
  constexpr BlockContainer kDefinition{ContainerKind::definition, 1};
  EXPECT_EQ(html({within({kList}, block(BlockKind::term, "f(a)")),
                  within({kList, kDefinition}, block(BlockKind::definition, "b")),
                  within({kList, kDefinition}, code("c"))}),
            "<dl class=\"api\">\n<dt>f(a)</dt>\n<dd>b\n<pre><code>c</code></pre>\n</dd>\n</dl>\n");
}

// A note that is not printed leaves its mark, which is still one.
TEST(Html, MarksOfNotesThatAreNotPrinted) {
  EXPECT_EQ(html({with_spans(paragraph("a[1][2]"), {{SpanKind::note_reference, 1, 4, "1"},
                                                    {SpanKind::note_reference, 4, 7, "2"}})}),
            "<p>a<sup>[1]</sup><sup>[2]</sup></p>\n");
}

}  // namespace
}  // namespace pith::internal
