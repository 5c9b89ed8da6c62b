#include "page/lists.h"

#include <algorithm>
#include <limits>

namespace pith {

void Lists::begin_item(std::optional<std::int32_t> value) {
  OpenItem item;
  item.place.depth = static_cast<std::uint16_t>(std::max<std::size_t>(lists_.size(), 1));
  item.place.ordered = !lists_.empty() && lists_.back().ordered;
  item.place.item = ++item_ids_;
  if (item.place.ordered) {
    item.place.number = value.value_or(lists_.back().next);
    const bool last = item.place.number == std::numeric_limits<std::int32_t>::max();
    lists_.back().next = last ? 0 : item.place.number + 1;
  }
  items_.push_back(item);
}

void Lists::place(Block& block) {
  if (items_.empty()) return;
  OpenItem& item = items_.back();
  const bool first = item.fresh;
  if (block.kind == BlockKind::image) {
    block.list = item.place;
    return;
  }
  item.fresh = false;
  if (first && block.kind == BlockKind::heading) item.card = true;
  if (item.card || block.kind == BlockKind::heading) return;
  block.list = item.place;
  if (first && (block.kind == BlockKind::paragraph || block.kind == BlockKind::table_cell)) {
    block.kind = BlockKind::list_item;
  }
}

}  // namespace pith
