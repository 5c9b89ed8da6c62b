// Keeps track of lists and their items while segment() walks through them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pith/article.h"

namespace pith {

class Lists {
 public:
  void begin_list(bool ordered, std::int32_t start) { lists_.push_back({ordered, start}); }
  void end_list() { lists_.pop_back(); }
  // `value` is the number the page gives the item itself. An <li> without a list is an item too.
  void begin_item(std::optional<std::int32_t> value);
  void end_item() { items_.pop_back(); }

  // Tells the block its item; the item's first block becomes the list_item. An item that begins
  // with a heading is a card: its blocks belong to no list.
  void place(Block& block);

 private:
  struct OpenList {
    bool ordered = false;
    std::int32_t next = 1;
  };
  struct OpenItem {
    ListPlace place = {};
    bool fresh = true;  // no block of it yet
    bool card = false;
  };
  std::vector<OpenList> lists_;
  std::vector<OpenItem> items_;
  std::uint32_t item_ids_ = 0;
};

}  // namespace pith
