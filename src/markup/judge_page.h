// Predicts the kind of a page and the quality of the result from figures of the whole page.
#pragma once

#include "markup/model.h"
#include "markup/passes/passes.h"
#include "pith/article.h"

namespace pith::internal {

// What became of a page.
struct PageSummary {
  float kept_words = 0;
  float kept_share = 0;          // of the page's words
  float kept_blocks = 0;         // share of the page's blocks
  float kept_runs = 0;           // stretches of kept blocks without a dropped one between them
  float words_per_block = 0;     // of kept blocks
  float link_density = 0;        // of kept blocks
  float prose_share = 0;         // of kept words
  float headings = 0;            // share of kept blocks
  float list_items = 0;          // share of kept blocks
  float expected_precision = 0;  // mean probability of the kept words
  float expected_recall = 0;     // kept expected words / expected words of the page
  float expected_f1 = 0;
  float doubt = 0;        // sum of words * p * (1 - p) / expected words
  float highest = 0;      // probability
  float sure_words = 0;   // words of blocks at .8 or more
  float repeated = 0;     // kept words in groups of 4 or more built alike / kept words
  float in_comments = 0;  // share of kept words in comment containers
  float in_posts = 0;     // kept blocks in posts / kept blocks
  float in_cards = 0;
  float in_products = 0;
  float code = 0;  // share of kept words in code
};

// After the passes.
PageSummary summarize_page(const Judging& judging);

// Before the passes: the page type by the blocks that the scores alone keep, an article in case of
// doubt; unknown where they keep none.
PageType likely_type(const Judging& judging, const MarkupModel& model);

// Sets article.page_type and article.confidence and, with Options::explain, page_type_reason.
void judge_page(const Judging& judging, const MarkupModel& model, Article& article);

}  // namespace pith::internal
