#include "markup/figures.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "page/dump.h"

namespace pith::internal {
namespace {

// What is kept of a page whose texts are kept where `verdicts` has "+", comments for "c": images by
// their target, embeds in <>, texts by their first letter.
std::string after(std::string_view html, std::string_view verdicts, const Options& options = {}) {
  PageModel page = test::segmented(html);
  std::size_t next = 0;
  for (PageBlock& entry : page.blocks) {
    if (entry.block.kind == BlockKind::image) continue;
    const char verdict = next < verdicts.size() ? verdicts[next++] : '-';
    entry.block.label = verdict == '+'   ? Label::main_content
                        : verdict == 'c' ? Label::comment
                                         : Label::boilerplate;
  }
  EXPECT_EQ(next, verdicts.size()) << html;
  settle_figures(page, options);
  EXPECT_TRUE(page.figures.empty());
  std::string out;
  for (const PageBlock& entry : page.blocks) {
    const Block& block = entry.block;
    if (!kept(block)) continue;
    if (block.kind == BlockKind::embed) {
      out += '<' + block.spans.at(0).target + '>';
    } else if (block.kind == BlockKind::image) {
      for (const Span& span : block.spans) out += span.target;
    } else {
      out += block.text.substr(0, 1);
    }
    if (block.label == Label::comment) out += '\'';
  }
  return out;
}

const std::string kProse =
    " and so it went on for more than twenty words, which is what it takes for a text to be prose "
    "to the scorer, or so they say.";

TEST(Figures, BetweenKeptText) {
  const std::string_view page =
      "<p>A<p><img src=1><p>B<p><img data-lazy-src=y><video src=v.mp4></video><p>C";
  EXPECT_EQ(after(page, "+++"), "A1By<v.mp4>C");
  EXPECT_EQ(after(page, "+--"), "A");
  EXPECT_EQ(after(page, "---"), "");
  EXPECT_EQ(after(page, "+cc"), "A1'B'y'<v.mp4>'C'");
}

TEST(Figures, PlaceholdersAndBadgesAreNone) {
  EXPECT_EQ(after("<p>A<p><img src=blank.gif><p>B", "++"), "AB");
  EXPECT_EQ(after("<p>A<p><a href=x><img src=y.svg></a><p>B", "++"), "AB");
  EXPECT_EQ(after("<p>A<p><img src=icon.png width=16 height=16><p>B", "++"), "AB");
}

// The caption of an image is no text that parts it from others.
TEST(Figures, BesideACaption) {
  EXPECT_EQ(
      after("<p>A<figure><img src=1><figcaption>some words in it</figcaption></figure><p>B", "+-+"),
      "A1B");
  EXPECT_EQ(
      after("<p>A<div><img src=1><p class=wp-caption-text>some words in it</p></div><p>B", "+-+"),
      "A1B");
  EXPECT_EQ(after("<p>A<div><img src=1><p>some other words in it</p></div><p>B", "+-+"), "AB");
}

TEST(Figures, AtTheBeginning) {
  EXPECT_EQ(
      after("<article><h1>T</h1><p>By J, 3 May, in <b>T</b></p><img src=1><p>A</article>", "--+"),
      "1A");
  EXPECT_EQ(after("<article><header><img src=1><h1>T</h1></header><p>A</article>", "-+"), "1A");
  EXPECT_EQ(after("<header><img src=logo.png></header><div><p>A</div>", "+"), "A");
  EXPECT_EQ(after("<article><nav><img src=1></nav><p>A</article>", "+"), "A");
  EXPECT_EQ(after("<article><a href=/other><img src=1></a><p>A</article>", "+"), "A");
  EXPECT_EQ(after("<article><a href=/1.jpg><img src=1></a><p>A</article>", "+"), "1A");
  EXPECT_EQ(after("<div><div><img src=1><p>X" + kProse + "</div><p>A</div>", "-+"), "A");
}

TEST(Figures, AtTheEnd) {
  EXPECT_EQ(after("<article><p>A<figure><img src=1></figure></article><footer>F</footer>", "+-"),
            "A1");
  EXPECT_EQ(after("<article><p>A<div class=author><img src=1></div></article>", "+"), "A");
  EXPECT_EQ(after("<article><p>A<div><img src=1><p>Read more of this</div></article>", "+-"), "A");
  EXPECT_EQ(after("<article><p>A</article><div><img src=1></div>", "+"), "A");
}

TEST(Figures, HelperTextGoes) {
  EXPECT_EQ(after("<p><span class=sr-only>x</span><p class=usa-sr-only>Hidden<p>A", "++"), "A");
}

}  // namespace
}  // namespace pith::internal
