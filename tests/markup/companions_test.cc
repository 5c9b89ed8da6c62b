#include "markup/companions.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "markup/measure.h"
#include "markup/page_builder.h"
#include "page/dump.h"

namespace pith {
namespace {

using test::kept_text;
using test::PageBuilder;
using test::segmented;
using test::sentence;

std::vector<PageBlock> settled(const PageBuilder& page, std::string_view verdicts) {
  std::vector<PageBlock> blocks = page.page().blocks;
  EXPECT_EQ(blocks.size(), verdicts.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    blocks[i].block.score = page.scores()[i].probability;
    blocks[i].block.label = verdicts[i] == '+'   ? Label::main_content
                            : verdicts[i] == 'c' ? Label::comment
                                                 : Label::boilerplate;
  }
  settle_companions(page.measured(), blocks);
  return blocks;
}

// The labels after settling those given: "+" main content, "c" a comment, "-" boilerplate.
std::string after(const PageBuilder& page, std::string_view verdicts) {
  std::vector<Block> blocks;
  for (PageBlock& entry : settled(page, verdicts)) blocks.push_back(std::move(entry.block));
  return test::labels(blocks);
}

PageBuilder::Inside paragraph(const std::string& text) {
  return [text](PageBuilder& box) { box.paragraph(text); };
}

TEST(Companions, NothingToSettle) {
  EXPECT_EQ(after(PageBuilder(), ""), "");
  PageBuilder page;
  page.paragraph("One").paragraph("Two").paragraph("Three");
  for (const char* verdicts : {"+++", "---", "+-+", "-+-", "c+-"}) {
    EXPECT_EQ(after(page, verdicts), verdicts);
  }
}

// --- Headings -----------------------------------------------------------------------------------

TEST(Companions, AHeadingStandsWithItsText) {
  PageBuilder page;
  page.heading(2, "Floods").paragraph(sentence(20));
  EXPECT_EQ(after(page, "-+"), "++");
  EXPECT_EQ(settled(page, "-+")[0].block.reason, "heads kept text");
}

TEST(Companions, AHeadingFallsWithItsText) {
  PageBuilder page;
  page.heading(2, "Floods").paragraph(sentence(20));
  EXPECT_EQ(after(page, "+-"), "--");
  EXPECT_EQ(settled(page, "+-")[0].block.reason, "heads nothing kept");
  EXPECT_EQ(after(PageBuilder().heading(2, "Floods"), "+"), "-");
}

TEST(Companions, ASectionEndsAtAHeadingOfItsLevel) {
  PageBuilder page;
  page.heading(2, "One").paragraph("dropped text of some words").heading(2, "Two");
  page.paragraph(sentence(20));
  EXPECT_EQ(after(page, "+-++"), "--++");
  PageBuilder above;
  above.heading(3, "One").paragraph("dropped text of some words").heading(2, "Two");
  above.paragraph(sentence(20));
  EXPECT_EQ(after(above, "+-++"), "--++");
  PageBuilder below;
  below.heading(2, "One").paragraph("dropped text of some words").heading(3, "Two");
  below.paragraph(sentence(20));
  EXPECT_EQ(after(below, "+-++"), "+-++");
}

TEST(Companions, HeadingsOverHeadings) {
  PageBuilder page;
  page.heading(1, "One").heading(2, "Two").heading(3, "Three").paragraph(sentence(20));
  EXPECT_EQ(after(page, "---+"), "++++");
  EXPECT_EQ(after(page, "+++-"), "----");
}

// "[edit]" or a picture between the two does not part them.
TEST(Companions, CrumbsDoNotPartAHeadingFromItsText) {
  PageBuilder page;
  page.heading(2, "Floods").paragraph("edit this").image().paragraph(sentence(20)).paragraph("End");
  EXPECT_EQ(after(page, "---++"), "+--++");
  EXPECT_EQ(after(page, "----+"), "----+");
  PageBuilder parted;
  parted.heading(2, "Floods").paragraph("four words part them").paragraph(sentence(20));
  EXPECT_EQ(after(parted, "--+"), "--+");
}

TEST(Companions, UnlikelyHeadingsDoNotComeBack) {
  PageBuilder page;
  page.heading(2, "Floods").scored(0.09F).paragraph(sentence(20));
  EXPECT_EQ(after(page, "-+"), "-+");
  PageBuilder likelier;
  likelier.heading(2, "Floods").scored(0.1F).paragraph(sentence(20));
  EXPECT_EQ(after(likelier, "-+"), "++");
}

// The headline is metadata.
TEST(Companions, RuledOutHeadingsStayOut) {
  PageBuilder page;
  page.heading(1, "Floods").scored(0).paragraph(sentence(20));
  EXPECT_EQ(after(page, "-+"), "-+");
}

TEST(Companions, HeadingsOfBoxesDoNotHeadTheTextBelow) {
  for (const Cue cue : {Cue::related, Cue::aside, Cue::form, Cue::nav, Cue::newsletter, Cue::ad}) {
    PageBuilder page;
    page.in(cue, [](PageBuilder& box) { box.heading(3, "See also"); });
    page.paragraph(sentence(20)).paragraph(sentence(21));
    EXPECT_EQ(after(page, "-++"), "-++");
    // In one box they go together.
    PageBuilder inside;
    inside.in(cue, [](PageBuilder& box) { box.heading(3, "See also").paragraph(sentence(20)); });
    inside.paragraph(sentence(21)).paragraph(sentence(22));
    EXPECT_EQ(after(inside, "-+++"), "++++");
  }
}

// Three headings built alike are a row of teasers' titles, which may have no text.
TEST(Companions, CardTitlesNeedNoText) {
  PageBuilder two;
  two.heading(3, "One").heading(3, "Two");
  EXPECT_EQ(after(two, "++"), "--");
  PageBuilder three;
  three.heading(3, "One").heading(3, "Two").heading(3, "Three");
  EXPECT_EQ(after(three, "+++"), "+++");
  EXPECT_EQ(after(three, "---"), "---");
}

TEST(Companions, SectionsAreLookedThroughInABoundedStretch) {
  const auto with_gap = [](int gap) {
    PageBuilder page;
    page.heading(2, "Floods");
    for (int i = 0; i < gap; ++i) page.paragraph("dropped text of some words");
    page.paragraph(sentence(20));
    return after(page, "+" + std::string(static_cast<std::size_t>(gap), '-') + "+").front();
  };
  EXPECT_EQ(with_gap(48), '+');
  EXPECT_EQ(with_gap(49), '-');
}

// --- What belongs to comments -------------------------------------------------------------------

// "2 Comments" would else stay over nothing.
TEST(Companions, AHeadingOverCommentsIsOne) {
  PageBuilder page;
  page.paragraph(sentence(20)).heading(2, "2 Comments");
  page.in(Cue::comment, paragraph("Well said."));
  EXPECT_EQ(after(page, "+-c"), "+cc");
  EXPECT_EQ(after(page, "++c"), "+cc");
  EXPECT_EQ(after(page, "++-"), "+--");
}

TEST(Companions, AHeadingOverTextAndCommentsIsNone) {
  PageBuilder page;
  page.heading(2, "Floods").paragraph(sentence(20)).paragraph("Well said.");
  EXPECT_EQ(after(page, "++c"), "++c");
  EXPECT_EQ(after(page, "+c+"), "+c+");
}

// A picture between a text and a comment begins the comment.
TEST(Companions, PicturesInCommentsAreTheirs) {
  PageBuilder page;
  page.paragraph("One").image().paragraph("Two").image().paragraph("Three");
  EXPECT_EQ(after(page, "c-c-c"), "ccccc");
  EXPECT_EQ(after(page, "+-c-c"), "+cccc");
  EXPECT_EQ(after(page, "+-+-c"), "+++cc");
}

// --- Pictures -----------------------------------------------------------------------------------

TEST(Companions, PicturesStayBetweenKeptText) {
  PageBuilder page;
  page.image().paragraph("One").image().image().paragraph("Two").image();
  EXPECT_EQ(after(page, "-+--+-"), "-++++-");
  EXPECT_EQ(after(page, "-+----"), "-+----");
  EXPECT_EQ(after(page, "++++++"), "-++++-");
  EXPECT_EQ(settled(page, "-+--+-")[2].block.reason, "between kept text");
  EXPECT_EQ(settled(page, "-+--+-")[0].block.reason, "not in kept text");
}

TEST(Companions, PicturesBesideDroppedTextFall) {
  PageBuilder page;
  page.paragraph("One").image().paragraph("a dropped line of text").paragraph("Two");
  EXPECT_EQ(after(page, "+--+"), "+--+");
}

// What stands around a caption does not judge it, and it parts no picture or heading from the text.
TEST(Companions, CaptionsAreLeftAlone) {
  PageBuilder page;
  page.paragraph("One").image().caption("The lock as it is today.").paragraph("Two");
  EXPECT_EQ(after(page, "+--+"), "++-+");
  EXPECT_EQ(after(page, "+-++"), "++++");
  EXPECT_EQ(after(page, "--+-"), "--+-");
  EXPECT_EQ(after(page, "---+"), "---+");
  PageBuilder headed;
  headed.heading(2, "Locks").caption("The lock as it is today.").paragraph("One");
  EXPECT_EQ(after(headed, "--+"), "+-+");
}

// --- Copies -------------------------------------------------------------------------------------

TEST(Companions, AHiddenBeginningOfAShownTextGoes) {
  const auto page = [](const std::string& first, Cue cue) {
    PageBuilder built;
    built.in(cue, paragraph(first));
    built.paragraph("The ferry leaves the north quay at nine and comes back at noon.");
    return after(built, "++");
  };
  EXPECT_EQ(page("The ferry leaves the north quay at nine", Cue::hidden), "-+");
  EXPECT_EQ(page("The ferry leaves the north quay at nine", Cue::content), "++");
  EXPECT_EQ(page("The ferry leaves", Cue::hidden), "++");  // a few words
  EXPECT_EQ(page("The ferry leaves the south quay at nine", Cue::hidden), "++");
}

TEST(Companions, OfCopiesTheFirstStays) {
  PageBuilder page;
  page.paragraph(sentence(8)).paragraph("Between").paragraph(sentence(8));
  EXPECT_EQ(after(page, "+++"), "++-");
  EXPECT_EQ(settled(page, "+++")[2].block.reason, "stands twice");
  EXPECT_EQ(after(page, "-++"), "-++") << "a dropped copy is none";
}

TEST(Companions, ShortTextsMayStandTwice) {
  PageBuilder page;
  page.paragraph(sentence(7)).paragraph("Between").paragraph(sentence(7));
  EXPECT_EQ(after(page, "+++"), "+++");
}

TEST(Companions, AHiddenTwinLoses) {
  PageBuilder page;
  page.in(Cue::hidden, paragraph(sentence(8))).paragraph(sentence(8)).paragraph(sentence(8));
  EXPECT_EQ(after(page, "+++"), "-+-");
  PageBuilder below;
  below.paragraph(sentence(8)).in(Cue::hidden, paragraph(sentence(8)));
  EXPECT_EQ(after(below, "++"), "+-");
  PageBuilder both;
  both.in(Cue::hidden, paragraph(sentence(8))).in(Cue::hidden, paragraph(sentence(8)));
  EXPECT_EQ(after(both, "++"), "+-");
}

TEST(Companions, QuotesPostsAndCellsMayRepeat) {
  PageBuilder quote;
  quote.paragraph(sentence(8)).in(Tag::blockquote, paragraph(sentence(8)));
  EXPECT_EQ(after(quote, "++"), "++");
  PageBuilder post;
  post.paragraph(sentence(8)).in(Cue::post, paragraph(sentence(8)));
  EXPECT_EQ(after(post, "++"), "++");
  PageBuilder cell;
  cell.paragraph(sentence(8)).cell(sentence(8)).cell(sentence(8));
  EXPECT_EQ(after(cell, "+++"), "+++");
}

// --- From markup --------------------------------------------------------------------------------

TEST(Companions, OnAPage) {
  const std::string first = sentence(40, "First");
  const std::string second = sentence(40, "Second");
  const std::string html =
      "<article><p>" + first +
      "</p><figure><img src=a.jpg><figcaption>The river at its highest in the spring."
      "</figcaption></figure><h2>The damage</h2><p>" +
      second +
      "</p></article><aside class=related><h2>Read on</h2><ul><li><a href=b>More floods</a></li>"
      "</ul></aside>";
  const Page page = segmented(html);
  std::vector<Score> scores;
  for (const float probability : {0.9F, 0.5F, 0.8F, 0.2F, 0.9F, 0.2F, 0.1F}) {
    scores.push_back({probability, {}, {}});
  }
  ASSERT_EQ(page.blocks.size(), scores.size());
  EXPECT_EQ(kept_text(test::selected(page, measure(page, {}), scores)),
            first + "\n\nThe river at its highest in the spring.\nThe damage\n" + second + "\n");
}

}  // namespace
}  // namespace pith
