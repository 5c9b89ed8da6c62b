// Cleans text without markup: divides it into blocks, measures, scores and judges them, and repeats
// this with the kept blocks until no further block is dropped. Cleaning a clean text therefore
// changes nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "model/two_stage.h"
#include "page/page_model.h"
#include "page/verdict.h"
#include "pith/options.h"
#include "plain/line_features.h"

namespace pith::internal {

// The text's blocks with label, score and, with Options::explain, reason. `text` is valid UTF-8. At
// most `max_blocks` are made. `confidence`: as Article::confidence.
PageModel clean_plain_text(std::string_view text, std::size_t max_blocks,
                           const TwoStageModel& model, const Options& options,
                           std::optional<float>& confidence);

// The same for markup whose structure is ignored (flatten.h).
PageModel extract_over_budget(std::string_view page, std::size_t max_blocks,
                              const TwoStageModel& model, const Options& options,
                              std::optional<float>& confidence);

// The lines of a text as they are judged the first time, without a headline.
struct JudgedLines {
  MeasuredText measured;
  std::vector<Verdict> verdicts;
};
JudgedLines judge_lines(const PageModel& page, const TwoStageModel& model, const Options& options);

}  // namespace pith::internal
