#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "markup/measure.h"
#include "markup/page_builder.h"
#include "page/dump.h"

namespace pith::internal {
namespace {

using test::kept_text;
using test::PageBuilder;
using test::segmented;
using test::sentence;

std::vector<Block> settled(const PageBuilder& page, std::string_view labels) {
  return test::after_passes(test::passes("attached", "attached"), page.page(), page.measured(),
                            page.scores(), {.explain = true}, {.labels = labels});
}

// The labels after the pass: "+" main content, "c" a comment, "-" boilerplate.
std::string after(const PageBuilder& page, std::string_view labels) {
  return test::labels(settled(page, labels));
}

PageBuilder::Inside paragraph(const std::string& text) {
  return [text](PageBuilder& box) { box.paragraph(text); };
}

TEST(Attached, NothingToSettle) {
  EXPECT_EQ(after(PageBuilder(), ""), "");
  PageBuilder page;
  page.paragraph("One").paragraph("Two").paragraph("Three");
  for (const char* verdicts : {"+++", "---", "+-+", "-+-", "c+-"}) {
    EXPECT_EQ(after(page, verdicts), verdicts);
  }
}

// --- Headings -----------------------------------------------------------------------------------

TEST(Attached, AHeadingStandsWithItsText) {
  PageBuilder page;
  page.heading(2, "Floods").paragraph(sentence(20));
  EXPECT_EQ(after(page, "-+"), "++");
  EXPECT_EQ(settled(page, "-+")[0].reason, "the heading of kept text");
}

TEST(Attached, AHeadingFallsWithItsText) {
  PageBuilder page;
  page.heading(2, "Floods").paragraph(sentence(20));
  EXPECT_EQ(after(page, "+-"), "--");
  EXPECT_EQ(settled(page, "+-")[0].reason, "no kept text below it");
  EXPECT_EQ(after(PageBuilder().heading(2, "Floods"), "+"), "-");
}

// A trifle or two may stand between them, but not a section of trifles.
TEST(Attached, AHeadingStandsWithTextBehindTrifles) {
  const auto page = [](int trifles) {
    PageBuilder built;
    built.heading(2, "Floods").scored(0.3F);
    for (int i = 0; i < trifles; ++i) built.paragraph("Copy").scored(0.1F);
    built.paragraph(sentence(20));
    return built;
  };
  EXPECT_EQ(after(page(4), "-----+"), "+----+");
  EXPECT_EQ(after(page(5), "------+"), "------+");
}

// Prose in heading tags.
TEST(Attached, AHeadingThatIsTextStays) {
  const auto page = [](std::string_view heading, float probability) {
    PageBuilder built;
    built.heading(2, heading).scored(probability).paragraph(sentence(20));
    return built;
  };
  EXPECT_EQ(after(page(sentence(8), 0.5F), "+-"), "+-");
  EXPECT_EQ(after(page(sentence(7), 0.5F), "+-"), "--");
  EXPECT_EQ(after(page("a b c d e f g h i j k l m n o", 0.5F), "+-"), "+-");
  EXPECT_EQ(after(page("a b c d e f g h i j k l m n", 0.5F), "+-"), "--");
  EXPECT_EQ(after(page("Floods", 0.9F), "+-"), "--");
}

// An index of whole posts: a linked heading, a line about author and date, the text.
TEST(Attached, AHeadingStandsWithItsPost) {
  const auto labels = [](int posts, bool linked, Cue line, std::string_view verdicts) {
    PageBuilder built;
    for (int i = 0; i < posts; ++i) {
      built.heading(2, "Post " + std::to_string(i));
      if (linked) built.linked();
      built.in(line, paragraph("June the first by Clem Lowry")).paragraph(sentence(20));
    }
    return after(built, verdicts);
  };
  EXPECT_EQ(labels(3, true, Cue::byline, "--+--+--+"), "+-++-++-+");
  EXPECT_EQ(labels(3, true, Cue::byline, "--+-----+"), "+-+---+-+");
  EXPECT_EQ(labels(3, true, Cue::tags, "--+--+--+"), "--+--+--+");
  EXPECT_EQ(labels(3, false, Cue::byline, "--+--+--+"), "--+--+--+");
  EXPECT_EQ(labels(2, true, Cue::byline, "--+--+"), "--+--+");
}

TEST(Attached, ASectionEndsAtAHeadingOfItsLevel) {
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

TEST(Attached, HeadingsOverHeadings) {
  PageBuilder page;
  page.heading(1, "One").heading(2, "Two").heading(3, "Three").paragraph(sentence(20));
  EXPECT_EQ(after(page, "---+"), "++++");
  EXPECT_EQ(after(page, "+++-"), "----");
}

// "[edit]" or a picture between the two does not part them.
TEST(Attached, CrumbsDoNotPartAHeadingFromItsText) {
  PageBuilder page;
  page.heading(2, "Floods").paragraph("edit this").image().paragraph(sentence(20)).paragraph("End");
  EXPECT_EQ(after(page, "---++"), "+--++");
  EXPECT_EQ(after(page, "----+"), "----+");
  PageBuilder parted;
  parted.heading(2, "Floods").paragraph("four words part them").paragraph(sentence(20));
  EXPECT_EQ(after(parted, "--+"), "--+");
}

TEST(Attached, UnlikelyHeadingsDoNotComeBack) {
  PageBuilder page;
  page.heading(2, "Floods").scored(0.09F).paragraph(sentence(20));
  EXPECT_EQ(after(page, "-+"), "-+");
  PageBuilder likelier;
  likelier.heading(2, "Floods").scored(0.1F).paragraph(sentence(20));
  EXPECT_EQ(after(likelier, "-+"), "++");
}

// The headline is metadata.
TEST(Attached, RuledOutHeadingsStayOut) {
  PageBuilder page;
  page.heading(1, "Floods").scored(0).paragraph(sentence(20));
  EXPECT_EQ(after(page, "-+"), "-+");
}

TEST(Attached, HeadingsOfBoxesDoNotHeadTheTextBelow) {
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
TEST(Attached, CardTitlesNeedNoText) {
  PageBuilder two;
  two.heading(3, "One").heading(3, "Two");
  EXPECT_EQ(after(two, "++"), "--");
  PageBuilder three;
  three.heading(3, "One").heading(3, "Two").heading(3, "Three");
  EXPECT_EQ(after(three, "+++"), "+++");
  EXPECT_EQ(after(three, "---"), "---");
}

TEST(Attached, SectionsAreLookedThroughInABoundedStretch) {
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
TEST(Attached, AHeadingOverCommentsIsOne) {
  PageBuilder page;
  page.paragraph(sentence(20)).heading(2, "2 Comments");
  page.in(Cue::comment, paragraph("Well said."));
  EXPECT_EQ(after(page, "+-c"), "+cc");
  EXPECT_EQ(after(page, "++c"), "+cc");
  EXPECT_EQ(after(page, "++-"), "+--");
}

TEST(Attached, AHeadingOverTextAndCommentsIsNone) {
  PageBuilder page;
  page.heading(2, "Floods").paragraph(sentence(20)).paragraph("Well said.");
  EXPECT_EQ(after(page, "++c"), "++c");
  EXPECT_EQ(after(page, "+c+"), "+c+");
}

// A caption parts no heading from its text.
TEST(Attached, CaptionsAreLeftAlone) {
  PageBuilder headed;
  headed.heading(2, "Locks").caption("The lock as it is today.").paragraph("One");
  EXPECT_EQ(after(headed, "--+"), "+-+");
}

// --- From markup --------------------------------------------------------------------------------

TEST(Attached, OnAPage) {
  const std::string first = sentence(40, "First");
  const std::string second = sentence(40, "Second");
  const std::string html =
      "<article><p>" + first +
      "</p><figure><img src=a.jpg><figcaption>The river at its highest in the spring."
      "</figcaption></figure><h2>The damage</h2><p>" +
      second +
      "</p></article><aside class=related><h2>Read on</h2><ul><li><a href=b>More floods</a></li>"
      "</ul></aside>";
  const PageModel page = segmented(html);
  std::vector<Score> scores;
  for (const float probability : {0.9F, 0.5F, 0.8F, 0.2F, 0.9F, 0.2F, 0.1F}) {
    scores.push_back({probability, {}, {}});
  }
  ASSERT_EQ(page.blocks.size(), scores.size());
  EXPECT_EQ(kept_text(test::selected(page, measure(page, {}), scores)),
            first + "\nThe river at its highest in the spring.\nThe damage\n" + second + "\n");
}

}  // namespace
}  // namespace pith::internal
