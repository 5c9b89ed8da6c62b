#include "plain/flat.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <string_view>

#include "model/explanation.h"
#include "model/logistic.h"
#include "plain/flat_inputs.h"
#include "plain/flat_neighbourhood.h"
#include "plain/flat_words.h"

namespace pith {
namespace {

class Scorer {
 public:
  Scorer(const FlatMeasured& measured, const PlainModel& model)
      : measured_(measured),
        model_(model),
        batch_(flat_input_names().size()),
        log_odds_(measured.blocks.size()) {
    for_each_flat_line_input({}, [this](std::string_view, int, float) { ++score_begin_; });
    const auto fill = [this](std::string_view, int, float value) {
      batch_.fill(score_begin_++, value);
    };
    for_each_flat_page_input(measured.page, fill);
  }

  std::vector<Score> run(bool explain) {
    std::vector<std::uint32_t> lines(measured_.blocks.size());
    std::iota(lines.begin(), lines.end(), 0);
    add(model_.flat, lines);
    around_ = measure_flat_neighbourhood(measured_, log_odds_);
    std::erase_if(lines, [this](std::uint32_t i) { return log_odds_[i] < kFlatHopeless; });
    add(model_.flat_context, lines);
    std::vector<Score> scores(log_odds_.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      scores[i].probability = logistic(log_odds_[i]);
      if (explain) give_reasons(i, scores[i]);
    }
    return scores;
  }

 private:
  // Takes the values of one row in their order; by value, so that its count stays in a register.
  auto filler(std::size_t row, std::size_t input) {
    return [batch = &batch_, row, input](std::string_view, int, float value) mutable {
      batch->set(row, input++, value);
    };
  }

  // Adds the forest's sums for these lines to their log-odds.
  void add(const Forest& forest, std::span<const std::uint32_t> lines) {
    constexpr std::size_t kBatch = RowBatch::kRows;
    std::vector<std::int32_t> sums(kBatch);
    for (std::size_t begin = 0; begin < lines.size(); begin += kBatch) {
      const std::size_t rows = std::min(kBatch, lines.size() - begin);
      for (std::size_t row = 0; row < rows; ++row) {
        const std::uint32_t line = lines[begin + row];
        for_each_flat_line_input(measured_.blocks[line], filler(row, 0));
        if (!around_.empty()) for_each_flat_score_input(around_[line], filler(row, score_begin_));
      }
      std::fill(sums.begin(), sums.end(), 0);
      forest.add(batch_, std::span(sums).first(rows));
      for (std::size_t row = 0; row < rows; ++row) {
        log_odds_[lines[begin + row]] +=
            static_cast<float>(sums[row]) / static_cast<float>(1 << Forest::kLeafBits);
      }
    }
  }

  void give_reasons(std::size_t line, Score& score) const {
    std::vector<float> row;
    const auto put = [&row](std::string_view, int, float value) { row.push_back(value); };
    for_each_flat_input(measured_, measured_.blocks[line], put);
    for_each_flat_score_input(around_[line], put);
    std::vector<std::int32_t> moved(row.size());
    model_.flat.explain(row, moved);
    if (around_[line].log_odds >= kFlatHopeless) model_.flat_context.explain(row, moved);
    const auto words = [&row](std::size_t input) {
      return flat_input_in_words(flat_input_names()[input], row[input]);
    };
    score.for_it = strongest_inputs(moved, 1, words);
    score.against_it = strongest_inputs(moved, -1, words);
  }

  const FlatMeasured& measured_;
  const PlainModel& model_;
  RowBatch batch_;
  std::size_t score_begin_ = 0;  // in a row, where the second stage's own inputs begin
  std::vector<float> log_odds_;
  std::vector<FlatNeighbourhood> around_;
};

}  // namespace

std::vector<Score> flat_density(const FlatMeasured& measured, const PlainModel& model,
                                bool explain) {
  return Scorer(measured, model).run(explain);
}

}  // namespace pith
