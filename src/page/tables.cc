#include "page/tables.h"

#include <algorithm>

namespace pith::internal {
namespace {

// HTML standard, 4.9.11: colspan is clamped to 1000. Rows wider than that gain nothing.
constexpr std::uint32_t kMaxSpan = 1000;
constexpr std::uint32_t kMaxColumns = 1000;

// A table whose cells are longer on average lays out prose. Chosen: figures, names and remarks stay
// well below it, columns of paragraphs above.
constexpr float kMaxDataCellWords = 30;
constexpr float kMaxTitledCellWords = 10;  // where headings stand in place of <th>

// Of the page's words, what a table with a header may hold at most where it has tables in its cells
// or long ones.
constexpr float kMaxNestingShare = 0.3F;
constexpr float kMaxLongShare = 0.5F;
constexpr std::uint32_t kMinHeaderCells = 2;
constexpr std::uint32_t kMinHeadedRows = 3;

// Of the table's own words, what tables in it may hold that are no more than its pager or the like.
constexpr float kTrifleShare = 0.1F;

}  // namespace

void Tables::begin_table(bool presentation) {
  const std::optional<TablePlace> around = in_cell() ? place() : std::nullopt;
  if (!open_.empty()) facts_[open_.back().id - 1].nests = true;
  facts_.push_back({});
  facts_.back().around = around;
  facts_.back().presentation = presentation;
  open_.push_back({});
  open_.back().id = static_cast<std::uint32_t>(facts_.size());
}

void Tables::end_table() {
  if (open_.empty()) return;
  end_row();
  open_.pop_back();
}

void Tables::end_row() {
  Open& table = open_.back();
  if (table.row_cells >= 2 && table.row_cells == table.row_headers) {
    facts_[table.id - 1].header_row = true;
  } else if (table.row_begins_with_header && table.row_headers == 1 && table.row_cells > 1) {
    ++facts_[table.id - 1].headed_rows;
  }
  table.row_cells = table.row_headers = 0;
  table.row_begins_with_header = false;
}

void Tables::begin_row() {
  if (open_.empty()) return;
  end_row();
  Open& table = open_.back();
  if (table.any_row) ++table.row;
  table.any_row = true;
  table.column = 0;
  facts_[table.id - 1].rows = table.row + 1;
}

void Tables::begin_cell(bool header, std::uint32_t column_span, std::uint32_t row_span,
                        Alignment alignment) {
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
  table.alignment = alignment;
  Facts& facts = facts_[table.id - 1];
  facts.columns = std::max(facts.columns, end);
  ++facts.cells;
  ++table.row_cells;
  if (header) {
    if (table.row_cells == 1) table.row_begins_with_header = true;
    ++facts.header_cells;
    ++table.row_headers;
  }
  table.cell = std::min(table.column, kMaxColumns - 1);
  table.column = end;
}

void Tables::end_cell() {
  if (!open_.empty()) open_.back().in_cell = false;
}

std::optional<TablePlace> Tables::place() const {
  if (open_.empty()) return std::nullopt;
  const Open& table = open_.back();
  if (table.in_cell) {
    return TablePlace{table.id, table.row, table.cell, table.header, table.alignment};
  }
  return table.in_caption ? std::optional(TablePlace{table.id}) : std::nullopt;
}

// A table without a header may be a grid on which the page is laid out: then its cells are long, or
// hold headings with their texts, code or other tables. One with a header is such a grid only when
// it is the page.
bool Tables::is_data(const Facts& facts, float page_words) {
  if (facts.presentation || facts.rows < 2 || facts.columns < 2) return false;
  const float most = facts.titled ? kMaxTitledCellWords : kMaxDataCellWords;
  const bool terse = facts.words <= most * static_cast<float>(facts.cells);
  if (facts.header_cells < kMinHeaderCells) return terse && !facts.nests && !facts.structured;
  if (facts.nests) {
    return (facts.header_row || facts.headed_rows >= kMinHeadedRows) && terse &&
           (facts.nested_words <= kTrifleShare * facts.words ||
            facts.words <= kMaxNestingShare * page_words);
  }
  return terse || facts.words <= kMaxLongShare * page_words;
}

// A row of nothing but headings is a header, whatever its cells are, and one that has a heading
// alone is headed by it. Any other heading that is no <th> has its text beside it: a section.
void Tables::find_structure(const std::vector<PageBlock>& blocks, std::vector<Facts>& all) {
  for (std::size_t i = 0; i < blocks.size();) {
    const std::optional<TablePlace> row = blocks[i].block.table;
    if (!row) {
      ++i;
      continue;
    }
    bool heading = false;
    bool text = false;
    bool code = false;
    const std::size_t begin = i;
    const auto is_in_row = [&row](const Block& block) {
      return block.table && block.table->table == row->table && block.table->row == row->row;
    };
    for (; i < blocks.size() && is_in_row(blocks[i].block); ++i) {
      const Block& block = blocks[i].block;
      code = code || block.kind == BlockKind::code;
      if (block.kind == BlockKind::caption || block.table->header) continue;
      (block.kind == BlockKind::heading ? heading : text) = true;
      // Two headings in one cell.
      const Block* const before = i > begin ? &blocks[i - 1].block : nullptr;
      text = text || (before != nullptr && before->kind != BlockKind::caption &&
                      before->table->column == block.table->column);
    }
    Facts& facts = all[row->table - 1];
    facts.structured = facts.structured || code || (heading && text);
    facts.titled = facts.titled || heading;
  }
}

void Tables::settle(std::vector<PageBlock>& blocks) const {
  std::vector<Facts> all = facts_;
  float page_words = 0;
  for (const PageBlock& block : blocks) {
    page_words += block.counts.words;
    if (block.block.table) all[block.block.table->table - 1].words += block.counts.words;
  }
  find_structure(blocks, all);
  for (std::size_t i = all.size(); i-- > 0;) {  // nested ones come behind those around them
    if (!all[i].around) continue;
    Facts& around = all[all[i].around->table - 1];
    around.words += all[i].words;
    around.nested_words += all[i].words;
  }
  // Nothing: laid out. All of `around`: nested in data.
  std::vector<std::optional<TablePlace>> places(all.size());
  std::vector<bool> nested(all.size(), false);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t around = all[i].around ? all[i].around->table - 1 : all.size();
    if (around < all.size() && places[around]) {
      nested[i] = true;
      places[i] = nested[around] ? places[around] : all[i].around;
      places[i]->table = places[around]->table;
    } else if (is_data(all[i], page_words)) {
      places[i] = TablePlace{++next};
    }
  }
  for (PageBlock& entry : blocks) {
    Block& block = entry.block;
    if (!block.table) continue;
    const std::size_t i = block.table->table - 1;
    if (nested[i]) {
      block.table = places[i];
    } else if (places[i]) {
      block.table->table = places[i]->table;
    } else {
      block.table.reset();
      if (block.kind == BlockKind::table_cell) block.kind = BlockKind::paragraph;
    }
  }
}

}  // namespace pith::internal
