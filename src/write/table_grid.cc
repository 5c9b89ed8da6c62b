#include "write/table_grid.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace pith {
namespace {

// Padding may make a table this many times larger than its cells, and any table this large.
// Real tables with section rows and row spans stay under it by far; a page that gives every row
// a column number of its own would make output grow with the square of its size.
constexpr std::uint64_t kPaddingFactor = 16;
constexpr std::uint64_t kFreePadding = 1024;

struct Entry {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  const Block* block = nullptr;
};

std::vector<Entry> entries_of(std::span<const Block* const> blocks,
                              std::vector<const Block*>& captions) {
  std::vector<Entry> entries;
  entries.reserve(blocks.size());
  const std::uint32_t table = blocks.front()->table.table;
  TablePlace place = blocks.front()->table;
  for (const Block* block : blocks) {
    if (entries.empty() && block->kind == BlockKind::caption) {
      captions.push_back(block);
      continue;
    }
    if (block->table.table == table) place = block->table;
    entries.push_back({place.row, place.column, block});
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  });
  return entries;
}

// Rows with their cells side by side; `columns` receives the column of each cell.
std::vector<GridRow> pack(const std::vector<Entry>& entries,
                          std::vector<std::vector<std::uint32_t>>& columns) {
  std::vector<GridRow> rows;
  const Entry* previous = nullptr;
  for (const Entry& entry : entries) {
    if (previous == nullptr || previous->row != entry.row) {
      rows.emplace_back();
      columns.emplace_back();
    }
    if (columns.back().empty() || columns.back().back() != entry.column) {
      rows.back().emplace_back();
      columns.back().push_back(entry.column);
    }
    GridCell& cell = rows.back().back();
    cell.blocks.push_back(entry.block);
    cell.header = cell.header || entry.block->table.header;
    previous = &entry;
  }
  return rows;
}

void spread(GridRow& row, const std::vector<std::uint32_t>& columns,
            const std::vector<std::uint32_t>& all_columns) {
  GridRow wide(all_columns.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto place = std::lower_bound(all_columns.begin(), all_columns.end(), columns[i]);
    wide[static_cast<std::size_t>(place - all_columns.begin())] = std::move(row[i]);
  }
  row = std::move(wide);
}

}  // namespace

bool is_header_row(const GridRow& row) {
  bool any = false;
  for (const GridCell& cell : row) {
    if (cell.blocks.empty()) continue;
    if (!cell.header) return false;
    any = true;
  }
  return any;
}

TableGrid build_grid(std::span<const Block* const> blocks) {
  TableGrid grid;
  if (blocks.empty()) return grid;
  const std::vector<Entry> entries = entries_of(blocks, grid.captions);
  std::vector<std::vector<std::uint32_t>> columns;
  grid.rows = pack(entries, columns);

  std::vector<std::uint32_t> all_columns;
  std::size_t cells = 0;
  std::size_t widest = 0;
  for (const std::vector<std::uint32_t>& of_row : columns) {
    all_columns.insert(all_columns.end(), of_row.begin(), of_row.end());
    cells += of_row.size();
    widest = std::max(widest, of_row.size());
  }
  std::sort(all_columns.begin(), all_columns.end());
  all_columns.erase(std::unique(all_columns.begin(), all_columns.end()), all_columns.end());

  const std::uint64_t area = std::uint64_t{grid.rows.size()} * all_columns.size();
  if (area <= kPaddingFactor * cells + kFreePadding) {
    for (std::size_t i = 0; i < grid.rows.size(); ++i) {
      spread(grid.rows[i], columns[i], all_columns);
    }
  } else if (!grid.rows.empty()) {
    grid.rows.front().resize(widest);
  }
  return grid;
}

}  // namespace pith
