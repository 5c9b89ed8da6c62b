// Images and embeds, captions, and what screen readers alone read out.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "markup/passes/passes.h"
#include "page/dump.h"

namespace pith::internal {
namespace {

// The page after the passes, its texts being kept where `verdicts` has "+", as comments for "c".
PageModel settled(std::string_view html, std::string_view verdicts, const Options& options) {
  PageModel page = test::segmented(html);
  const Measured measured;
  const std::vector<Score> scores(page.blocks.size());
  Judging judging(page, measured, scores, options);
  std::size_t next = 0;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    if (judging.block(i).kind == BlockKind::image) continue;
    const char verdict = next < verdicts.size() ? verdicts[next++] : '-';
    judging.verdicts[i].label = verdict == '+'   ? Label::main_content
                                : verdict == 'c' ? Label::comment
                                                 : Label::boilerplate;
  }
  EXPECT_EQ(next, verdicts.size()) << html;
  run_passes(judging, kFigurePasses);
  apply_verdicts(judging, page);
  return page;
}

// What is kept of a page whose texts are kept where `verdicts` has "+", comments for "c": images by
// their target, embeds in <>, texts by their first letter.
std::string after(std::string_view html, std::string_view verdicts, const Options& options = {}) {
  const PageModel page = settled(html, verdicts, options);
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

// A box before the heading does not part the image from its section.
TEST(Figures, UnderAKeptHeading) {
  const std::string_view page =
      "<p>A<p>Box of more words<h2>B</h2><a href=/z><img data-lazy-src=y></a><p>C";
  EXPECT_EQ(after(page, "+-++"), "AByC");
  EXPECT_EQ(after(page, "+--+"), "AC");
  EXPECT_EQ(
      after("<h2>B</h2><p>Box of more words<p><a href=/z><img data-lazy-src=y></a><p>C", "+-+"),
      "BC");
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
  // Nor is what says how to see it larger.
  EXPECT_EQ(after("<p>A<figure><img src=1>Press here to view the image</figure><p>B", "+-+"),
            "A1B");
  EXPECT_EQ(after("<p>A<figure><div>Press here to view the image in full size</div><img src=1>"
                  "</figure><p>B",
                  "+-+"),
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

TEST(Figures, Captions) {
  const Options captions = {.captions = true};
  const std::string_view page =
      "<p>A<figure><img src=1><figcaption>Some<p>words</figcaption></figure><p>B";
  EXPECT_EQ(after(page, "+--+"), "A1B");
  EXPECT_EQ(after(page, "+--+", captions), "A1SwB");
  EXPECT_EQ(after(page, "+-+-", captions), "Aw");  // the image is not kept
  EXPECT_EQ(after(page, "c--c", captions), "A'1'S'w'B'");
  EXPECT_EQ(
      after("<p>A<figure><figcaption>Some</figcaption><img src=1></figure><p>B", "+-+", captions),
      "AS1B");
  EXPECT_EQ(after("<p>A<div><img src=1><p class=wp-caption-text>some</div><p>B", "+-+", captions),
            "A1sB");
  EXPECT_EQ(after("<p>A<div><img src=1><p>some</div><p>B", "+-+", captions), "A1B");
  EXPECT_EQ(after("<p>A<figure><img src=i.png width=9 height=9><figcaption>Some</figcaption>"
                  "</figure><p>B",
                  "+-+", captions),
            "AB");
}

TEST(Figures, CaptionsOfOtherThings) {
  const Options captions = {.captions = true};
  EXPECT_EQ(
      after("<p>A<figure><pre>x</pre><figcaption>Some</figcaption></figure><p>B", "++-+", captions),
      "AxSB");
  EXPECT_EQ(
      after("<p>A<figure><pre>x</pre><figcaption>Some</figcaption></figure><p>B", "+--+", captions),
      "AB");
  EXPECT_EQ(after("<p>A<figure><video src=v.mp4></video><figcaption>Some</figcaption></figure><p>B",
                  "+-+", captions),
            "A<v.mp4>SB");
  EXPECT_EQ(after("<p>A<figure><div><figure><img src=1></figure><figure><img src=2></figure></div>"
                  "<figcaption>Some</figcaption></figure><p>B",
                  "+-+", captions),
            "A12SB");
  EXPECT_EQ(after("<p>A<figcaption>Some</figcaption><p>B", "+-+", captions), "AB");
}

// What is shown as text has its caption with it, whatever the options say.
TEST(Figures, CaptionsOfTablesAndListings) {
  const std::string table = "<table><tr><th>x<th>y<tr><td>1<td>2</table>";
  EXPECT_EQ(after("<p>A<figure>" + table + "<figcaption>Some</figcaption></figure><p>B", "+++++-+"),
            "Axy12SB");
  EXPECT_EQ(after("<p>A<figure><figcaption>Some</figcaption>" + table + "</figure><p>B", "+-+++++"),
            "ASxy12B");
  EXPECT_EQ(after("<p>A<figure>" + table + "<figcaption>Some</figcaption></figure><p>B", "+-----+"),
            "AB");
  EXPECT_EQ(after("<p>A<figure><pre>x</pre><figcaption>Some</figcaption></figure><p>B", "++-+"),
            "AxSB");
  EXPECT_EQ(after("<p>A<figure><math display=block><mi>x</mi></math><figcaption>Some</figcaption>"
                  "</figure><p>B",
                  "++-+"),
            "AxSB");
  EXPECT_EQ(after("<p>A<figure><video src=v.mp4></video><figcaption>Some</figcaption></figure><p>B",
                  "+-+"),
            "A<v.mp4>B");
  EXPECT_EQ(after("<p>A<figure><p>text<figcaption>Some</figcaption></figure><p>B", "++-+"), "AtB");
}

// A class says what is a caption, and the box around it what it belongs to.
TEST(Figures, NamedCaptionsOfTablesAndListings) {
  const std::string table = "<table><tr><th>x<th>y<tr><td>1<td>2</table>";
  EXPECT_EQ(
      after("<p>A<section><div class=caption><p>Some</div><div>" + table + "</div></section><p>B",
            "+-+++++"),
      "ASxy12B");
  EXPECT_EQ(after("<p>A<div><pre>x</pre><p class=caption>Some</div><p>B", "++-+"), "AxSB");
  EXPECT_EQ(after("<p>A<div><pre>x</pre><p class=other>Some</div><p>B", "++-+"), "AxB");
  // Of a box with more texts nobody knows what the caption is about.
  EXPECT_EQ(after("<p>A<div><pre>x</pre><p>C<p>D<p>E<p>F<p>G<p class=caption>Some</div><p>B",
                  "++------+"),
            "AxB");
  EXPECT_EQ(after("<p>A<div><img src=1><p class=caption>Some</p></div><pre>x</pre><p>B", "+-++"),
            "A1xB");
}

// "Click to enlarge" says nothing of the picture.
TEST(Figures, EnlargersAreNoCaptions) {
  for (const std::string_view label : {"Click to enlarge", "View image in fullscreen",
                                       "Zum Vergr\u00F6\u00DF"
                                       "ern klicken",
                                       "\u70B9\u51FB\u653E\u5927"}) {
    const std::string page =
        "<p>A<figure><img src=1><figcaption>" + std::string(label) + "</figcaption></figure><p>B";
    EXPECT_EQ(after(page, "+-+", {.captions = true}), "A1B") << label;
  }
}

// What is kept already, as the text of a gallery that the page has twice, is not kept once more.
TEST(Figures, CaptionsOnce) {
  EXPECT_EQ(after("<p>A<figure><img src=1><figcaption>Some</figcaption></figure><p>B"
                  "<figure><img src=2><figcaption>Some</figcaption></figure><p>C",
                  "+-+-+", {.captions = true}),
            "A1SB2C");
}

TEST(Figures, WhyACaptionIsKept) {
  const PageModel page = settled("<p>A<figure><img src=1><figcaption>S</figcaption></figure><p>B",
                                 "+-+", {.captions = true, .explain = true});
  const Block& caption = page.blocks.at(2).block;
  EXPECT_EQ(caption.text, "S");
  EXPECT_EQ(caption.reason, "the caption of what is kept");
  EXPECT_EQ(caption.decided_by, "caption");
}

TEST(Figures, HelperTextGoes) {
  EXPECT_EQ(after("<p><span class=sr-only>x</span><p class=usa-sr-only>Hidden<p>A", "++"), "A");
}

}  // namespace
}  // namespace pith::internal
