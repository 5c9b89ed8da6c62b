#include "markup/clean_page.h"

#include "markup/context.h"
#include "markup/density.h"
#include "markup/judge_page.h"
#include "markup/measure.h"
#include "markup/select.h"
#include "page/structured_text.h"

namespace pith {

void clean_page(Page& page, const HeadFacts& facts, const MarkupModel& model,
                const Options& options, Article& article) {
  const std::string& title = article.metadata.title.value;
  Measured measured = measure(page, title, facts.hints);
  std::vector<Score> scores = score_blocks(measured, model, options.explain);
  if (is_frame(measured, scores) && add_structured_text(page, facts.texts())) {
    measured = measure(page, title, facts.hints);
    scores = score_blocks(measured, model, options.explain);
  }
  apply_rules(page, measured, scores);
  const MetaValue& canonical = article.metadata.canonical_url;
  select(measured, scores, options, page.blocks,
         article.url.empty() ? canonical.value : article.url);
  judge_page(model, measured, scores, page.blocks, options.explain, article);
}

}  // namespace pith
