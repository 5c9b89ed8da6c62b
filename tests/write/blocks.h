// Hand-built blocks for the writers' tests.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/places.h"
#include "pith/article.h"

namespace pith::internal::test {

inline Block block(BlockKind kind, std::string text) {
  Block made;
  made.kind = kind;
  made.label = Label::main_content;
  made.text = std::move(text);
  return made;
}

inline Block paragraph(std::string text) { return block(BlockKind::paragraph, std::move(text)); }

inline Block heading(std::uint8_t level, std::string text) {
  Block made = block(BlockKind::heading, std::move(text));
  made.heading_level = level;
  return made;
}

inline Block code(std::string text, std::string language = {}) {
  Block made = block(BlockKind::code, std::move(text));
  made.code_language = std::move(language);
  return made;
}

// The first block of an item of a <ul>.
inline Block bullet(std::uint16_t depth, std::uint32_t item, std::string text) {
  Block made = block(BlockKind::list_item, std::move(text));
  made.list = ListPlace{depth, false, 0, item};
  return made;
}

// The same of an <ol>.
inline Block numbered(std::uint16_t depth, std::int32_t number, std::string text) {
  Block made = block(BlockKind::list_item, std::move(text));
  made.list = ListPlace{depth, true, number, 1000u * depth + static_cast<std::uint32_t>(number)};
  return made;
}

// A further block of the item that `first` began.
inline Block in_item(const Block& first, Block made) {
  made.list = first.list;
  return made;
}

inline Block quoted(std::uint8_t depth, Block made) {
  made.quote_depth = depth;
  return made;
}

inline Block cell(std::uint32_t row, std::uint32_t column, std::string text) {
  Block made = block(BlockKind::table_cell, std::move(text));
  made.table = TablePlace{1, row, column, false};
  return made;
}

inline Block header_cell(std::uint32_t column, std::string text) {
  Block made = cell(0, column, std::move(text));
  made.table->header = true;
  return made;
}

inline Block in_cell(const Block& of, Block made) {
  made.table = of.table;
  return made;
}

inline Block with_spans(Block made, std::vector<Span> spans) {
  made.spans = std::move(spans);
  return made;
}

inline Block dropped(Block made) {
  made.label = Label::boilerplate;
  return made;
}

// As extract() makes it with Options::explain.
inline Article explained(Article made) {
  made.is_explained = true;
  return made;
}

// Gives blocks without containers those that their quote_depth and list tell of: an item is nested
// in the last one of a lesser depth, and quotes that all blocks of an item share are around it.
inline void nest(std::vector<Block>& blocks) {
  std::map<std::uint32_t, std::uint8_t> quotes;  // around the items
  for (const Block& block : blocks) {
    if (list_item_id(block) == 0) continue;
    std::uint8_t& least = quotes.try_emplace(list_item_id(block), block.quote_depth).first->second;
    least = std::min(least, block.quote_depth);
  }
  std::vector<ListPlace> open;
  for (Block& block : blocks) {
    if (!block.containers.empty()) continue;
    if (!block.list) open.clear();
    while (!open.empty() &&
           (open.back().depth > block.list->depth ||
            (open.back().depth == block.list->depth && open.back().item != block.list->item))) {
      open.pop_back();
    }
    if (list_item_id(block) != 0 && (open.empty() || open.back().item != block.list->item)) {
      open.push_back(*block.list);
    }
    std::uint32_t quote = 0;
    const auto add_quotes = [&](std::uint8_t depth) {
      while (quote < depth) block.containers.push_back({ContainerKind::quote, ++quote});
    };
    for (const ListPlace& place : open) {
      add_quotes(quotes[place.item]);
      block.containers.push_back({ContainerKind::list_item, place.item});
    }
    add_quotes(block.quote_depth);
  }
}

inline Article article(std::vector<Block> blocks) {
  nest(blocks);
  Article made;
  made.outcome = Outcome::content;
  made.blocks = std::move(blocks);
  return made;
}

// The span over the first occurrence of `part` in the text.
inline Span over(const std::string& text, const std::string& part, SpanKind kind,
                 std::string target = {}) {
  const std::size_t begin = text.find(part);
  return {kind,
          static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(begin + part.size()),
          std::move(target),
          {}};
}

}  // namespace pith::internal::test
