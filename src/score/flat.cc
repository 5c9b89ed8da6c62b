#include "score/flat.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "score/explanation.h"
#include "score/flat_inputs.h"
#include "score/flat_words.h"
#include "score/logistic.h"

namespace pith {
namespace {

void explain_scores(const FlatMeasured& measured, const Forest& forest,
                    std::vector<Score>& scores) {
  for (std::size_t i = 0; i < scores.size(); ++i) {
    std::vector<float> row;
    for_each_flat_input(measured, measured.blocks[i],
                        [&row](std::string_view, int, float value) { row.push_back(value); });
    std::vector<std::int32_t> moved(row.size());
    forest.explain(row, moved);
    const auto words = [&row](std::size_t input) {
      return flat_input_in_words(flat_input_names()[input], row[input]);
    };
    scores[i].for_it = strongest_inputs(moved, 1, words);
    scores[i].against_it = strongest_inputs(moved, -1, words);
  }
}

}  // namespace

std::vector<Score> flat_density(const FlatMeasured& measured, const Model& model, bool explain) {
  const std::size_t count = measured.blocks.size();
  constexpr std::size_t kBatch = RowBatch::kRows;
  const auto batch = std::make_unique<RowBatch>();
  std::vector<Score> scores(count);
  std::vector<std::int32_t> sums(kBatch);
  for (std::size_t begin = 0; begin < count; begin += kBatch) {
    const std::size_t rows = std::min(kBatch, count - begin);
    for (std::size_t row = 0; row < rows; ++row) {
      std::size_t input = 0;
      for_each_flat_input(
          measured, measured.blocks[begin + row],
          [&](std::string_view, int, float value) { batch->set(row, input++, value); });
    }
    std::fill(sums.begin(), sums.end(), 0);
    model.flat.add(*batch, std::span(sums).first(rows));
    for (std::size_t row = 0; row < rows; ++row) {
      scores[begin + row].probability =
          logistic(static_cast<float>(sums[row]) / static_cast<float>(1 << Forest::kLeafBits));
    }
  }
  if (explain) explain_scores(measured, model.flat, scores);
  return scores;
}

}  // namespace pith
