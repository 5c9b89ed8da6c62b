// Below its own article a page may append the next ones, as the reader scrolls.
#include <algorithm>
#include <cstdint>

#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

constexpr float kWordsOfAnArticle = 100;

std::uint32_t nearest_article(const PageModel& page, std::uint32_t element) {
  while (element != 0 && page.elements[element].tag != Tag::article) {
    element = page.elements[element].parent;
  }
  return element;
}

}  // namespace

void drop_appended_articles(Judging& judging) {
  const PageModel& page = judging.page;
  const Measured& measured = judging.measured;
  std::size_t headline = 0;
  while (headline < judging.size() && !measured.blocks[headline].is_headline) ++headline;
  if (headline == judging.size()) return;
  const std::uint32_t own = nearest_article(page, page.blocks[headline].element);
  if (own == 0) return;
  const auto words = [&measured](const Element& element) {
    float sum = 0;
    for (std::size_t i = element.first_block; i < element.end_block; ++i) {
      sum += measured.blocks[i].prose ? measured.blocks[i].words : 0;
    }
    return sum;
  };
  if (words(page.elements[own]) < kWordsOfAnArticle) return;
  const auto has_headline = [&page](const Element& element) {
    return std::any_of(page.blocks.begin() + element.first_block,
                       page.blocks.begin() + element.end_block, [](const PageBlock& block) {
                         return block.block.kind == BlockKind::heading &&
                                block.block.heading_level <= 2;
                       });
  };
  std::uint32_t behind = page.elements[own].end_block;
  for (std::size_t e = own + 1; e < page.elements.size(); ++e) {
    const Element& element = page.elements[e];
    if (element.tag != Tag::article || element.first_block < behind) continue;
    behind = std::max(element.end_block, element.first_block);  // look at each block once
    if (!has_headline(element)) continue;
    for (std::size_t i = element.first_block; i < element.end_block; ++i) {
      if (!measured.blocks[i].cues.has(Cue::comment)) {
        judging.rule_out(i, "part of another article");
      }
    }
  }
}

}  // namespace pith::internal
