#include "score/whole.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

namespace pith {
namespace {

// Cells say little for themselves: a table needs this share of what the page asks of a text, on the
// mean of its words; one among kept text only not to be hopeless. All three figures are measured by
// cross-validation; together they gain articles .1 points of word F1.
constexpr double kOfTheCut = 0.7;
constexpr double kLeastTable = 0.05;
constexpr float kLeastCode = 0.02F;

// How far kept text may be, in blocks without prose.
constexpr std::size_t kNear = 12;

constexpr float kLeastWords = 0.5F;  // of a cell, so that a sign counts at all

struct Table {
  std::size_t first = 0;
  std::size_t last = 0;
  double words = 0;
  double expected = 0;  // words * probability
};

std::map<std::uint32_t, Table> find_tables(const Measured& measured,
                                           const std::vector<PageBlock>& blocks) {
  std::map<std::uint32_t, Table> tables;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::uint32_t id = blocks[i].block.table.table;
    if (id == 0) continue;
    const auto [entry, is_new] = tables.try_emplace(id);
    Table& table = entry->second;
    if (is_new) table.first = i;
    table.last = i;
    const double words = std::max(measured.blocks[i].words, kLeastWords);
    table.words += words;
    table.expected += words * double{blocks[i].block.score};
  }
  return tables;
}

class KeptText {
 public:
  KeptText(const Measured& measured, const std::vector<PageBlock>& blocks)
      : measured_(measured), blocks_(blocks) {}

  // Whether the nearest texts before `first` and behind `last` are kept.
  bool encloses(std::size_t first, std::size_t last) const {
    const std::size_t lowest = first - std::min(first, kNear);
    std::size_t before = first;
    while (before > lowest && !is_text(before - 1)) --before;
    if (before == lowest || !kept(blocks_[before - 1].block)) return false;
    const std::size_t end = std::min(last + 1 + kNear, blocks_.size());
    std::size_t behind = last + 1;
    while (behind < end && !is_text(behind)) ++behind;
    return behind < end && kept(blocks_[behind].block);
  }

 private:
  bool is_text(std::size_t i) const {
    const Features& f = measured_.blocks[i];
    return f.prose || f.code || kept(blocks_[i].block);
  }

  const Measured& measured_;
  const std::vector<PageBlock>& blocks_;
};

void judge(Block& block, Label label, std::string_view reason) {
  if (block.label == label) return;  // its own reason says more
  block.label = label;
  block.reason = reason;
}

}  // namespace

void keep_whole(const Measured& measured, float cut, std::vector<PageBlock>& blocks) {
  const KeptText around(measured, blocks);
  for (const auto& [id, table] : find_tables(measured, blocks)) {
    const double mean = table.expected / table.words;
    const bool keep = mean >= kOfTheCut * double{cut} ||
                      (mean >= kLeastTable && around.encloses(table.first, table.last));
    for (std::size_t i = table.first; i <= table.last; ++i) {
      Block& block = blocks[i].block;
      if (block.table.table != id || block.kind == BlockKind::image) continue;
      judge(block, keep ? Label::main_content : Label::boilerplate,
            keep ? "in a kept table" : "in a dropped table");
    }
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i].block;
    if (measured.blocks[i].code && !kept(block) && block.score >= kLeastCode &&
        around.encloses(i, i)) {
      judge(block, Label::main_content, "code in kept text");
    }
  }
}

}  // namespace pith
