// Where a block is in lists and tables, with a number of its own for "in none".
#pragma once

#include <cstdint>

#include "pith/article.h"

namespace pith::internal {

// The id of the table that the block is in, or 0.
inline std::uint32_t table_id(const Block& block) { return block.table ? block.table->table : 0; }

// How many lists are around the block, and the id of the innermost list's item, or 0.
inline std::uint16_t list_depth(const Block& block) { return block.list ? block.list->depth : 0; }
inline std::uint32_t list_item_id(const Block& block) { return block.list ? block.list->item : 0; }

inline Task task_of(const Block& block) { return block.list ? block.list->task : Task::none; }

}  // namespace pith::internal
