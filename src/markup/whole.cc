#include "markup/whole.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

namespace pith {
namespace {

// Cells and items say little for themselves: together they need this share of what the page asks of
// a text, on the mean of their words; a table among kept text only not to be hopeless. Measured by
// cross-validation: tables and code gain articles .1 points of word F1, lists cost nothing.
constexpr double kOfTheCut = 0.7;
constexpr double kLeastTable = 0.05;
constexpr float kLeastCode = 0.02F;

// How far kept text may be, in blocks without prose.
constexpr std::size_t kNear = 12;

constexpr float kLeastWords = 0.5F;  // of a cell, so that a sign counts at all

struct Thing {
  std::size_t first = 0;
  std::size_t last = 0;
  double words = 0;
  double linked = 0;    // words
  double expected = 0;  // words * probability

  void add(std::size_t i, const Features& f, const Block& block) {
    if (words == 0) first = i;
    last = i;
    const double more = std::max(f.words, kLeastWords);
    words += more;
    linked += more * double{f.link_density};
    expected += more * double{block.score};
  }
  double mean() const { return words > 0 ? expected / words : 0; }
};

// By the table's id: a table in a cell stands amid its own.
std::map<std::uint32_t, Thing> find_tables(const Measured& measured,
                                           const std::vector<PageBlock>& blocks) {
  std::map<std::uint32_t, Thing> tables;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i].block;
    if (block.table.table != 0) tables[block.table.table].add(i, measured.blocks[i], block);
  }
  return tables;
}

// Items are texts of their own in a thread and in a grid; a list of links may be cut anywhere.
bool is_list_of_others(const Features& f) {
  return f.cues.has(Cue::comment) || f.cues.has(Cue::post) || f.cues.has(Cue::card);
}

// Lists of texts, with all that is nested in them.
std::vector<Thing> find_lists(const Measured& measured, const std::vector<PageBlock>& blocks) {
  std::vector<Thing> lists;
  for (std::size_t i = 0; i < blocks.size();) {
    Thing list;
    bool texts = true;
    for (; i < blocks.size() && blocks[i].block.list.depth > 0; ++i) {
      list.add(i, measured.blocks[i], blocks[i].block);
      texts = texts && !is_list_of_others(measured.blocks[i]);
    }
    if (list.words == 0) {
      ++i;
    } else if (texts && list.linked < double{kProseLinkDensity} * list.words) {
      lists.push_back(list);
    }
  }
  return lists;
}

class KeptText {
 public:
  KeptText(const Measured& measured, const std::vector<PageBlock>& blocks)
      : measured_(measured), blocks_(blocks) {}

  // Whether the nearest text before `first` is kept, and so is the one behind `last` where the
  // element around all of it has one.
  bool encloses(std::size_t first, std::size_t last) const {
    const std::size_t lowest = first - std::min(first, kNear);
    std::size_t before = first;
    while (before > lowest && !is_text(before - 1)) --before;
    if (before == lowest || !kept(blocks_[before - 1].block)) return false;
    const std::size_t around_ends = end_around(before - 1, last);
    const std::size_t end = std::min(last + 1 + kNear, around_ends);
    std::size_t behind = last + 1;
    while (behind < end && !is_text(behind)) ++behind;
    return behind == around_ends || (behind < end && kept(blocks_[behind].block));
  }

 private:
  bool is_text(std::size_t i) const {
    const Features& f = measured_.blocks[i];
    return f.prose || f.code || kept(blocks_[i].block);
  }

  // Behind the innermost element around `text` that holds `last` too.
  std::size_t end_around(std::size_t text, std::size_t last) const {
    for (const std::uint32_t around : measured_.blocks[text].around) {
      const std::uint32_t end = measured_.surroundings[around].end_block;
      if (end > last) return end;
    }
    return blocks_.size();
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
    const bool keep = table.mean() >= kOfTheCut * double{cut} ||
                      (table.mean() >= kLeastTable && around.encloses(table.first, table.last));
    for (std::size_t i = table.first; i <= table.last; ++i) {
      Block& block = blocks[i].block;
      if (block.table.table != id || block.kind == BlockKind::image) continue;
      if (keep && block.score <= 0) continue;  // ruled out for certain
      judge(block, keep ? Label::main_content : Label::boilerplate,
            keep ? "in a kept table" : "in a dropped table");
    }
  }
  for (const Thing& list : find_lists(measured, blocks)) {
    const auto begin = blocks.begin() + static_cast<std::ptrdiff_t>(list.first);
    const auto end = blocks.begin() + static_cast<std::ptrdiff_t>(list.last) + 1;
    const auto is_kept = [](const PageBlock& entry) { return kept(entry.block); };
    if (list.mean() < kOfTheCut * double{cut} || std::none_of(begin, end, is_kept)) continue;
    for (auto entry = begin; entry != end; ++entry) {
      Block& block = entry->block;
      if (block.score <= 0 || block.kind == BlockKind::image) continue;
      judge(block, Label::main_content, "in a kept list");
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
