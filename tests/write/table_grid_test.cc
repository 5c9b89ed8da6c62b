#include "write/table_grid.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/write/blocks.h"

namespace pith {
namespace {

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
}  // namespace pith
