#include "markup/density.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "markup/explanation.h"
#include "markup/inputs.h"
#include "markup/neighbourhood.h"
#include "model/logistic.h"

namespace pith {
namespace {

constexpr std::size_t kBatch = RowBatch::kRows;

// Takes the values of one row in their order.
auto filler(RowBatch& batch, std::size_t row, std::size_t input) {
  return [&batch, row, input](std::string_view, std::string_view, int, float value) mutable {
    batch.set(row, input++, value);
  };
}

// What is the same for all blocks, which is the last part of the first stage's inputs.
void fill_page_inputs(const PageFeatures& page, std::size_t end, RowBatch& batch) {
  std::vector<float> values;
  for_each_page_input(page, [&values](std::string_view, std::string_view, int, float value) {
    values.push_back(value);
  });
  for (std::size_t n = 0; n < values.size(); ++n) {
    for (std::size_t row = 0; row < kBatch; ++row) {
      batch.set(row, end - values.size() + n, values[n]);
    }
  }
}

float log_odds(std::int32_t sum) {
  return static_cast<float>(sum) / static_cast<float>(1 << Forest::kLeafBits);
}

}  // namespace

std::vector<Score> score_blocks(const Measured& measured, const MarkupModel& model, bool explain) {
  const std::size_t count = measured.blocks.size();
  const std::size_t own = input_names().size() - context_input_count();
  RowBatch batch(input_names().size());
  fill_page_inputs(measured.page, own, batch);
  const auto walk = [&](const Forest& forest, const std::vector<Neighbourhood>& neighbourhoods) {
    std::vector<std::int32_t> sums(count);
    for (std::size_t begin = 0; begin < count; begin += kBatch) {
      const std::size_t rows = std::min(kBatch, count - begin);
      for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t i = begin + row;
        for_each_block_input(measured, measured.blocks[i], filler(batch, row, 0));
        if (!neighbourhoods.empty()) {
          for_each_context_input(neighbourhoods[i], filler(batch, row, own));
        }
      }
      forest.add(batch, std::span(sums).subspan(begin, rows));
    }
    std::vector<float> result(count);
    std::transform(sums.begin(), sums.end(), result.begin(), log_odds);
    return result;
  };
  const std::vector<float> first = walk(model.density, {});
  const std::vector<Neighbourhood> neighbourhoods = measure_neighbourhood(measured, first);
  const std::vector<float> second = walk(model.context, neighbourhoods);

  std::vector<Score> scores(count);
  for (std::size_t i = 0; i < count; ++i) {
    scores[i].probability = logistic(second[i]);
    if (!explain) continue;
    std::vector<float> row;
    const auto add = [&row](std::string_view, std::string_view, int, float value) {
      row.push_back(value);
    };
    for_each_input(measured, measured.blocks[i], add);
    for_each_context_input(neighbourhoods[i], add);
    explain_score(model, row, scores[i]);
  }
  return scores;
}

}  // namespace pith
