// Blocks and their nesting; what happens inside a line is tested in markdown_inline_test.cc.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pith/write.h"
#include "tests/write/blocks.h"

namespace pith::internal {
namespace {

using namespace test;

std::string markdown(std::vector<Block> blocks) {
  return write_markdown(article(std::move(blocks)));
}

TEST(Markdown, NothingKeptIsNothing) {
  EXPECT_EQ(markdown({}), "");
  EXPECT_EQ(markdown({dropped(paragraph("Menu")), paragraph(" \n ")}), "");
}

TEST(Markdown, BlocksAreSeparatedByOneEmptyLine) {
  EXPECT_EQ(markdown({heading(2, "Head"), paragraph("One."), dropped(paragraph("Share")),
                      paragraph("Two.")}),
            "## Head\n\nOne.\n\nTwo.\n");
}

TEST(Markdown, CommentsThatTheArticleHoldsArePrinted) {
  Block comment = paragraph("Well said.");
  comment.label = Label::comment;
  EXPECT_EQ(markdown({comment}), "Well said.\n");
}

TEST(Markdown, HeadingLevelsStayInRange) {
  EXPECT_EQ(markdown({heading(0, "a"), heading(6, "b"), heading(200, "c")}),
            "# a\n\n###### b\n\n###### c\n");
}

TEST(Markdown, BreaksAreBackslashesButSpacesInHeadings) {
  EXPECT_EQ(markdown({paragraph("Rose Lane 4 \n London")}), "Rose Lane 4\\\nLondon\n");
  EXPECT_EQ(markdown({heading(3, "Part one\nThe sea")}), "### Part one The sea\n");
}

TEST(Markdown, SignsAtAHeadingsEndAreKept) {
  EXPECT_EQ(markdown({heading(2, "In C #"), heading(2, "In C#"), heading(2, "##")}),
            "## In C \\#\n\n## In C#\n\n## \\##\n");
}

// Of an image that is printed they stand below it, and nowhere else.
TEST(Markdown, CaptionsOfImagesOnce) {
  const auto caption = [](std::string text) { return block(BlockKind::caption, std::move(text)); };
  Block image = block(BlockKind::image, "");
  image.spans = {{.kind = SpanKind::image, .target = "a.jpg", .caption = "A boat. Photo: Jo"}};
  const std::string once = "![](a.jpg)\n\n*A boat. Photo: Jo*\n";
  const auto with_images = [](std::vector<Block> blocks) {
    return write_markdown(article(std::move(blocks)), {.images = true});
  };
  EXPECT_EQ(with_images({image, caption("A boat. Photo: Jo")}), once);
  EXPECT_EQ(with_images({caption("A boat.\nPhoto: Jo"), image}), once);
  EXPECT_EQ(with_images({image, caption("A boat."), caption("Photo: Jo")}), once);
  EXPECT_EQ(with_images({caption("A boat."), caption("Photo: Jo"), image}), once);
  EXPECT_EQ(with_images({image, caption("A boa")}), once + "\n*A boa*\n");
  EXPECT_EQ(with_images({image, paragraph("A boat.")}), once + "\nA boat.\n");
  EXPECT_EQ(markdown({image, caption("A boat."), caption("Photo: Jo")}),
            "*A boat.*\n\n*Photo: Jo*\n");
}

TEST(Markdown, CaptionsAreInItalics) {
  EXPECT_EQ(markdown({block(BlockKind::caption, "The harbour at dawn.")}),
            "*The harbour at dawn.*\n");
}

TEST(Markdown, CodeIsFencedAndVerbatim) {
  EXPECT_EQ(markdown({code("if x:\n    y(*z)\n\n# end\n", "python")}),
            "```python\nif x:\n    y(*z)\n\n# end\n```\n");
  EXPECT_EQ(markdown({code("a\n````\nb")}), "`````\na\n````\nb\n`````\n");
  EXPECT_EQ(markdown({code("x", "no name ``` here")}), "```\nx\n```\n");
}

TEST(Markdown, ItemsAreTightAndNestByTheMarkersWidth) {
  EXPECT_EQ(markdown({paragraph("Shopping:"), bullet(1, 1, "fruit"), bullet(2, 2, "apples"),
                      bullet(2, 3, "pears"), bullet(1, 4, "bread"), paragraph("Done.")}),
            "Shopping:\n\n- fruit\n  - apples\n  - pears\n- bread\n\nDone.\n");
  EXPECT_EQ(markdown({numbered(1, 9, "nine"), bullet(2, 1, "a"), numbered(1, 10, "ten"),
                      bullet(2, 2, "b")}),
            "9. nine\n   - a\n10. ten\n    - b\n");
}

TEST(Markdown, NumbersAreThePagesOwn) {
  EXPECT_EQ(markdown({numbered(1, 3, "c"), numbered(1, 5, "e")}), "3. c\n5. e\n");
  EXPECT_EQ(markdown({numbered(1, -7, "low")}), "0. low\n");
  EXPECT_EQ(markdown({numbered(1, 2147483647, "high")}), "999999999. high\n");
}

TEST(Markdown, ListThatCannotInterruptAParagraphStandsApart) {
  EXPECT_EQ(markdown({bullet(1, 1, "steps"), numbered(2, 1, "one")}), "- steps\n  1. one\n");
  EXPECT_EQ(markdown({bullet(1, 1, "steps"), numbered(2, 4, "four")}), "- steps\n\n  4. four\n");
}

TEST(Markdown, FurtherBlocksOfAnItemAreIndented) {
  const Block first = numbered(1, 1, "Install it:");
  EXPECT_EQ(markdown({first, in_item(first, code("make\n\nmake install")),
                      in_item(first, paragraph("Then wait.")), numbered(1, 2, "Run it.")}),
            "1. Install it:\n\n   ```\n   make\n\n   make install\n   ```\n\n   Then wait.\n"
            "2. Run it.\n");
}

TEST(Markdown, TextAfterANestedListBelongsToTheOuterItem) {
  const Block outer = bullet(1, 1, "outer");
  EXPECT_EQ(markdown({outer, bullet(2, 2, "inner"), in_item(outer, paragraph("outer again"))}),
            "- outer\n  - inner\n\n  outer again\n");
}

TEST(Markdown, ItemsWhoseParentsWereDroppedMoveUp) {
  EXPECT_EQ(markdown({dropped(bullet(1, 1, "menu")), bullet(3, 2, "deep"), bullet(4, 3, "deeper"),
                      bullet(2, 4, "shallow"), bullet(1, 5, "top")}),
            "- deep\n  - deeper\n- shallow\n- top\n");
}

TEST(Markdown, ItemWhoseFirstBlockWasDroppedStillBegins) {
  const Block first = bullet(1, 1, "Share");
  EXPECT_EQ(markdown({dropped(first), in_item(first, paragraph("text")), bullet(1, 2, "next")}),
            "- text\n- next\n");
}

TEST(Markdown, AdjacentListsStayApart) {
  EXPECT_EQ(markdown({bullet(1, 1, "a"), numbered(1, 1, "b")}), "- a\n\n1. b\n");
  EXPECT_EQ(markdown({numbered(1, 1, "a"), numbered(1, 2, "b"), numbered(1, 1, "c"),
                      numbered(1, 2, "d"), numbered(1, 1, "e")}),
            "1. a\n2. b\n\n1) c\n2) d\n\n1. e\n");
  // <ol reversed> is one list.
  EXPECT_EQ(markdown({numbered(1, 3, "a"), numbered(1, 2, "b"), numbered(1, 1, "c")}),
            "3. a\n2. b\n1. c\n");
}

TEST(Markdown, Quotes) {
  EXPECT_EQ(markdown({quoted(1, paragraph("a")), quoted(1, paragraph("b")),
                      quoted(2, paragraph("c")), quoted(1, paragraph("d")), paragraph("e")}),
            "> a\n>\n> b\n>\n> > c\n>\n> d\n\ne\n");
  EXPECT_EQ(markdown({quoted(1, code("a\n\nb")), quoted(1, paragraph("x\ny"))}),
            "> ```\n> a\n>\n> b\n> ```\n>\n> x\\\n> y\n");
}

TEST(Markdown, QuotesInListsAndListsInQuotes) {
  const Block first = bullet(1, 1, "She said:");
  EXPECT_EQ(markdown({first, quoted(1, in_item(first, paragraph("Never."))), bullet(1, 2, "b")}),
            "- She said:\n\n  > Never.\n- b\n");
  EXPECT_EQ(markdown({quoted(1, bullet(1, 1, "a")), quoted(1, bullet(2, 2, "b")),
                      quoted(1, paragraph("c"))}),
            "> - a\n>   - b\n>\n> c\n");
  // The item goes on without the quote it began with: the quote is inside.
  const Block begins = quoted(1, bullet(1, 1, "Quote."));
  EXPECT_EQ(markdown({begins, quoted(0, in_item(begins, paragraph("Answer.")))}),
            "- > Quote.\n\n  Answer.\n");
}

TEST(Markdown, Tables) {
  EXPECT_EQ(markdown({paragraph("See:"), header_cell(0, "Year"), header_cell(1, "Sum"),
                      cell(1, 0, "1999"), cell(1, 1, "a|b"), paragraph("End.")}),
            "See:\n\n| Year | Sum |\n| --- | --- |\n| 1999 | a\\|b |\n\nEnd.\n");
  EXPECT_EQ(markdown({cell(0, 0, "only"), cell(1, 0, "column")}),
            "| only |\n| --- |\n| column |\n");
}

TEST(Markdown, GapsAndRaggedRowsArePadded) {
  EXPECT_EQ(markdown({cell(0, 0, "a"), cell(2, 3, "b"), cell(2, 9, "c")}),
            "| a |  |  |\n| --- | --- | --- |\n|  | b | c |\n");
}

TEST(Markdown, TermsAndCaptionsInCells) {
  const auto in = [](std::vector<BlockContainer> containers, Block made) {
    made.table = cell(0, 0, "").table;
    made.containers = std::move(containers);
    return made;
  };
  const BlockContainer list{ContainerKind::definition_list, 1};
  EXPECT_EQ(markdown({in({list}, block(BlockKind::term, "a")),
                      in({list, {ContainerKind::definition, 1}}, block(BlockKind::definition, "b")),
                      in({}, block(BlockKind::caption, "c"))}),
            "| **a**<br>b<br>*c* |\n| --- |\n");
}

TEST(Markdown, CellsHoldSeveralBlocks) {
  const Block first = cell(0, 0, "Mon\nTue");
  EXPECT_EQ(markdown({first, in_cell(first, bullet(1, 7, "open")),
                      in_cell(first, code("a|b\n\n  c\n")), cell(0, 1, "# x")}),
            "| Mon<br>Tue<br>open<br>`a\\|b`<br>`  c` | # x |\n| --- | --- |\n");
}

TEST(Markdown, TableInAListItem) {
  const Block first = bullet(1, 1, "Prices");
  EXPECT_EQ(markdown({first, in_item(first, cell(0, 0, "a")), in_item(first, cell(1, 0, "b")),
                      bullet(1, 2, "next")}),
            "- Prices\n\n  | a |\n  | --- |\n  | b |\n- next\n");
}

TEST(Markdown, ImageBlocksAreAnOption) {
  Block picture = block(BlockKind::image, "");
  picture.spans = {{SpanKind::image, 0, 0, "https://example.org/a.png", "A [boat]"},
                   {SpanKind::image, 0, 0, "b (1).png", ""},
                   {SpanKind::image, 0, 0, "data:image/png;base64,AAAA", ""}};
  EXPECT_EQ(write_markdown(article({picture, paragraph("x")})), "x\n");
  EXPECT_EQ(write_markdown(article({picture}), {.images = true}),
            "![A \\[boat\\]](https://example.org/a.png) ![](<b%20(1).png>)\n");
}

Block within(std::vector<BlockContainer> containers, Block made) {
  made.containers = std::move(containers);
  return made;
}

constexpr BlockContainer kList{ContainerKind::definition_list, 1};
constexpr BlockContainer kFirst{ContainerKind::definition, 1};
constexpr BlockContainer kSecond{ContainerKind::definition, 2};

TEST(Markdown, Definitions) {
  EXPECT_EQ(
      markdown({within({kList}, block(BlockKind::term, "a")),
                within({kList}, block(BlockKind::term, "b")),
                within({kList, kFirst}, block(BlockKind::definition, "c")),
                within({kList, kFirst}, paragraph("d")),
                within({kList}, block(BlockKind::term, "e")), within({kList, kSecond}, code("f"))}),
      "**a**\n**b**\n: c\n\n  d\n\n**e**\n\n```\nf\n```\n");
  // Without its term a definition is a paragraph, and so is a signature.
  EXPECT_EQ(markdown({within({kList, kFirst}, block(BlockKind::definition, "c"))}), "c\n");
  EXPECT_EQ(markdown({block(BlockKind::term, "f()")}), "f()\n");
}

// Signatures have their own emphasis, and what is below them nests and has code: all of it is flat.
TEST(Markdown, DefinitionsOfAnApi) {
  constexpr BlockContainer kApi{ContainerKind::api_list, 1};
  constexpr BlockContainer kFields{ContainerKind::api_list, 2};
  EXPECT_EQ(markdown({within({kApi}, block(BlockKind::term, "f(a)")),
                      within({kApi, kFirst}, block(BlockKind::definition, "b")),
                      within({kApi, kFirst, kFields}, block(BlockKind::term, "Raises:")),
                      within({kApi, kFirst, kFields, kSecond}, block(BlockKind::definition, "c")),
                      within({kApi, kFirst}, code("d"))}),
            "f(a)\n\nb\n\nRaises:\n\nc\n\n```\nd\n```\n");
}

// Two lists that nothing parts in Markdown have different markers.
TEST(Markdown, ListsSideBySide) {
  const auto of_term = [](BlockContainer definition, Block item) {
    return within({kList, definition, {ContainerKind::list_item, item.list->item}}, item);
  };
  constexpr BlockContainer kThird{ContainerKind::definition, 3};
  EXPECT_EQ(markdown({within({kList}, block(BlockKind::term, "t")),
                      of_term(kFirst, bullet(1, 1, "a")), of_term(kFirst, bullet(1, 2, "b")),
                      of_term(kSecond, bullet(1, 3, "c")), of_term(kThird, bullet(1, 4, "d"))}),
            "**t**\n\n- a\n- b\n\n* c\n\n- d\n");
  Block other = numbered(1, 1, "b");
  other.list->item = 7;
  EXPECT_EQ(markdown({within({kList}, block(BlockKind::term, "t")),
                      of_term(kFirst, numbered(1, 1, "a")), of_term(kSecond, other)}),
            "**t**\n\n1. a\n\n1) b\n");
}

TEST(Markdown, CalloutsAndDetails) {
  constexpr BlockContainer kCallout{ContainerKind::callout, 1};
  constexpr BlockContainer kDetails{ContainerKind::details, 1};
  EXPECT_EQ(markdown({within({kCallout}, block(BlockKind::callout_title, "Note")),
                      within({kCallout}, paragraph("a"))}),
            "> **Note**\n>\n> a\n");
  EXPECT_EQ(markdown({within({kDetails}, block(BlockKind::callout_title, "More")),
                      within({kDetails}, paragraph("a"))}),
            "More\n\na\n");
}

TEST(Markdown, Notes) {
  const auto note = [](Block made) {
    made.note = "1";
    return within({{ContainerKind::quote, 7}, {ContainerKind::note, 1}}, std::move(made));
  };
  const Block text = with_spans(paragraph("a[1] b[2]"), {{SpanKind::note_reference, 1, 4, "1"},
                                                         {SpanKind::note_reference, 6, 9, "2"}});
  EXPECT_EQ(markdown({text, note(paragraph("n")), note(paragraph("m")), paragraph("c")}),
            "a[^1] b[2]\n\nc\n\n[^1]: n\n\n    m\n");
}

TEST(Markdown, TasksBreaksAndAlignments) {
  Block done = bullet(1, 1, "a");
  done.list->task = Task::done;
  Block open = bullet(1, 2, "b");
  open.list->task = Task::open;
  Block after = paragraph("c");
  after.break_before = true;
  EXPECT_EQ(markdown({done, open, after}), "- [x] a\n- [ ] b\n\n* * *\n\nc\n");
  Block first = paragraph("a");
  first.break_before = true;
  EXPECT_EQ(markdown({first}), "a\n");
  Block number = cell(1, 0, "1");
  number.table->alignment = Alignment::right;
  EXPECT_EQ(markdown({header_cell(0, "n"), number}), "| n |\n| --: |\n| 1 |\n");
}

}  // namespace
}  // namespace pith::internal
