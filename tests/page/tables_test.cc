#include "page/tables.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/places.h"

namespace pith::internal {
namespace {

// Builds a table from signs: "R" a row, "c" and "h" cells, digits spans of columns, "2x3" columns
// by rows. Answers the columns the cells got, rows parted by "/".
std::string places(const std::vector<std::string>& cells) {
  Tables tables;
  tables.begin_table(false);
  std::string out;
  for (const std::string& cell : cells) {
    if (cell == "R") {
      tables.begin_row();
      out += out.empty() ? "" : "/";
      continue;
    }
    const std::size_t x = cell.find('x');
    const auto number = [](const std::string& text) {
      return static_cast<std::uint32_t>(std::stoul(text));
    };
    tables.begin_cell(false, number(cell.substr(0, x)),
                      x == std::string::npos ? 1 : number(cell.substr(x + 1)));
    out += " " + std::to_string(tables.place()->column);
    tables.end_cell();
  }
  tables.end_table();
  return out;
}

TEST(Tables, Columns) {
  EXPECT_EQ(places({"R", "1", "1", "1"}), " 0 1 2");
  EXPECT_EQ(places({"R", "2", "1", "R", "1", "1", "1"}), " 0 2/ 0 1 2");
  EXPECT_EQ(places({"R", "1x2", "1", "R", "1", "R", "1", "1"}), " 0 1/ 1/ 0 1");
  EXPECT_EQ(places({"R", "2x3", "1", "R", "1", "R", "1", "R", "1"}), " 0 2/ 2/ 2/ 0");
  EXPECT_EQ(places({"R", "1", "1x2", "1", "R", "1", "1"}), " 0 1 2/ 0 2");
  EXPECT_EQ(places({"R", "0x0", "1"}), " 0 1");
  EXPECT_EQ(places({"R", "4294967295x4294967295", "1", "R", "1"}), " 0 999/ 999");
  EXPECT_EQ(places({"R", "1", "1", "1x2", "R", "1", "R", "1", "1", "1"}), " 0 1 2/ 0/ 0 1 2");
  EXPECT_EQ(places({"1", "1"}), " 0 1");  // cells without a row
}

TEST(Tables, PlacesAndNesting) {
  Tables tables;
  EXPECT_FALSE(tables.in_cell());
  EXPECT_FALSE(tables.place());
  tables.begin_table(false);
  EXPECT_FALSE(tables.in_cell());
  tables.begin_row();
  tables.begin_cell(true, 1, 1);
  EXPECT_TRUE(tables.in_cell());
  EXPECT_EQ(tables.place()->table, 1u);
  EXPECT_TRUE(tables.place()->header);
  tables.begin_table(false);
  EXPECT_FALSE(tables.in_cell());  // between the inner table's cells
  tables.begin_row();
  tables.begin_row();
  tables.begin_cell(false, 1, 1);
  EXPECT_EQ(tables.place()->table, 2u);
  EXPECT_EQ(tables.place()->row, 1u);
  tables.end_cell();
  tables.end_table();
  EXPECT_EQ(tables.place()->table, 1u);  // back in the outer cell
  EXPECT_EQ(tables.place()->row, 0u);
  tables.end_cell();
  tables.end_table();
  EXPECT_FALSE(tables.in_cell());
}

TEST(Tables, CallsOutOfTurnAreIgnored) {
  Tables tables;
  tables.end_table();
  tables.begin_row();
  tables.begin_cell(false, 1, 1);
  tables.end_cell();
  EXPECT_FALSE(tables.in_cell());
}

// One table of `rows` x `columns`, each cell with so many words; true when it counts as data.
bool is_data(std::uint32_t rows, std::uint32_t columns, float words) {
  Tables tables;
  std::vector<PageBlock> blocks;
  tables.begin_table(false);
  for (std::uint32_t row = 0; row < rows; ++row) {
    tables.begin_row();
    for (std::uint32_t column = 0; column < columns; ++column) {
      tables.begin_cell(false, 1, 1);
      PageBlock block;
      block.block.kind = BlockKind::table_cell;
      block.block.table = tables.place();
      block.counts.words = words;
      blocks.push_back(block);
      tables.end_cell();
    }
  }
  tables.end_table();
  tables.settle(blocks);
  EXPECT_EQ(blocks[0].block.kind == BlockKind::table_cell, table_id(blocks[0].block) == 1);
  return table_id(blocks[0].block) == 1;
}

TEST(Tables, WhatIsData) {
  EXPECT_TRUE(is_data(2, 2, 1));
  EXPECT_TRUE(is_data(50, 7, 20));
  EXPECT_FALSE(is_data(1, 5, 1));
  EXPECT_FALSE(is_data(5, 1, 1));
  EXPECT_TRUE(is_data(2, 2, 30));
  EXPECT_FALSE(is_data(2, 2, 31));
}

}  // namespace
}  // namespace pith::internal
