#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "markup/page_builder.h"

namespace pith::internal {
namespace {

using test::PageBuilder;
using test::sentence;

std::vector<Block> settled(const PageBuilder& page, std::string_view labels) {
  return test::after_passes(test::passes("copy", "copy"), page.page(), page.measured(),
                            page.scores(), {.explain = true}, {.labels = labels});
}

// The labels after the pass: "+" main content, "c" a comment, "-" boilerplate.
std::string after(const PageBuilder& page, std::string_view labels) {
  return test::labels(settled(page, labels));
}

PageBuilder::Inside paragraph(const std::string& text) {
  return [text](PageBuilder& box) { box.paragraph(text); };
}

TEST(Copies, AHiddenBeginningOfAShownTextGoes) {
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

TEST(Copies, OfCopiesTheFirstStays) {
  PageBuilder page;
  page.paragraph(sentence(8)).paragraph("Between");
  page.in(Tag::section, paragraph(sentence(8)));
  EXPECT_EQ(after(page, "+++"), "++-");
  EXPECT_EQ(settled(page, "+++")[2].reason, "the page has the same text elsewhere");
  EXPECT_EQ(after(page, "-++"), "-++") << "a dropped copy is none";
}

TEST(Copies, ShortTextsMayRepeat) {
  PageBuilder page;
  page.paragraph(sentence(7)).paragraph("Between").in(Tag::section, paragraph(sentence(7)));
  EXPECT_EQ(after(page, "+++"), "+++");
}

// A refrain has the parent of its twin, the price in each row of a list its path.
TEST(Copies, TextsInOneFlowMayRepeat) {
  PageBuilder song;
  song.paragraph(sentence(8)).paragraph("Between").paragraph(sentence(8));
  EXPECT_EQ(after(song, "+++"), "+++");
  PageBuilder rows;
  for (int i = 0; i < 3; ++i) rows.in(Tag::section, paragraph(sentence(8)));
  EXPECT_EQ(after(rows, "+++"), "+++");
  PageBuilder titles;
  titles.heading(3, sentence(8)).paragraph(sentence(20)).heading(3, sentence(8));
  EXPECT_EQ(after(titles, "+++"), "++-");
  PageBuilder other;
  other.in(Tag::section, paragraph(sentence(8))).in(Tag::footer, paragraph(sentence(8)));
  EXPECT_EQ(after(other, "++"), "+-");
}

TEST(Copies, AHiddenTwinLoses) {
  PageBuilder page;
  page.in(Cue::hidden, paragraph(sentence(8))).paragraph(sentence(8));
  page.in(Tag::section, paragraph(sentence(8)));
  EXPECT_EQ(after(page, "+++"), "-+-");
  PageBuilder below;
  below.paragraph(sentence(8)).in(Cue::hidden, paragraph(sentence(8)));
  EXPECT_EQ(after(below, "++"), "+-");
  PageBuilder both;
  both.in(Cue::hidden, paragraph(sentence(8)));
  both.in(Tag::section, [](PageBuilder& box) { box.in(Cue::hidden, paragraph(sentence(8))); });
  EXPECT_EQ(after(both, "++"), "+-");
}

TEST(Copies, QuotesPostsAndCellsMayRepeat) {
  PageBuilder quote;
  quote.in(Tag::section, paragraph(sentence(8))).in(Tag::blockquote, paragraph(sentence(8)));
  EXPECT_EQ(after(quote, "++"), "++");
  PageBuilder post;
  post.in(Tag::section, paragraph(sentence(8))).in(Cue::post, paragraph(sentence(8)));
  EXPECT_EQ(after(post, "++"), "++");
  PageBuilder cell;
  cell.paragraph(sentence(8)).cell(sentence(8)).cell(sentence(8));
  EXPECT_EQ(after(cell, "+++"), "+++");
}

}  // namespace
}  // namespace pith::internal
