#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pith/write.h"
#include "tests/write/blocks.h"

namespace pith::internal {
namespace {

using namespace test;

std::string text(std::vector<Block> blocks) { return write_text(article(std::move(blocks))); }

TEST(Text, NothingKeptIsNothing) {
  EXPECT_EQ(text({}), "");
  EXPECT_EQ(text({dropped(paragraph("Menu")), block(BlockKind::image, "")}), "");
}

TEST(Text, ParagraphsAndHeadingsAreSeparatedByAnEmptyLine) {
  EXPECT_EQ(text({heading(1, "Head #1"), paragraph(" 3*4 <b>\nnext "), quoted(2, paragraph("q")),
                  block(BlockKind::caption, "A boat.")}),
            "Head #1\n\n3*4 <b>\nnext\n\nq\n\nA boat.\n");
}

TEST(Text, ItemsAreOnConsecutiveLinesNestedByTwo) {
  EXPECT_EQ(text({paragraph("a"), numbered(1, -2, "b"), bullet(2, 1, "c"), bullet(3, 2, "d"),
                  numbered(1, 10, "e"), numbered(2, 4, "f"), paragraph("g")}),
            "a\n\n-2. b\n  - c\n    - d\n10. e\n  4. f\n\ng\n");
}

TEST(Text, FurtherBlocksOfAnItemAreIndented) {
  const Block first = numbered(1, 12, "x");
  EXPECT_EQ(text({first, in_item(first, paragraph("y\nz")), numbered(1, 13, "w")}),
            "12. x\n\n  y\n  z\n13. w\n");
}

TEST(Text, CodeAsItStands) {
  EXPECT_EQ(text({code("  a\n\n    b  \n\n"), paragraph("c")}), "  a\n\n    b  \n\nc\n");
}

TEST(Text, RowsOnConsecutiveLines) {
  const Block first = cell(0, 0, "a\nb");
  EXPECT_EQ(text({first, in_cell(first, paragraph("c")), cell(0, 1, "d|e"), cell(1, 1, "f"),
                  cell(2, 0, "g"), paragraph("h")}),
            "a b c\td|e\n\tf\ng\t\n\nh\n");
}

// A tab or a line end in a cell is no other cell and no other row.
TEST(Text, ATabInACellIsASpace) {
  const Block first = cell(0, 0, "a\tb");
  Block code_in_cell = in_cell(first, code("if (x)\n\treturn;\n"));
  EXPECT_EQ(text({first, code_in_cell, cell(0, 1, "\tc\t"), cell(1, 0, "d"), cell(1, 1, "")}),
            "a b if (x)  return;\tc\nd\t\n");
  EXPECT_EQ(text({paragraph("x\ty"), code("\tz")}), "x\ty\n\n\tz\n");
}

}  // namespace
}  // namespace pith::internal
