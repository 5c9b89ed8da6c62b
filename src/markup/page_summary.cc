#include "markup/page_summary.h"

#include <algorithm>

#include "base/ratio.h"
#include "markup/sums.h"

namespace pith {
namespace {

constexpr float kSure = 0.8F;
constexpr float kGroup = 4;  // blocks built alike

bool is_in(const Features& block, Cue cue) {
  return block.cue_distance[static_cast<std::size_t>(cue)] < kFar;
}

}  // namespace

PageSummary summarize_page(const Measured& measured, const std::vector<Score>& scores,
                           const std::vector<PageBlock>& blocks) {
  PageSummary s;
  float expected = 0;
  float kept_expected = 0;
  float link_words = 0;
  float count = 0;
  bool previous = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Features& f = measured.blocks[i];
    const float p = scores[i].probability;
    expected += f.words * p;
    s.doubt += f.words * p * (1 - p);
    s.highest = std::max(s.highest, p);
    if (p >= kSure) s.sure_words += f.words;
    const bool keep = kept(blocks[i].block);
    if (keep && !previous) ++s.kept_runs;
    previous = keep;
    if (!keep) continue;
    ++count;
    kept_expected += f.words * p;
    link_words += blocks[i].link_words;
    s.kept_words += f.words;
    s.prose_share += f.prose ? f.words : 0;
    s.headings += f.heading ? 1 : 0;
    s.list_items += f.list_item ? 1 : 0;
    s.repeated += f.same_path >= kGroup ? f.words : 0;
    s.in_comments += is_in(f, Cue::comment) ? f.words : 0;
    s.in_posts += is_in(f, Cue::post) ? 1 : 0;
    s.in_cards += is_in(f, Cue::card) ? 1 : 0;
    s.in_products += is_in(f, Cue::product) ? 1 : 0;
    s.code += f.code ? f.words : 0;
  }
  s.kept_share = ratio(s.kept_words, measured.page.words);
  s.kept_blocks = ratio(count, measured.page.blocks);
  s.words_per_block = ratio(s.kept_words, count);
  s.link_density = ratio(link_words, s.kept_words);
  s.expected_precision = ratio(kept_expected, s.kept_words);
  s.expected_recall = ratio(kept_expected, expected);
  s.expected_f1 = ratio(2 * kept_expected, s.kept_words + expected);
  s.doubt = ratio(s.doubt, expected);
  for (float* share : {&s.prose_share, &s.repeated, &s.in_comments, &s.code}) {
    *share = ratio(*share, s.kept_words);
  }
  for (float* share : {&s.headings, &s.list_items, &s.in_posts, &s.in_cards, &s.in_products}) {
    *share = ratio(*share, count);
  }
  return s;
}

}  // namespace pith
