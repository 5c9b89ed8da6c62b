#include "model/expected_words.h"

#include <utility>

namespace pith::internal {

ExpectedWords::ExpectedWords(std::vector<float> words, std::span<const float> log_odds)
    : log_odds_(log_odds),
      words_(std::move(words)),
      probabilities_(words_.size()),
      before_(words_.size() + 1) {
  constexpr float kMinWords = 0.5F;
  for (std::size_t i = 0; i < size(); ++i) {
    const float p = probabilities_[i] = logistic(log_odds_[i]);
    const float w = words_[i] = std::max(words_[i], kMinWords);
    before_[i + 1] = {before_[i].words + w, before_[i].expected + double{w} * p,
                      before_[i].probabilities + p};
    highest_ = std::max(highest_, p);
    doubt_ += double{w} * p * (1 - p);
  }
}

ExpectedWords::Sum ExpectedWords::between(std::size_t begin, std::size_t end) const {
  const Sum& a = before_[begin];
  const Sum& b = before_[end];
  return {b.words - a.words, b.expected - a.expected, b.probabilities - a.probabilities};
}

}  // namespace pith::internal
