#include "write/structure.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/places.h"
#include "base/url.h"
#include "write/inline_tokens.h"

namespace pith::internal {
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
  const std::uint32_t table = table_id(*blocks.front());
  TablePlace place = blocks.front()->table.value_or(TablePlace{});
  for (const Block* block : blocks) {
    if (entries.empty() && block->kind == BlockKind::caption) {
      captions.push_back(block);
      continue;
    }
    if (block->table && block->table->table == table) place = *block->table;
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
    if (const std::optional<TablePlace>& own = entry.block->table) {
      cell.header = cell.header || own->header;
      if (cell.alignment == Alignment::none) cell.alignment = own->alignment;
    }
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

// What all cells below the header say, else what the header says.
std::vector<Alignment> alignments_of(const std::vector<GridRow>& rows) {
  std::vector<Alignment> alignments;
  if (rows.empty()) return alignments;
  std::vector<Alignment> below(rows.front().size(), Alignment::none);
  std::vector<bool> agree(rows.front().size(), true);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    for (std::size_t column = 0; column < std::min(rows[i].size(), below.size()); ++column) {
      const GridCell& cell = rows[i][column];
      if (cell.blocks.empty()) continue;
      if (cell.alignment == Alignment::none ||
          (below[column] != Alignment::none && below[column] != cell.alignment)) {
        agree[column] = false;
      }
      below[column] = cell.alignment;
    }
  }
  for (std::size_t column = 0; column < below.size(); ++column) {
    const bool told = agree[column] && below[column] != Alignment::none;
    alignments.push_back(told ? below[column] : rows.front()[column].alignment);
  }
  return alignments;
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
  grid.alignments = alignments_of(grid.rows);
  return grid;
}

namespace {

// Deeper nesting than any text has; what lies deeper is printed at this depth, so that a page of
// nothing but nested lists cannot blow up its own indentation.
constexpr std::size_t kMaxDepth = 26;

bool is_note_label(std::string_view label) {
  constexpr std::size_t kLongest = 40;
  return !label.empty() && label.size() <= kLongest &&
         std::all_of(label.begin(), label.end(),
                     [](char c) { return is_ascii_alphanumeric(c) || c == '-' || c == '_'; });
}

// A note needs both its label and the container that its blocks share.
bool is_of_note(const Block& block) {
  return is_note_label(block.note) &&
         std::any_of(block.containers.begin(), block.containers.end(),
                     [](const auto& container) { return container.kind == ContainerKind::note; });
}

using Path = std::vector<BlockContainer>;

FrameKind frame_kind(ContainerKind kind) {
  switch (kind) {
    case ContainerKind::quote:
      return FrameKind::quote;
    case ContainerKind::list_item:
      return FrameKind::item;
    case ContainerKind::callout:
      return FrameKind::callout;
    case ContainerKind::details:
      return FrameKind::details;
    case ContainerKind::definition_list:
    case ContainerKind::api_list:
      return FrameKind::definition_list;
    case ContainerKind::definition:
      return FrameKind::definition;
    case ContainerKind::note:
      return FrameKind::note;
  }
  return FrameKind::quote;
}

bool is_definition_list(ContainerKind kind) {
  return kind == ContainerKind::definition_list || kind == ContainerKind::api_list;
}

// A frame with what is needed to tell whether the next block belongs to it.
struct OpenFrame {
  Frame frame;
  std::uint32_t id = 0;   // the container's; of lists none
  std::int32_t last = 0;  // lists: the number of the last item
  int direction = 0;      // lists: 1 counts up, -1 down, 0 not known yet
};

class Walker {
 public:
  Walker(std::span<const Block* const> blocks, StructureVisitor& visitor);

  // Walks through these of the blocks.
  void run(std::span<const Block* const> blocks);
  // All of them are in one cell of a table.
  void run_in_cell(std::span<const Block* const> blocks);

 private:
  void table(std::span<const Block* const> blocks);
  Path path_of(const Block& block);
  Path common_path(std::span<const Block* const> blocks, std::uint32_t table);

  void enter(const Path& path, bool break_before);
  void open_item(const BlockContainer& item);
  void open(const OpenFrame& frame);
  void close_to(std::size_t size);

  StructureVisitor& visitor_;
  std::vector<OpenFrame> frames_;
  bool any_ = false;                                    // a block was printed
  std::uint32_t nameless_ = 0xFFFFFFFF;                 // ids of items that have none, counted down
  std::unordered_map<std::uint32_t, ListPlace> items_;  // those with text of their own
  std::unordered_set<std::uint32_t> definition_lists_;  // those with a term
  std::unordered_map<std::uint32_t, bool> definitions_;        // whether they begin with text
  std::unordered_map<std::uint32_t, std::string_view> notes_;  // their labels
};

Walker::Walker(std::span<const Block* const> blocks, StructureVisitor& visitor)
    : visitor_(visitor) {
  for (const Block* block : blocks) {
    if (list_item_id(*block) != 0) items_.try_emplace(block->list->item, *block->list);
    const std::vector<BlockContainer>& around = block->containers;
    for (std::size_t i = 0; i < around.size(); ++i) {
      const bool innermost = i + 1 == around.size();
      if (is_definition_list(around[i].kind)) {
        if (innermost && block->kind == BlockKind::term) definition_lists_.insert(around[i].id);
      } else if (around[i].kind == ContainerKind::definition) {
        const bool text = innermost && (block->kind == BlockKind::definition ||
                                        block->kind == BlockKind::paragraph);
        definitions_.try_emplace(around[i].id, text);
      } else if (around[i].kind == ContainerKind::note) {
        notes_.try_emplace(around[i].id, block->note);
      }
    }
  }
}

// Where the table that begins at blocks[0] ends: after its last block, other tables in between
// being nested in it.
std::vector<std::size_t> table_ends(std::span<const Block* const> blocks) {
  std::vector<std::size_t> ends(blocks.size(), 0);
  std::unordered_map<std::uint32_t, std::size_t> last;
  for (std::size_t i = blocks.size(); i-- > 0;) {
    const std::uint32_t table = table_id(*blocks[i]);
    if (table == 0) {
      last.clear();
    } else {
      ends[i] = last.try_emplace(table, i + 1).first->second;
    }
  }
  return ends;
}

void Walker::run(std::span<const Block* const> blocks) {
  const std::vector<std::size_t> ends = table_ends(blocks);
  for (std::size_t i = 0; i < blocks.size();) {
    if (ends[i] != 0) {
      table(blocks.subspan(i, ends[i] - i));
      i = ends[i];
    } else {
      enter(path_of(*blocks[i]), blocks[i]->break_before && !is_of_note(*blocks[i]));
      visitor_.block(*blocks[i]);
      ++i;
    }
    any_ = true;
  }
  close_to(0);
}

void Walker::table(std::span<const Block* const> blocks) {
  enter(common_path(blocks, table_id(*blocks.front())), blocks.front()->break_before);
  visitor_.table(build_grid(blocks));
}

// Of the containers around the block those that are printed: items with text of their own,
// definitions of a term that is printed too. What is around a note stays behind.
Path Walker::path_of(const Block& block) {
  Path path;
  bool defines = false;
  for (const BlockContainer& container : block.containers) {
    switch (container.kind) {
      case ContainerKind::list_item:
        if (!items_.contains(container.id)) continue;
        break;
      case ContainerKind::definition_list:
      case ContainerKind::api_list:
        defines = definition_lists_.contains(container.id);
        if (!defines) continue;
        break;
      case ContainerKind::definition:
        if (!defines) continue;
        break;
      case ContainerKind::note:
        path.clear();
        break;
      default:
        break;
    }
    if (path.size() < kMaxDepth) path.push_back(container);
  }
  if (block.kind != BlockKind::list_item || !block.note.empty()) return path;
  const bool is_nameless = list_item_id(block) == 0;
  const std::uint32_t item = is_nameless ? nameless_-- : list_item_id(block);
  const BlockContainer own{ContainerKind::list_item, item};
  if (std::find(path.begin(), path.end(), own) == path.end()) {
    if (is_nameless) items_.try_emplace(item, block.list.value_or(ListPlace{}));
    if (path.size() == kMaxDepth) path.pop_back();
    path.push_back(own);
  }
  return path;
}

void Walker::run_in_cell(std::span<const Block* const> blocks) {
  if (blocks.empty()) return;
  const Path around = common_path(blocks, table_id(*blocks.front()));
  for (const Block* block : blocks) {
    Path path = path_of(*block);
    const auto inside = std::mismatch(path.begin(), path.end(), around.begin(), around.end()).first;
    path.erase(path.begin(), inside);
    enter(path, false);
    visitor_.block(*block);
  }
  close_to(0);
}

// What is around all blocks of the table. A list that is in a cell is not around it.
Path Walker::common_path(std::span<const Block* const> blocks, std::uint32_t table) {
  Path common;
  bool first = true;
  for (const Block* block : blocks) {
    if (table_id(*block) != table) continue;
    Path path = path_of(*block);
    if (block->kind == BlockKind::list_item && block->note.empty()) {
      const BlockContainer item{ContainerKind::list_item, list_item_id(*block)};
      path.erase(item.id == 0 ? path.end() - 1 : std::find(path.begin(), path.end(), item),
                 path.end());
    }
    if (first) {
      common = std::move(path);
      first = false;
      continue;
    }
    const auto end = std::mismatch(common.begin(), common.end(), path.begin(), path.end()).first;
    common.erase(end, common.end());
  }
  return common;
}

// True when an item of this number goes on with the list instead of beginning another one.
bool continues(const OpenFrame& list, const ListPlace& place) {
  if (list.frame.ordered != place.ordered) return false;
  if (!place.ordered || place.number == list.last) return true;
  if (place.number > list.last) return list.direction >= 0;
  if (list.direction != 0) return list.direction < 0;
  return std::int64_t{place.number} == std::int64_t{list.last} - 1;
}

void Walker::enter(const Path& path, bool break_before) {
  std::size_t open = 0;
  std::size_t next = 0;
  while (open < frames_.size() && next < path.size()) {
    const std::size_t inner = frames_[open].frame.kind == FrameKind::list ? open + 1 : open;
    if (inner == frames_.size() || frames_[inner].id != path[next].id ||
        frames_[inner].frame.kind != frame_kind(path[next].kind)) {
      break;
    }
    open = inner + 1;
    ++next;
  }
  const bool replaces_list = open < frames_.size() && next < path.size() &&
                             frames_[open].frame.kind == FrameKind::list &&
                             path[next].kind == ContainerKind::list_item;
  if (break_before && any_) {
    close_to(open);
    visitor_.thematic_break();
  } else if (replaces_list && continues(frames_[open], items_[path[next].id])) {
    close_to(open + 1);
  } else {
    close_to(open);
  }
  for (; next < path.size(); ++next) {
    if (path[next].kind == ContainerKind::list_item) {
      open_item(path[next]);
    } else {
      OpenFrame frame;
      frame.frame.kind = frame_kind(path[next].kind);
      frame.id = path[next].id;
      if (path[next].kind == ContainerKind::definition) {
        frame.frame.begins_with_text = definitions_[frame.id];
        frame.frame.api = !frames_.empty() && frames_.back().frame.api;
      }
      if (path[next].kind == ContainerKind::api_list) frame.frame.api = true;
      if (path[next].kind == ContainerKind::note) frame.frame.label = notes_[frame.id];
      this->open(frame);
    }
  }
}

void Walker::open_item(const BlockContainer& item) {
  const ListPlace place = items_[item.id];
  if (frames_.empty() || frames_.back().frame.kind != FrameKind::list) {
    OpenFrame list;
    list.frame.kind = FrameKind::list;
    list.frame.ordered = place.ordered;
    list.frame.number = place.number;
    list.last = place.number;
    open(list);
  }
  OpenFrame& list = frames_.back();
  if (place.number != list.last) list.direction = place.number > list.last ? 1 : -1;
  list.last = place.number;
  OpenFrame frame;
  frame.frame = list.frame;
  frame.frame.kind = FrameKind::item;
  frame.frame.number = place.number;
  frame.id = item.id;
  open(frame);
}

void Walker::open(const OpenFrame& frame) {
  frames_.push_back(frame);
  visitor_.open(frame.frame);
}

void Walker::close_to(std::size_t size) {
  while (frames_.size() > size) {
    const Frame closed = frames_.back().frame;
    frames_.pop_back();
    visitor_.close(closed);
  }
}

}  // namespace

namespace {

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// What the captions of an image say, which is printed below it, and not once more where a block
// beside the image says it.
class CaptionsBelow {
 public:
  CaptionsBelow() = default;
  explicit CaptionsBelow(const Block& image) {
    for (const std::string_view caption : captions_of(image)) captions_.push_back({caption, 0});
  }

  // Whether the block is one of the captions, or the next part of one of several blocks.
  bool repeat(const Block& block) {
    if (captions_.empty() || block.text.empty()) return false;
    const std::string text = on_one_line(block.text);
    for (auto& [caption, used] : captions_) {
      if (text == caption) return true;
      if (block.kind != BlockKind::caption) continue;
      const std::size_t at = caption.find(text, used);
      if (at == std::string_view::npos || (at > 0 && caption[at - 1] != ' ')) continue;
      const std::size_t end = at + text.size();
      if (end < caption.size() && caption[end] != ' ') continue;
      used = end;
      return true;
    }
    return false;
  }

 private:
  std::vector<std::pair<std::string_view, std::size_t>> captions_;
};

// How many blocks a caption may consist of.
constexpr std::size_t kMaxCaptionBlocks = 8;

// Takes the captions of the image out that stand before it.
void drop_captions_before(const Block& image, std::vector<const Block*>& printed) {
  std::size_t first = printed.size();
  while (first > 0 && printed.size() - first < kMaxCaptionBlocks &&
         printed[first - 1]->kind == BlockKind::caption) {
    --first;
  }
  if (first == printed.size()) return;
  CaptionsBelow below(image);
  const auto end = std::remove_if(printed.begin() + static_cast<std::ptrdiff_t>(first),
                                  printed.end(), [&](const Block* b) { return below.repeat(*b); });
  printed.erase(end, printed.end());
}

}  // namespace

bool is_printed(const Block& block, Printed what) {
  if (!kept(block)) return false;
  const auto usable = [](const Span& span) {
    return !is_blank(span.target) && is_safe_link(span.target);
  };
  if (block.kind == BlockKind::embed) {
    return what.embeds && !block.spans.empty() && usable(block.spans.front());
  }
  if (!is_blank(block.text)) return true;
  if (block.kind == BlockKind::code) return false;
  return what.images && std::any_of(block.spans.begin(), block.spans.end(), [&](const Span& span) {
           return span.kind == SpanKind::image && usable(span);
         });
}

void walk(const Article& article, Printed what, StructureVisitor& visitor) {
  std::vector<const Block*> printed;
  CaptionsBelow below;
  for (const Block& block : article.blocks) {
    if (!is_printed(block, what)) continue;
    if (what.images) {
      if (below.repeat(block)) continue;
      below = CaptionsBelow(block);
      drop_captions_before(block, printed);
    }
    printed.push_back(&block);
  }
  const auto notes = std::stable_partition(printed.begin(), printed.end(),
                                           [](const Block* block) { return !is_of_note(*block); });
  Walker walker(printed, visitor);
  walker.run({printed.begin(), notes});
  walker.run({notes, printed.end()});
}

void walk_cell(const GridCell& cell, StructureVisitor& visitor) {
  Walker(cell.blocks, visitor).run_in_cell(cell.blocks);
}

std::set<std::string_view> printed_notes(const Article& article, Printed what) {
  std::set<std::string_view> labels;
  for (const Block& block : article.blocks) {
    if (is_of_note(block) && is_printed(block, what)) labels.insert(block.note);
  }
  return labels;
}

}  // namespace pith::internal
