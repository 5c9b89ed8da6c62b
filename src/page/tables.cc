#include "page/tables.h"

#include <algorithm>

namespace pith {
namespace {

// HTML standard, 4.9.11: colspan is clamped to 1000. Rows wider than that gain nothing.
constexpr std::uint32_t kMaxSpan = 1000;
constexpr std::uint32_t kMaxColumns = 1000;

// A table whose cells are longer on average lays out prose. Chosen: figures, names and remarks stay
// well below it, columns of paragraphs above.
constexpr float kMaxDataCellWords = 30;

}  // namespace

void Tables::begin_table(bool presentation) {
  if (!open_.empty()) facts_[open_.back().id - 1].nests = true;
  facts_.push_back({});
  facts_.back().presentation = presentation;
  open_.push_back({});
  open_.back().id = static_cast<std::uint32_t>(facts_.size());
}

void Tables::end_table() {
  if (!open_.empty()) open_.pop_back();
}

void Tables::begin_row() {
  if (open_.empty()) return;
  Open& table = open_.back();
  if (table.any_row) ++table.row;
  table.any_row = true;
  table.column = 0;
  facts_[table.id - 1].rows = table.row + 1;
}

void Tables::begin_cell(bool header, std::uint32_t column_span, std::uint32_t row_span) {
  if (open_.empty()) return;
  Open& table = open_.back();
  while (table.column < table.taken.size() && table.taken[table.column] > table.row) {
    ++table.column;
  }
  column_span = std::clamp(column_span, 1u, kMaxSpan);
  row_span = std::clamp(row_span, 1u, kMaxSpan);
  const std::uint32_t end = std::min(table.column + column_span, kMaxColumns);
  if (row_span > 1) {
    if (table.taken.size() < end) table.taken.resize(end);
    for (std::uint32_t i = table.column; i < end; ++i) table.taken[i] = table.row + row_span;
  }
  table.in_cell = true;
  table.header = header;
  Facts& facts = facts_[table.id - 1];
  facts.columns = std::max(facts.columns, end);
  ++facts.cells;
  if (header) ++facts.header_cells;
  table.cell = std::min(table.column, kMaxColumns - 1);
  table.column = end;
}

void Tables::end_cell() {
  if (!open_.empty()) open_.back().in_cell = false;
}

TablePlace Tables::place() const {
  if (!in_cell()) return {};
  const Open& table = open_.back();
  return {table.id, table.row, table.cell, table.header};
}

void Tables::settle(std::vector<PageBlock>& blocks) const {
  std::vector<float> words(facts_.size(), 0);
  std::vector<bool> structured(facts_.size(), false);  // headings or code in cells: a layout
  for (const PageBlock& block : blocks) {
    if (block.block.table.table == 0) continue;
    const std::uint32_t index = block.block.table.table - 1;
    words[index] += block.counts.words;
    if (block.block.kind == BlockKind::heading || block.block.kind == BlockKind::code) {
      structured[index] = true;
    }
  }
  std::vector<std::uint32_t> new_ids(facts_.size(), 0);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    const Facts& facts = facts_[i];
    const bool grid = facts.rows >= 2 && facts.columns >= 2;
    const bool terse = words[i] <= kMaxDataCellWords * static_cast<float>(facts.cells);
    if (grid && terse && !facts.nests && !facts.presentation && !structured[i]) {
      new_ids[i] = ++next;
    }
  }
  for (PageBlock& block : blocks) {
    if (block.block.table.table == 0) continue;
    block.block.table.table = new_ids[block.block.table.table - 1];
    if (block.block.table.table == 0) {
      block.block.table = {};
      if (block.block.kind == BlockKind::table_cell) block.block.kind = BlockKind::paragraph;
    }
  }
}

}  // namespace pith
