// Walks an article's flat blocks as nested quotes, lists and tables and reports them as events.
// Each writer prints the events in its own way; outline.h helps the two writers that indent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "pith/article.h"

namespace pith::internal {

// A data table put together from its cells' blocks. Where a table begins and ends in the article
// is decided by walk().
struct GridCell {
  std::vector<const Block*> blocks;  // in document order; none in a gap
  bool header = false;
  Alignment alignment = Alignment::none;
};

using GridRow = std::vector<GridCell>;

struct TableGrid {
  std::vector<const Block*> captions;
  // Rows and columns that occur, in order, without those that don't. The first row is as wide as
  // the widest one; the others too, unless the table is so full of gaps that padding would cost
  // more than the cells are worth.
  std::vector<GridRow> rows;
  std::vector<Alignment> alignments;  // of the columns, as many as the first row has
};

// True when the row has cells and all of them are <th>.
bool is_header_row(const GridRow& row);

// The first block gives the table. Blocks of other tables (nested ones) go into the cell in which
// they were met; captions before the first cell are the table's.
TableGrid build_grid(std::span<const Block* const> blocks);

enum class FrameKind : std::uint8_t {
  quote,
  list,
  item,
  callout,
  details,
  definition_list,
  definition,
  note,
};

// Something that is open around a block. Items are in lists, lists hold nothing but items.
// Definitions stand in definition lists, beside terms.
struct Frame {
  FrameKind kind = FrameKind::quote;
  bool ordered = false;          // lists and items
  std::int32_t number = 0;       // item: its number; list: that of its first item
  bool begins_with_text = true;  // definition: its first block is a paragraph
  bool api = false;              // definition list, definition: of an API's documentation
  std::string_view label = {};   // note
};

class StructureVisitor {
 public:
  virtual ~StructureVisitor() = default;
  virtual void open(const Frame& frame) = 0;
  virtual void close(const Frame& frame) = 0;
  virtual void block(const Block& block) = 0;
  virtual void table(const TableGrid& grid) = 0;
  virtual void thematic_break() = 0;
};

// What is printed beside text.
struct Printed {
  bool images = false;
  bool embeds = false;
};

// True when the block is kept and has something to print (with `images`, an image will do).
bool is_printed(const Block& block, Printed what);

// Sends the printed blocks of the article through the visitor, those of notes last. Nesting follows
// the items that are printed: one whose parent was dropped moves up to where the parent stood.
void walk(const Article& article, Printed what, StructureVisitor& visitor);

// The same for the blocks of a cell: lists and quotes inside it.
void walk_cell(const GridCell& cell, StructureVisitor& visitor);

// The labels of the notes that are printed. References to other notes are plain text.
std::set<std::string_view> printed_notes(const Article& article, Printed what);

}  // namespace pith::internal
