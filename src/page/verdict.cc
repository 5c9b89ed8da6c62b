#include "page/verdict.h"

#include <algorithm>
#include <utility>

namespace pith::internal {

void Verdict::note(std::string_view pass, std::string_view why) {
  if (reason == nullptr) reason = std::make_unique<Reason>();
  if (!reason->by.ends_with(pass)) reason->by.append(reason->by.empty() ? "" : ", ").append(pass);
  reason->why = why;
}

void apply_verdict(Verdict&& verdict, Block& block) {
  block.label = verdict.label;
  block.score = verdict.probability;
  if (verdict.reason == nullptr) return;
  block.decided_by = std::move(verdict.reason->by);
  block.reason = std::move(verdict.reason->why);
}

bool any_kept(std::span<const PageBlock> blocks) {
  return std::any_of(blocks.begin(), blocks.end(),
                     [](const PageBlock& entry) { return kept(entry.block); });
}

void drop_all(std::vector<PageBlock>& blocks, std::string_view pass, std::string_view why,
              const Options& options) {
  for (PageBlock& entry : blocks) {
    Block& block = entry.block;
    if (!kept(block)) continue;
    block.label = Label::boilerplate;
    if (!options.explain) continue;
    block.decided_by.append(block.decided_by.empty() ? "" : ", ").append(pass);
    block.reason = why;
  }
}

std::vector<Block> result_blocks(std::vector<PageBlock> blocks, const Options& options) {
  const auto wanted = [&options](const PageBlock& entry) {
    return kept(entry.block) || options.explain;
  };
  std::vector<Block> result;
  result.reserve(static_cast<std::size_t>(std::count_if(blocks.begin(), blocks.end(), wanted)));
  bool break_before = false;  // goes over to the next block that is kept
  for (PageBlock& entry : blocks) {
    Block& block = entry.block;
    if (break_before) block.break_before = true;
    break_before = block.break_before && !kept(block) && block.note.empty();
    if (wanted(entry)) result.push_back(std::move(entry.block));
  }
  return result;
}

}  // namespace pith::internal
