#include "score/density.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "score/explanation.h"
#include "score/inputs.h"
#include "score/logistic.h"
#include "score/neighbourhood.h"

namespace pith {
namespace {

float log_odds(std::int32_t sum) {
  return static_cast<float>(sum) / static_cast<float>(1 << Forest::kLeafBits);
}

}  // namespace

std::vector<Score> density(const Measured& measured, const Model& model, bool explain) {
  const std::size_t count = measured.blocks.size();
  const std::size_t width = input_names().size();
  std::vector<float> rows(count * width);
  const auto fill = [](float* at) {
    return [at](std::string_view, std::string_view, int, float value) mutable { *at++ = value; };
  };
  for (std::size_t i = 0; i < count; ++i) {
    for_each_input(measured.blocks[i], measured.page, fill(&rows[i * width]));
  }
  std::vector<std::int32_t> sums(count);
  model.density.add(rows, width, sums);

  std::vector<float> first(count);
  for (std::size_t i = 0; i < count; ++i) first[i] = log_odds(sums[i]);
  const std::vector<Neighbourhood> neighbourhoods = measure_neighbourhood(measured, first);
  const std::size_t own = width - context_input_count();
  for (std::size_t i = 0; i < count; ++i) {
    for_each_context_input(neighbourhoods[i], fill(&rows[i * width + own]));
  }
  std::fill(sums.begin(), sums.end(), 0);
  model.context.add(rows, width, sums);

  std::vector<Score> scores(count);
  for (std::size_t i = 0; i < count; ++i) {
    scores[i].probability = logistic(log_odds(sums[i]));
    if (explain) explain_score(model, std::span(rows).subspan(i * width, width), scores[i]);
  }
  return scores;
}

}  // namespace pith
