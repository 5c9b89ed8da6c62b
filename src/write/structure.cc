#include "write/structure.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/url.h"
#include "write/inline_tokens.h"

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

namespace {

// Deeper nesting than any text has; what lies deeper is printed at this depth, so that a page of
// nothing but nested lists cannot blow up its own indentation.
constexpr std::uint16_t kMaxListDepth = 32;
constexpr std::uint8_t kMaxQuoteDepth = 16;

// Where a block (or a table) wants to be.
struct Place {
  ListPlace list;
  std::uint8_t quotes = 0;
  std::uint8_t item_quotes = 0;  // of them, those around the whole list item
  bool starts_item = false;
};

// A frame with what is needed to tell whether the next block belongs to it.
struct OpenFrame {
  Frame frame;
  std::uint16_t depth = 0;  // lists and items
  std::uint32_t item = 0;   // items
  std::int32_t last = 0;    // lists: the number of the last item
  int direction = 0;        // lists: 1 counts up, -1 down, 0 not known yet
};

class Walker {
 public:
  explicit Walker(StructureVisitor& visitor) : visitor_(visitor) {}

  void run(std::span<const Block* const> blocks);

 private:
  void note_item_quotes(std::span<const Block* const> blocks);
  void table(std::span<const Block* const> blocks);
  Place place_of(const Block& block) const;
  Place place_of_table(std::span<const Block* const> blocks) const;

  void enter(const Place& place);
  void enter_item(const Place& place);
  std::optional<std::size_t> open_item(const Place& place) const;
  std::size_t first_over(std::size_t quotes) const;
  void open(const OpenFrame& frame);
  void open_quotes(std::size_t quotes);
  void close_to(std::size_t size);

  StructureVisitor& visitor_;
  std::vector<OpenFrame> frames_;
  std::size_t open_quotes_ = 0;
  std::unordered_map<std::uint32_t, std::uint8_t> item_quotes_;
};

// Where the table that begins at blocks[0] ends: after its last block, other tables in between
// being nested in it.
std::vector<std::size_t> table_ends(std::span<const Block* const> blocks) {
  std::vector<std::size_t> ends(blocks.size(), 0);
  std::unordered_map<std::uint32_t, std::size_t> last;
  for (std::size_t i = blocks.size(); i-- > 0;) {
    const std::uint32_t table = blocks[i]->table.table;
    if (table == 0) {
      last.clear();
    } else {
      ends[i] = last.try_emplace(table, i + 1).first->second;
    }
  }
  return ends;
}

void Walker::run(std::span<const Block* const> blocks) {
  note_item_quotes(blocks);
  const std::vector<std::size_t> ends = table_ends(blocks);
  for (std::size_t i = 0; i < blocks.size();) {
    if (ends[i] != 0) {
      table(blocks.subspan(i, ends[i] - i));
      i = ends[i];
    } else {
      enter(place_of(*blocks[i]));
      visitor_.block(*blocks[i]);
      ++i;
    }
  }
  close_to(0);
}

void Walker::table(std::span<const Block* const> blocks) {
  enter(place_of_table(blocks));
  visitor_.table(build_grid(blocks));
}

// An item that begins with a quote and goes on without it is not itself quoted.
void Walker::note_item_quotes(std::span<const Block* const> blocks) {
  for (const Block* block : blocks) {
    if (block->list.item == 0) continue;
    std::uint8_t& quotes =
        item_quotes_.try_emplace(block->list.item, block->quote_depth).first->second;
    quotes = std::min(quotes, block->quote_depth);
  }
}

Place Walker::place_of(const Block& block) const {
  Place place;
  place.list = block.list;
  place.quotes = std::min(block.quote_depth, kMaxQuoteDepth);
  place.starts_item = block.kind == BlockKind::list_item;
  if (place.starts_item && place.list.depth == 0) place.list.depth = 1;
  place.list.depth = std::min(place.list.depth, kMaxListDepth);
  const auto known = item_quotes_.find(block.list.item);
  place.item_quotes =
      known == item_quotes_.end() ? place.quotes : std::min(place.quotes, known->second);
  return place;
}

// Lists and quotes inside a cell are not around the table: its outermost cells tell what is.
Place Walker::place_of_table(std::span<const Block* const> blocks) const {
  const std::uint32_t table = blocks.front()->table.table;
  const Block* outermost = nullptr;
  std::uint8_t quotes = kMaxQuoteDepth;
  for (const Block* block : blocks) {
    if (block->table.table != table) continue;
    quotes = std::min(quotes, block->quote_depth);
    if (block->kind == BlockKind::list_item) continue;
    if (outermost == nullptr || block->list.depth < outermost->list.depth) outermost = block;
  }
  Place place;
  if (outermost != nullptr) place = place_of(*outermost);
  place.quotes = quotes;
  place.item_quotes = std::min(place.item_quotes, quotes);
  return place;
}

void Walker::enter(const Place& place) {
  if (place.list.depth == 0) {
    std::size_t keep = 0;
    while (keep < frames_.size() && keep < place.quotes &&
           frames_[keep].frame.kind == FrameKind::quote) {
      ++keep;
    }
    close_to(keep);
  } else if (const std::optional<std::size_t> item = open_item(place)) {
    std::size_t keep = *item + 1;
    while (keep < frames_.size() && frames_[keep].frame.kind == FrameKind::quote) ++keep;
    close_to(std::min(keep, first_over(place.quotes)));
  } else {
    enter_item(place);
  }
  open_quotes(place.quotes);
}

// The open item the place belongs to.
std::optional<std::size_t> Walker::open_item(const Place& place) const {
  if (place.starts_item) return std::nullopt;
  for (std::size_t i = frames_.size(); i-- > 0;) {
    const OpenFrame& open = frames_[i];
    if (open.frame.kind != FrameKind::item || open.item != place.list.item) continue;
    if (i < first_over(place.quotes)) return i;
  }
  return std::nullopt;
}

// True when an item of this number goes on with the list instead of beginning another one.
bool goes_on(const OpenFrame& list, const ListPlace& place) {
  if (list.frame.ordered != place.ordered) return false;
  if (!place.ordered || place.number == list.last) return true;
  if (place.number > list.last) return list.direction >= 0;
  if (list.direction != 0) return list.direction < 0;
  return std::int64_t{place.number} == std::int64_t{list.last} - 1;
}

void Walker::enter_item(const Place& place) {
  const ListPlace& wanted = place.list;
  const std::size_t limit = first_over(place.item_quotes);
  std::size_t at = 0;
  while (at < limit &&
         !(frames_[at].frame.kind == FrameKind::list && frames_[at].depth >= wanted.depth)) {
    ++at;
  }
  const bool replaces = at < limit;
  if (replaces && goes_on(frames_[at], wanted)) {
    close_to(at + 1);
    frames_[at].depth = wanted.depth;
  } else {
    OpenFrame list;
    list.frame = {FrameKind::list, wanted.ordered, wanted.number, false};
    list.frame.alternate =
        replaces && wanted.ordered && frames_[at].frame.ordered && !frames_[at].frame.alternate;
    list.depth = wanted.depth;
    list.last = wanted.number;
    close_to(at);
    open_quotes(place.item_quotes);
    open(list);
  }
  OpenFrame& list = frames_.back();
  if (wanted.number != list.last) list.direction = wanted.number > list.last ? 1 : -1;
  list.last = wanted.number;
  OpenFrame item;
  item.frame = {FrameKind::item, wanted.ordered, wanted.number, list.frame.alternate};
  item.depth = wanted.depth;
  item.item = wanted.item;
  open(item);
}

// The index of the first quote that is one more than `quotes`; all frames when none is.
std::size_t Walker::first_over(std::size_t quotes) const {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    if (frames_[i].frame.kind == FrameKind::quote && ++seen > quotes) return i;
  }
  return frames_.size();
}

void Walker::open(const OpenFrame& frame) {
  frames_.push_back(frame);
  if (frame.frame.kind == FrameKind::quote) ++open_quotes_;
  visitor_.open(frame.frame);
}

void Walker::open_quotes(std::size_t quotes) {
  while (open_quotes_ < quotes) open({});
}

void Walker::close_to(std::size_t size) {
  while (frames_.size() > size) {
    if (frames_.back().frame.kind == FrameKind::quote) --open_quotes_;
    const Frame closed = frames_.back().frame;
    frames_.pop_back();
    visitor_.close(closed);
  }
}

}  // namespace

bool is_printed(const Block& block, bool images) {
  if (!kept(block)) return false;
  if (!is_blank(block.text)) return true;
  return images && block.kind != BlockKind::code &&
         std::any_of(block.spans.begin(), block.spans.end(), [](const Span& span) {
           return span.kind == SpanKind::image && !span.target.empty() && is_safe_link(span.target);
         });
}

void walk(const Article& article, bool images, StructureVisitor& visitor) {
  std::vector<const Block*> printed;
  for (const Block& block : article.blocks) {
    if (is_printed(block, images)) printed.push_back(&block);
  }
  Walker(visitor).run(printed);
}

}  // namespace pith
