#include "markup/judge_page.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>

#include "markup/input_words.h"
#include "markup/inputs.h"
#include "markup/page_summary.h"
#include "model/explanation.h"

namespace pith {

void judge_page(const MarkupModel& model, const Measured& measured,
                const std::vector<Score>& scores, const std::vector<PageBlock>& blocks,
                bool explain, Article& article) {
  const PageSummary summary = summarize_page(measured, scores, blocks);
  if (summary.kept_words == 0) return;
  std::vector<float> row;
  row.reserve(page_input_names().size());
  const auto add = [&row](std::string_view, std::string_view, int, float value) {
    row.push_back(value);
  };
  for_each_summary_input(summary, add);
  for_each_page_input(measured.page, add);
  const auto sum = [&row](const Forest& forest) { return forest.sum(row); };
  std::array<std::int32_t, std::tuple_size_v<decltype(model.page_type)>> odds = {};
  std::transform(model.page_type.begin(), model.page_type.end(), odds.begin(), sum);
  const auto best = std::max_element(odds.begin(), odds.end()) - odds.begin();
  article.page_type = static_cast<PageType>(best + 1);
  if (explain) {
    std::vector<std::int32_t> moved(row.size());
    model.page_type[static_cast<std::size_t>(best)].explain(row, moved);
    article.page_type_reason = strongest_inputs(moved, 1, [&row](std::size_t input) {
      return input_in_words(page_input_names()[input], row[input]);
    });
  }
  const float f1 =
      static_cast<float>(sum(model.confidence)) / static_cast<float>(1 << Forest::kLeafBits);
  article.confidence = std::clamp(f1, 0.001F, 1.0F);  // 0 is kept for results without text
}

}  // namespace pith
