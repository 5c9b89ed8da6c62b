#include "markup/explanation.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <vector>

#include "markup/input_words.h"
#include "markup/inputs.h"
#include "model/explanation.h"

namespace pith {
namespace {

// The inputs that moved the score most in one direction (+1, -1), in words. From `scores` on the
// inputs are the first stage's scores of this block and those around it.
std::string strongest(std::span<const std::int32_t> moved, std::span<const float> row,
                      std::size_t scores, int direction) {
  std::vector<std::size_t> order = moved_towards(direction, moved);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return direction * moved[a] > direction * moved[b];
  });
  std::string words;
  std::size_t named = 0;
  bool score_named = false;
  for (const std::size_t input : order) {
    const bool is_score = input >= scores;
    if (is_score ? score_named : named == kNamedInputs) continue;
    is_score ? score_named = true : ++named;
    if (!words.empty()) words += ", ";
    words += input_in_words(input_names()[input], row[input]);
  }
  return words;
}

}  // namespace

void explain_score(const MarkupModel& model, std::span<const float> row, Score& score) {
  std::vector<std::int32_t> context(row.size());
  std::vector<std::int32_t> density(row.size());
  model.context.explain(row, context);
  model.density.explain(row, density);

  const std::size_t scores = row.size() - context_input_count();
  const double passed_on =
      std::accumulate(context.begin() + static_cast<std::ptrdiff_t>(scores), context.end(), 0.0);
  context[scores] = 0;  // the block's own score says nothing that its inputs don't
  const double whole = std::accumulate(density.begin(), density.end(), 0.0);
  if (whole != 0) {
    // Scores are what the first stage made of inputs. Where both point the same way each input gets
    // its share; otherwise nothing is to be shared.
    const double share = std::clamp(passed_on / whole, 0.0, 1.0);
    for (std::size_t i = 0; i < row.size(); ++i) {
      context[i] += static_cast<std::int32_t>(share * density[i]);
    }
  }
  score.for_it = strongest(context, row, scores, 1);
  score.against_it = strongest(context, row, scores, -1);
}

}  // namespace pith
