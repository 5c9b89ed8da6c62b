#include "plain/neighborhood.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "model/expected_words.h"
#include "plain/measure_lines.h"

namespace pith::internal {
namespace {

constexpr std::array<std::size_t, kLineWindows> kWindowReach = {2, 5, 10, 20};
constexpr std::array<float, kLineConfident> kConfidentAt = {0.5F, 0.8F, 0.6F};
constexpr std::size_t kParagraphs = 2;  // the entry of kConfidentAt that is for paragraphs
// What each word of a run costs, so its probability must be above this value.
constexpr std::array<float, kLineRuns> kRunCost = {0.3F, 0.5F, 0.7F};
constexpr float kFarLines = 60;  // distances are limited to this

std::vector<float> words_of(const std::vector<LineFeatures>& lines) {
  std::vector<float> words(lines.size());
  std::transform(lines.begin(), lines.end(), words.begin(),
                 [](const LineFeatures& f) { return f.words; });
  return words;
}

class Reader {
 public:
  Reader(const MeasuredText& measured, std::span<const float> log_odds)
      : lines_(measured.blocks), sums_(words_of(lines_), log_odds), out_(lines_.size()) {}

  std::vector<LineNeighborhood> run() {
    if (lines_.empty()) return {};
    whole();
    sums_.look_beside(out_);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (out_[i].log_odds >= kHopelessLine) windows(i);
    }
    for (std::size_t n = 0; n < kLineConfident; ++n) confident(n);
    for (std::size_t n = 0; n < kLineRuns; ++n) best_run(n);
    shape_classes();
    rows();
    return std::move(out_);
  }

 private:
  using Sum = ExpectedWords::Sum;

  // The lines of one shape_class.
  struct Alike {
    double words = 0;
    double expected = 0;
    float lines = 0;
  };

  LineNeighborhood::Mean mean(std::size_t begin, std::size_t end) const {
    const Sum sum = sums_.between(begin, end);
    return {over(sum.expected, sum.words),
            over(sum.probabilities, static_cast<double>(end - begin))};
  }

  void windows(std::size_t i) {
    const std::size_t count = lines_.size();
    LineNeighborhood& n = out_[i];
    for (std::size_t k = 0; k < kLineWindows; ++k) {
      n.window[k] = mean(i - std::min(i, kWindowReach[k]), i);
      n.window[kLineWindows + k] = mean(i + 1, std::min(i + 1 + kWindowReach[k], count));
    }
  }

  // Computes the features of the whole text.
  void whole() {
    const float threshold = sums_.describe(out_);
    const Sum& all = sums_.all();
    for (LineNeighborhood& n : out_) {
      n.threshold = threshold;
      n.all_f1 = over(2 * all.expected, all.words + all.expected);
    }
  }

  void confident(std::size_t n) {
    sums_.distances(
        kFarLines,
        [&](std::size_t i) {
          return sums_.probability(i) > kConfidentAt[n] &&
                 (n != kParagraphs || is_paragraph(lines_[i]));
        },
        [&](std::size_t i, float since, float until) {
          out_[i].since_confident[n] = since;
          out_[i].until_confident[n] = until;
        });
  }

  // The stretch with the greatest sum (Kadane).
  void best_run(std::size_t n) {
    double best = -1e30;
    double sum = 0;
    std::size_t start = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (std::size_t i = 0; i < out_.size(); ++i) {
      if (sum <= 0) {
        sum = 0;
        start = i;
      }
      sum += double{sums_.words(i)} * (sums_.probability(i) - kRunCost[n]);
      if (sum > best) {
        best = sum;
        begin = start;
        end = i + 1;
      }
    }
    const Sum whole = sums_.between(begin, end);
    for (std::size_t i = 0; i < out_.size(); ++i) {
      LineNeighborhood::Run& run = out_[i].runs[n];
      const auto at = static_cast<float>(i);
      if (i < begin) {
        run.distance = at - static_cast<float>(begin);
        run.words_to = static_cast<float>(sums_.between(i + 1, begin).words);
      } else if (i >= end) {
        run.distance = at - static_cast<float>(end) + 1;
        run.words_to = static_cast<float>(sums_.between(end, i).words);
      }
      const float place = (at - static_cast<float>(begin)) / static_cast<float>(end - begin);
      run.place = std::clamp(place, -1.0F, 2.0F);
      run.words = static_cast<float>(whole.words);
      run.mean = over(whole.expected, whole.words);
      run.share = over(whole.expected, sums_.all().expected);
    }
  }

  void shape_classes() {
    std::vector<Alike> found(kShapeClasses);
    std::vector<std::uint32_t> own(out_.size());
    for (std::size_t i = 0; i < out_.size(); ++i) {
      own[i] = shape_class(lines_[i]);
      auto& [words, expected, lines] = found[own[i]];
      words += sums_.words(i);
      expected += sums_.expected(i);
      ++lines;
    }
    for (std::size_t i = 0; i < out_.size(); ++i) {
      const auto& [words, expected, lines] = found[own[i]];
      out_[i].alike_lines = lines;
      if (lines < 2) continue;
      out_[i].alike_mean = over(expected - sums_.expected(i), words - sums_.words(i));
    }
  }

  void rows() {
    std::vector<LineNeighborhood::Row> found = {{}};
    std::vector<std::size_t> ends = {0};
    for (std::size_t begin = 0; begin < out_.size();) {
      std::size_t end = begin + 1;
      while (end < out_.size() && is_paragraph(lines_[end]) == is_paragraph(lines_[begin])) ++end;
      const Sum sum = sums_.between(begin, end);
      found.push_back({over(sum.expected, sum.words), static_cast<float>(sum.words)});
      ends.push_back(end);
      begin = end;
    }
    found.push_back({});
    for (std::size_t r = 1; r < ends.size(); ++r) {
      for (std::size_t i = ends[r - 1]; i < ends[r]; ++i) {
        out_[i].rows = {found[r - 1], found[r], found[r + 1]};
        out_[i].row_lines = static_cast<float>(ends[r] - ends[r - 1]);
      }
    }
  }

  const std::vector<LineFeatures>& lines_;
  ExpectedWords sums_;
  std::vector<LineNeighborhood> out_;
};

}  // namespace

std::vector<LineNeighborhood> measure_line_neighborhood(const MeasuredText& measured,
                                                        std::span<const float> log_odds) {
  return Reader(measured, log_odds).run();
}

}  // namespace pith::internal
