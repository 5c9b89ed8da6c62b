#include "write/structure.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/write/blocks.h"

namespace pith::internal {
namespace {

using namespace test;

// "ul(li(a ul(li(b))) li(c)) quote(p)"
class Dump : public StructureVisitor {
 public:
  void open(const Frame& frame) override {
    space();
    if (frame.kind == FrameKind::quote) out += "quote(";
    if (frame.kind == FrameKind::list) out += frame.ordered ? "ol(" : "ul(";
    if (frame.kind == FrameKind::item) out += "li(";
    if (frame.kind == FrameKind::callout) out += "callout(";
    if (frame.kind == FrameKind::details) out += "details(";
    if (frame.kind == FrameKind::definition_list) out += "dl(";
    if (frame.kind == FrameKind::definition) out += frame.begins_with_text ? "dd(" : "dd!(";
    if (frame.kind == FrameKind::note) out += "note" + std::string(frame.label) + "(";
  }
  void close(const Frame&) override { out += ')'; }
  void block(const Block& block) override {
    space();
    out += block.text;
  }
  void table(const TableGrid& grid) override {
    space();
    out += "table" + std::to_string(grid.rows.size());
  }
  void thematic_break() override {
    space();
    out += "hr";
  }
  std::string out;

 private:
  void space() {
    if (!out.empty() && out.back() != '(') out += ' ';
  }
};

std::string structure(std::vector<Block> blocks) {
  Dump dump;
  walk(article(std::move(blocks)), {}, dump);
  return dump.out;
}

Block other_table(std::uint32_t table, Block made) {
  made.table->table = table;
  return made;
}

TEST(Structure, Lists) {
  EXPECT_EQ(structure({bullet(1, 1, "a"), bullet(2, 2, "b"), bullet(2, 3, "c"), bullet(1, 4, "d"),
                       paragraph("e")}),
            "ul(li(a ul(li(b) li(c))) li(d)) e");
  EXPECT_EQ(structure({bullet(1, 1, "a"), numbered(1, 1, "b")}), "ul(li(a)) ol(li(b))");
  EXPECT_EQ(structure({block(BlockKind::list_item, "no place"), block(BlockKind::list_item, "b")}),
            "ul(li(no place) li(b))");
}

TEST(Structure, ItemsGoOn) {
  const Block a = bullet(1, 1, "a");
  const Block b = bullet(2, 2, "b");
  EXPECT_EQ(structure({a, b, in_item(b, paragraph("b2")), in_item(a, paragraph("a2"))}),
            "ul(li(a ul(li(b b2)) a2))");
}

TEST(Structure, ParentsThatWereDropped) {
  EXPECT_EQ(structure({dropped(bullet(1, 1, "a")), bullet(2, 2, "b"), bullet(1, 3, "c"),
                       bullet(2, 4, "d")}),
            "ul(li(b) li(c ul(li(d))))");
}

TEST(Structure, Quotes) {
  EXPECT_EQ(structure({quoted(2, paragraph("a")), quoted(1, paragraph("b")), paragraph("c")}),
            "quote(quote(a) b) c");
  const Block item = bullet(1, 1, "a");
  EXPECT_EQ(structure({item, quoted(1, in_item(item, paragraph("b"))), quoted(1, bullet(2, 2, "c")),
                       in_item(item, paragraph("d"))}),
            "ul(li(a quote(b ul(li(c))) d))");
  EXPECT_EQ(structure({quoted(1, bullet(1, 1, "a")), quoted(1, bullet(1, 2, "b"))}),
            "quote(ul(li(a) li(b)))");
}

TEST(Structure, Tables) {
  EXPECT_EQ(structure({cell(0, 0, "a"), cell(1, 0, "b"), other_table(2, cell(0, 0, "c"))}),
            "table2 table1");
  // A table in a cell of another is part of that cell.
  EXPECT_EQ(structure({cell(0, 0, "a"), other_table(2, cell(0, 0, "b")), cell(1, 0, "c")}),
            "table2");
  EXPECT_EQ(structure({cell(0, 0, "a"), paragraph("p"), cell(1, 0, "b")}), "table1 p table1");
}

TEST(Structure, ListsInCellsAreNotAroundTheTable) {
  const Block plain = cell(0, 0, "a");
  EXPECT_EQ(structure({in_cell(plain, bullet(1, 1, "x")), in_cell(plain, bullet(1, 2, "y"))}),
            "table1");
  const Block item = bullet(1, 5, "i");
  EXPECT_EQ(structure({item, in_item(item, plain), in_cell(plain, bullet(2, 6, "x"))}),
            "ul(li(i table1))");
}

TEST(Structure, DepthIsCapped) {
  std::vector<Block> deep;
  for (std::uint16_t i = 1; i <= 2000; ++i) deep.push_back(quoted(255, bullet(i, i, "x")));
  EXPECT_LT(structure(deep).size(), 2000u * 8);
}

TEST(Structure, PrintedIsWhatIsKeptAndNotBlank) {
  EXPECT_TRUE(is_printed(paragraph("x"), {}));
  EXPECT_FALSE(is_printed(dropped(paragraph("x")), {}));
  EXPECT_FALSE(is_printed(paragraph(" \n\u00A0"), {}));
  Block picture = block(BlockKind::image, "");
  EXPECT_FALSE(is_printed(picture, {.images = true}));
  picture.spans = {{SpanKind::image, 0, 0, "a.png", ""}};
  EXPECT_TRUE(is_printed(picture, {.images = true}));
  EXPECT_FALSE(is_printed(picture, {}));
}

using namespace test;

TableGrid grid_of(const std::vector<Block>& blocks) {
  std::vector<const Block*> pointers;
  pointers.reserve(blocks.size());
  for (const Block& block : blocks) pointers.push_back(&block);
  return build_grid(pointers);
}

// "a,b|,c": cells by commas, rows by bars.
std::string dump(const TableGrid& grid) {
  std::string out;
  for (const GridRow& row : grid.rows) {
    if (&row != &grid.rows.front()) out += '|';
    for (const GridCell& of_row : row) {
      if (&of_row != &row.front()) out += ',';
      for (const Block* block : of_row.blocks) out += block->text;
    }
  }
  return out;
}

TEST(TableGrid, CellsFindTheirPlace) {
  EXPECT_EQ(dump(grid_of({})), "");
  EXPECT_EQ(dump(grid_of({cell(0, 0, "a"), cell(0, 1, "b"), cell(1, 1, "c")})), "a,b|,c");
  EXPECT_EQ(dump(grid_of({cell(1, 1, "d"), cell(0, 1, "b"), cell(1, 0, "c"), cell(0, 0, "a"),
                          cell(0, 0, "+")})),
            "a+,b|c,d");
}

TEST(TableGrid, RowsAndColumnsThatDoNotOccurAreLeftOut) {
  EXPECT_EQ(dump(grid_of({cell(3, 4000000000u, "a"), cell(4000000000u, 7, "b")})), ",a|b,");
}

TEST(TableGrid, FullOfGapsIsNotPadded) {
  std::vector<Block> blocks;
  constexpr std::uint32_t kRows = 2000;
  for (std::uint32_t i = 0; i < kRows; ++i) blocks.push_back(cell(i, i, "x"));
  blocks.push_back(cell(kRows, 1, "y"));
  blocks.push_back(cell(kRows, 2, "z"));
  const TableGrid grid = grid_of(blocks);
  ASSERT_EQ(grid.rows.size(), kRows + 1);
  EXPECT_EQ(grid.rows.front().size(), 2u);  // as wide as the widest
  EXPECT_EQ(grid.rows[1].size(), 1u);
}

TEST(TableGrid, HeaderRows) {
  EXPECT_TRUE(is_header_row(grid_of({header_cell(0, "a"), header_cell(2, "b")}).rows.front()));
  EXPECT_FALSE(is_header_row(grid_of({header_cell(0, "a"), cell(0, 1, "b")}).rows.front()));
  EXPECT_FALSE(is_header_row({GridCell{}}));
}

TEST(TableGrid, CaptionsBeforeTheFirstCell) {
  Block caption = block(BlockKind::caption, "c");
  caption.table = cell(0, 0, "").table;
  const std::vector<Block> blocks = {caption, cell(0, 0, "a"), caption};
  const TableGrid grid = grid_of(blocks);
  EXPECT_EQ(grid.captions.size(), 1u);
  EXPECT_EQ(dump(grid), "ac");
}

}  // namespace

}  // namespace pith::internal
