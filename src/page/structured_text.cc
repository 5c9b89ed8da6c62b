#include "page/structured_text.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

#include "text/shingles.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// What is shorter is a name or a label.
constexpr float kMinWords = 5;

void add_shingles(std::string_view text, std::vector<std::uint64_t>& out) {
  for_each_shingle(text, [&out](std::uint64_t shingle, bool) {
    out.push_back(shingle);
    return true;
  });
}

bool is_held(const std::vector<std::uint64_t>& held, const std::vector<std::uint64_t>& wanted) {
  const auto found = std::count_if(wanted.begin(), wanted.end(), [&held](std::uint64_t shingle) {
    return std::binary_search(held.begin(), held.end(), shingle);
  });
  return 2 * static_cast<std::size_t>(found) >= wanted.size();
}

}  // namespace

bool add_structured_text(PageModel& page, const std::vector<std::string>& paragraphs) {
  if (paragraphs.empty() || page.elements.empty()) return false;
  std::vector<std::uint64_t> held;
  for (const PageBlock& block : page.blocks) add_shingles(block.block.text, held);
  std::sort(held.begin(), held.end());
  const auto element = static_cast<std::uint32_t>(page.elements.size());
  const auto first = static_cast<std::uint32_t>(page.blocks.size());
  std::set<std::uint64_t> seen;
  for (const std::string& paragraph : paragraphs) {
    PageBlock block;
    block.block.text = paragraph;
    normalize_nfc(block.block.text);
    block.counts = count_text(block.block.text);
    if (block.counts.words < kMinWords) continue;
    std::vector<std::uint64_t> shingles;
    add_shingles(block.block.text, shingles);
    if (is_held(held, shingles)) continue;
    fold_text(block, page);
    if (!seen.insert(block.key).second) continue;  // descriptions are told several times over
    block.element = element;
    block.declared = true;
    page.blocks.push_back(std::move(block));
  }
  const auto end = static_cast<std::uint32_t>(page.blocks.size());
  if (end == first) return false;
  page.elements.push_back({0, Tag::script, {}, 0, 0, first, end});
  ++page.elements[0].children;
  page.elements[0].end_block = end;
  return true;
}

}  // namespace pith::internal
