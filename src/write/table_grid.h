// A data table put together from its cells' blocks. Where a table begins and ends in the article
// is decided in structure.h.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "pith/article.h"

namespace pith {

struct GridCell {
  std::vector<const Block*> blocks;  // in document order; none in a gap
  bool header = false;
};

using GridRow = std::vector<GridCell>;

struct TableGrid {
  std::vector<const Block*> captions;
  // Rows and columns that occur, in order, without those that don't. The first row is as wide as
  // the widest one; the others too, unless the table is so full of gaps that padding would cost
  // more than the cells are worth.
  std::vector<GridRow> rows;
};

// True when the row has cells and all of them are <th>.
bool is_header_row(const GridRow& row);

// The first block gives the table. Blocks of other tables (nested ones) go into the cell in which
// they were met; captions before the first cell are the table's.
TableGrid build_grid(std::span<const Block* const> blocks);

}  // namespace pith
