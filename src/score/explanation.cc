#include "score/explanation.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <vector>

#include "score/input_words.h"
#include "score/inputs.h"

namespace pith {
namespace {

constexpr std::size_t kNamed = 2;  // inputs named on either side

// The inputs that moved the score most in one direction (+1, -1), in words.
std::string strongest(std::span<const std::int32_t> moved, std::span<const float> row,
                      int direction) {
  std::vector<std::size_t> order(moved.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return direction * moved[a] > direction * moved[b];
  });
  std::string words;
  for (std::size_t i = 0; i < std::min(kNamed, order.size()); ++i) {
    if (direction * moved[order[i]] <= 0) break;
    if (!words.empty()) words += ", ";
    words += input_in_words(input_names()[order[i]], row[order[i]]);
  }
  return words;
}

}  // namespace

void explain_score(const Model& model, std::span<const float> row, Score& score) {
  std::vector<std::int32_t> context(row.size());
  std::vector<std::int32_t> density(row.size());
  model.context.explain(row, context);
  model.density.explain(row, density);

  const std::size_t own_score = row.size() - context_input_count();  // score.log_odds comes first
  const double passed_on = context[own_score];
  context[own_score] = 0;
  const double whole = std::accumulate(density.begin(), density.end(), 0.0);
  if (whole != 0) {
    // Where both point the same way each input gets its share; otherwise nothing is to be shared.
    const double share = std::clamp(passed_on / whole, 0.0, 1.0);
    for (std::size_t i = 0; i < row.size(); ++i) {
      context[i] += static_cast<std::int32_t>(share * density[i]);
    }
  }
  score.for_it = strongest(context, row, 1);
  score.against_it = strongest(context, row, -1);
}

}  // namespace pith
