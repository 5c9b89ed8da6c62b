#include "markup/clean_page.h"

#include <cstddef>
#include <string>
#include <utility>

#include "markup/judge_page.h"
#include "markup/measure.h"
#include "markup/passes/passes.h"
#include "markup/score_blocks.h"
#include "page/structured_text.h"
#include "page/verdict.h"

namespace pith::internal {
namespace {

// A body of so few words, hardly any of them likely content, is a frame that scripts fill. Where
// there are more, the page is chrome and no content, whatever it declares. Chosen: among the pages
// of the development sets hardly any is such a frame.
constexpr float kFrameWords = 400;
constexpr float kLikely = 0.5F;
constexpr float kLikelyWords = 30;  // a price, terms of delivery

}  // namespace

bool is_frame(const Measured& measured, const std::vector<Score>& scores) {
  float likely = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i].probability >= kLikely) likely += measured.blocks[i].words;
  }
  return measured.page.words < kFrameWords && likely < kLikelyWords;
}

void judge_blocks(const Measured& measured, const std::vector<Score>& scores,
                  const MarkupModel& model, const Options& options, std::string_view url,
                  PageModel& page, Article& article) {
  Judging judging(page, measured, scores, options, url);
  judging.article = article_probability(judging, model);
  run_passes(judging);
  judge_page(judging, model, article);
  run_passes(judging, kFigurePasses);
  apply_verdicts(judging, page);
}

void clean_page(PageModel& page, const HeadFacts& facts, const MarkupModel& model,
                const Options& options, Article& article) {
  const std::string& title = article.metadata.title.value;
  Measured measured = measure(page, title, facts);
  std::vector<Score> scores = score_blocks(measured, model, options.explain);
  if (is_frame(measured, scores) && add_structured_text(page, facts.texts())) {
    measured = measure(page, title, facts);
    scores = score_blocks(measured, model, options.explain);
  }
  const MetaValue& canonical = article.metadata.canonical_url;
  judge_blocks(measured, scores, model, options,
               article.url.empty() ? canonical.value : article.url, page, article);
}

}  // namespace pith::internal
