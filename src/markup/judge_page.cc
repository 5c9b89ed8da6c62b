#include "markup/judge_page.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ratio.h"
#include "markup/feature_rows.h"
#include "metadata/hints.h"
#include "model/probability.h"
#include "model/threshold.h"

namespace pith::internal {
namespace {

constexpr float kSure = 0.8F;
constexpr float kGroup = 4;  // blocks built alike

// A page this likely to be an article is judged like one. If it were taken for a listing or a
// forum, it would get the teasers beside a short article. Chosen in cross-validation.
constexpr float kMaybeArticle = 0.3F;

// So short a text may as well be a notice in place of a page: not found, log in, accept cookies,
// nothing found. Chosen: of the development sets' pages with fewer words, hardly any has no sign of
// its type in the head, the address or the markup.
constexpr float kNoticeWords = 60;
constexpr float kFewestWords = 10;         // even of a product or a list
constexpr float kNoticeConfidence = 0.5F;  // at most, without such a sign
constexpr float kMinConfidence = 0.001F;   // three digits are printed, and 0 would look like none

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

// Whether a short text gives away what kind of page it is of.
bool shows_its_type(PageType type, const PageSummary& kept, const PageHints& hints,
                    const Metadata& metadata) {
  const auto has_schema = [&hints](Schema schema) {
    return hints.schemas[static_cast<std::size_t>(schema)];
  };
  switch (type) {
    case PageType::unknown:
      return false;
    case PageType::product:
    case PageType::collection:
    case PageType::listing:
      return kept.kept_words >= kFewestWords;
    case PageType::forum:
      return kept.in_posts > 0 || kept.in_comments > 0 || has_schema(Schema::forum) ||
             hints.url.kinds[static_cast<std::size_t>(UrlKind::forum)];
    default:
      return hints.og_type == OgType::article || hints.published_time ||
             has_schema(Schema::article) ||
             (!metadata.date.empty() && metadata.date.source != kHintSource);
  }
}

using TypeOdds = std::array<std::int32_t, std::tuple_size_v<decltype(MarkupModel::page_type)>>;

TypeOdds type_odds(const MarkupModel& model, const std::vector<float>& row) {
  TypeOdds odds = {};
  std::transform(model.page_type.begin(), model.page_type.end(), odds.begin(),
                 [&row](const Forest& forest) { return forest.sum(row); });
  return odds;
}

PageType best_type(const TypeOdds& odds) {
  return static_cast<PageType>(std::max_element(odds.begin(), odds.end()) - odds.begin() + 1);
}

}  // namespace

PageSummary summarize_page(const Judging& judging) {
  return summarize(judging, [&judging](std::size_t i) { return judging.kept(i); });
}

PageType likely_type(const Judging& judging, const MarkupModel& model) {
  const auto threshold = threshold_of(judging, Favor::balanced, Doubt::independent);
  if (!threshold) return PageType::unknown;
  const PageSummary summary = summarize(judging, [&judging, &threshold](std::size_t i) {
    return judging.verdicts[i].probability >= *threshold;
  });
  const TypeOdds odds = type_odds(model, page_row(summary, judging.measured.page));
  constexpr auto kArticle = static_cast<std::size_t>(PageType::article) - 1;
  const bool article = logistic(Forest::log_odds(odds[kArticle])) >= kMaybeArticle;
  return article ? PageType::article : best_type(odds);
}

void judge_page(const Judging& judging, const MarkupModel& model, Article& article) {
  const PageSummary summary = summarize_page(judging);
  if (summary.kept_words == 0) return;
  const std::vector<float> row = page_row(summary, judging.measured.page);
  article.page_type = best_type(type_odds(model, row));
  if (judging.options.explain) {
    std::vector<std::int32_t> moved(row.size());
    model.page_type[static_cast<std::size_t>(article.page_type) - 1].explain(row, moved);
    article.page_type_reason = strongest_inputs(page_inputs(), row, moved, 1);
  }
  // What is selected may be as short as it likes.
  const bool unknown =
      judging.options.select.empty() && summary.kept_words < kNoticeWords &&
      !shows_its_type(article.page_type, summary, judging.measured.page.hints, article.metadata);
  if (unknown) {
    article.page_type = PageType::unknown;
    article.page_type_reason = judging.options.explain ? "too short to tell" : "";
  }
  const float f1 = Forest::log_odds(model.confidence.sum(row));
  const float most = unknown ? kNoticeConfidence : 1.0F;
  article.confidence = std::clamp(f1, kMinConfidence, most);
}

}  // namespace pith::internal
