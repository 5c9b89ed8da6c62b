#include "markup/judge_page.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ratio.h"
#include "markup/feature_rows.h"
#include "model/probability.h"
#include "model/threshold.h"

namespace pith::internal {
namespace {

constexpr float kSure = 0.8F;
constexpr float kGroup = 4;  // blocks built alike

bool is_in(const Features& block, Cue cue) {
  return block.cue_distance[static_cast<std::size_t>(cue)] < kFar;
}

// `is_kept`: of the number of a block.
template <typename IsKept>
PageSummary summarize(const Judging& judging, IsKept is_kept) {
  PageSummary s;
  float expected = 0;
  float kept_expected = 0;
  float link_words = 0;
  float count = 0;
  bool previous = false;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const Features& f = judging.features(i);
    const float p = judging.verdicts[i].probability;
    expected += f.words * p;
    s.doubt += f.words * p * (1 - p);
    s.highest = std::max(s.highest, p);
    if (p >= kSure) s.sure_words += f.words;
    const bool keep = is_kept(i);
    if (keep && !previous) ++s.kept_runs;
    previous = keep;
    if (!keep) continue;
    ++count;
    kept_expected += f.words * p;
    link_words += judging.page.blocks[i].link_words;
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
  s.kept_share = ratio(s.kept_words, judging.measured.page.words);
  s.kept_blocks = ratio(count, judging.measured.page.blocks);
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

std::vector<float> page_row(const PageSummary& summary, const PageFeatures& page) {
  std::vector<float> row;
  row.reserve(page_inputs().size());
  const auto add = [&row](const FeatureRow&, const Item&, float value) { row.push_back(value); };
  for_each_summary_input(summary, add);
  for_each_page_input(page, add);
  return row;
}

}  // namespace

PageSummary summarize_page(const Judging& judging) {
  return summarize(judging, [&judging](std::size_t i) { return judging.kept(i); });
}

float article_probability(const Judging& judging, const MarkupModel& model) {
  const auto threshold = threshold_of(judging, Favor::balanced, Doubt::independent);
  if (!threshold) return 0;
  const PageSummary summary = summarize(judging, [&judging, &threshold](std::size_t i) {
    return judging.verdicts[i].probability >= *threshold;
  });
  const Forest& article = model.page_type[static_cast<std::size_t>(PageType::article) - 1];
  return logistic(Forest::log_odds(article.sum(page_row(summary, judging.measured.page))));
}

void judge_page(const Judging& judging, const MarkupModel& model, Article& article) {
  const PageSummary summary = summarize_page(judging);
  if (summary.kept_words == 0) return;
  const std::vector<float> row = page_row(summary, judging.measured.page);
  const auto sum = [&row](const Forest& forest) { return forest.sum(row); };
  std::array<std::int32_t, std::tuple_size_v<decltype(model.page_type)>> odds = {};
  std::transform(model.page_type.begin(), model.page_type.end(), odds.begin(), sum);
  const auto best = std::max_element(odds.begin(), odds.end()) - odds.begin();
  article.page_type = static_cast<PageType>(best + 1);
  if (judging.options.explain) {
    std::vector<std::int32_t> moved(row.size());
    model.page_type[static_cast<std::size_t>(best)].explain(row, moved);
    article.page_type_reason = strongest_inputs(page_inputs(), row, moved, 1);
  }
  const float f1 = Forest::log_odds(sum(model.confidence));
  article.confidence = std::clamp(f1, 0.001F, 1.0F);  // 0 is kept for results without text
}

}  // namespace pith::internal
