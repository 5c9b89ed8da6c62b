#include "score/context.h"

#include <algorithm>

#include "score/certain.h"

namespace pith {
namespace {

void rule_out(Score& score, std::string_view reason) {
  score.probability = 0;
  score.against_it = reason;
}

void rule_out_the_certain(const Page& page, const Measured& measured, std::vector<Score>& scores) {
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (page.blocks[i].block.kind == BlockKind::image) continue;
    for (const CertainRule& rule : certain_rules()) {
      if (!rule.applies(measured.blocks[i], measured.page)) continue;
      rule_out(scores[i], rule.words);
      break;
    }
  }
}

// Below its own article a page may append the next ones, as the reader scrolls.
constexpr float kWordsOfAnArticle = 100;

std::uint32_t nearest_article(const Page& page, std::uint32_t element) {
  while (element != 0 && page.elements[element].tag != Tag::article) {
    element = page.elements[element].parent;
  }
  return element;
}

void rule_out_appended_articles(const Page& page, const Measured& measured,
                                std::vector<Score>& scores) {
  std::size_t headline = 0;
  while (headline < scores.size() && !measured.blocks[headline].is_headline) ++headline;
  if (headline == scores.size()) return;
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
      if (!measured.blocks[i].cues.has(Cue::comment)) rule_out(scores[i], "in another article");
    }
  }
}

// Blocks [begin, end) stand or fall together: each gets their mean, weighted by words. Where most
// of them are ruled out, all are.
void pool(const Measured& measured, std::size_t begin, std::size_t end,
          std::vector<Score>& scores) {
  float words = 0;
  float sum = 0;
  std::size_t ruled_out = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (scores[i].probability == 0) {
      ++ruled_out;
      continue;
    }
    const float weight = measured.blocks[i].words + 1;
    words += weight;
    sum += weight * scores[i].probability;
  }
  const bool hopeless = 2 * ruled_out >= end - begin;
  for (std::size_t i = begin; i < end; ++i) {
    if (scores[i].probability == 0) continue;
    if (hopeless) {
      rule_out(scores[i], "among what is ruled out");
    } else {
      scores[i].probability = sum / words;
    }
  }
}

// A data table is kept or dropped whole: its cells say too little one by one.
void pool_tables(const Page& page, const Measured& measured, std::vector<Score>& scores) {
  for (std::size_t i = 0; i < scores.size();) {
    const std::uint32_t table = page.blocks[i].block.table.table;
    std::size_t end = i + 1;
    while (table > 0 && end < scores.size() && page.blocks[end].block.table.table == table) ++end;
    if (table > 0) pool(measured, i, end, scores);
    i = end;
  }
}

// So is a list of bare items; one of cards is several blocks an item and judged block by block.
void pool_lists(const Page& page, const Measured& measured, std::vector<Score>& scores) {
  const auto list_of = [&page](std::size_t i) {
    const PageBlock& block = page.blocks[i];
    if (block.block.kind != BlockKind::list_item || block.block.table.table > 0) return 0u;
    std::uint32_t e = block.element;
    while (e != 0 && page.elements[e].tag != Tag::li) e = page.elements[e].parent;
    return e == 0 ? 0u : page.elements[e].parent;
  };
  for (std::size_t i = 0; i < scores.size();) {
    const std::uint32_t list = list_of(i);
    std::size_t end = i + 1;
    while (list > 0 && end < scores.size() && list_of(end) == list) ++end;
    if (list > 0) pool(measured, i, end, scores);
    i = end;
  }
}

}  // namespace

void apply_context(const Page& page, const Measured& measured, std::vector<Score>& scores) {
  rule_out_the_certain(page, measured, scores);
  rule_out_appended_articles(page, measured, scores);
  pool_tables(page, measured, scores);
  pool_lists(page, measured, scores);
}

}  // namespace pith
