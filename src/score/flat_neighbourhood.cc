#include "score/flat_neighbourhood.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "block/flat_measure.h"
#include "score/logistic.h"

namespace pith {
namespace {

constexpr std::array<std::size_t, kFlatWindows> kWindowReach = {2, 5, 10, 20};
constexpr std::array<float, kFlatConfident> kConfidentAt = {0.5F, 0.8F, 0.6F};
constexpr std::size_t kParagraphs = 2;  // the entry of kConfidentAt that asks for paragraphs
// What a word of a run costs: its probability has to be above.
constexpr std::array<float, kFlatRuns> kRunCost = {0.3F, 0.5F, 0.7F};
constexpr float kNone = -9;          // the log-odds of what is beyond the text's ends
constexpr float kFarLines = 60;      // distances end here
constexpr float kLeastWords = 0.5F;  // so that signs count at all
constexpr float kMostlyPhrases = 0.5F;

float over(double part, double whole) { return whole > 0 ? static_cast<float>(part / whole) : 0; }

class Reader {
 public:
  Reader(const FlatMeasured& measured, std::span<const float> log_odds)
      : lines_(measured.blocks), log_odds_(log_odds), out_(lines_.size()) {}

  std::vector<FlatNeighbourhood> run() {
    if (lines_.empty()) return {};
    sum_up();
    for (std::size_t i = 0; i < lines_.size(); ++i) sides(i);
    ranks();
    for (std::size_t n = 0; n < kFlatConfident; ++n) confident(n);
    for (std::size_t n = 0; n < kFlatRuns; ++n) best_run(n);
    silhouettes();
    rows();
    return std::move(out_);
  }

 private:
  struct Sum {
    double words = 0;
    double expected = 0;       // words * probability
    double probabilities = 0;  // without words
  };

  bool is_paragraph(std::size_t i) const {
    const FlatFeatures& f = lines_[i];
    return f.ends_sentence && f.words >= kFlatProseWords && f.phrase.share < kMostlyPhrases;
  }

  void sum_up() {
    const std::size_t count = lines_.size();
    words_.resize(count);
    probabilities_.resize(count);
    before_.resize(count + 1);
    float highest = 0;
    double doubt = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const float p = probabilities_[i] = logistic(log_odds_[i]);
      const float w = words_[i] = std::max(lines_[i].words, kLeastWords);
      before_[i + 1] = {before_[i].words + w, before_[i].expected + double{w} * p,
                        before_[i].probabilities + p};
      highest = std::max(highest, p);
      doubt += double{w} * p * (1 - p);
    }
    all_ = before_.back();
    for (std::size_t i = 0; i < count; ++i) {
      FlatNeighbourhood& n = out_[i];
      n.log_odds = log_odds_[i];
      n.expected_words = static_cast<float>(all_.expected);
      n.expected_share = over(all_.expected, all_.words);
      n.highest = highest;
      n.doubt = over(doubt, all_.expected);
      n.all_f1 = over(2 * all_.expected, all_.words + all_.expected);
      n.expected_before = over(before_[i].expected, all_.expected);
      n.expected_after = 1 - over(before_[i + 1].expected, all_.expected);
    }
  }

  Sum between(std::size_t begin, std::size_t end) const {
    const Sum& a = before_[begin];
    const Sum& b = before_[end];
    return {b.words - a.words, b.expected - a.expected, b.probabilities - a.probabilities};
  }

  FlatNeighbourhood::Mean mean(std::size_t begin, std::size_t end) const {
    const Sum sum = between(begin, end);
    return {over(sum.expected, sum.words),
            over(sum.probabilities, static_cast<double>(end - begin))};
  }

  void sides(std::size_t i) {
    const std::size_t count = lines_.size();
    FlatNeighbourhood& n = out_[i];
    for (std::size_t d = 1; d <= kFlatReach; ++d) {
      n.beside[kFlatReach - d] = i >= d ? log_odds_[i - d] : kNone;
      n.beside[kFlatReach + d - 1] = i + d < count ? log_odds_[i + d] : kNone;
    }
    for (std::size_t k = 0; k < kFlatWindows; ++k) {
      n.window[k] = mean(i - std::min(i, kWindowReach[k]), i);
      n.window[kFlatWindows + k] = mean(i + 1, std::min(i + 1 + kWindowReach[k], count));
    }
  }

  void ranks() {
    // Negative, so that the likeliest come first and equal ones in their order.
    std::vector<std::pair<float, std::uint32_t>> order(lines_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = {-log_odds_[i], i};
    std::sort(order.begin(), order.end());
    double words = 0;
    double expected = 0;
    float best = 0;
    float cut = 0;
    for (const auto& [negative, i] : order) {
      words += words_[i];
      expected += double{words_[i]} * probabilities_[i];
      FlatNeighbourhood& n = out_[i];
      n.words_above = over(words, all_.expected);
      n.words_above_share = over(words, all_.words);
      n.f1_here = over(2 * expected, words + all_.expected);
      if (n.f1_here <= best) continue;
      best = n.f1_here;
      cut = log_odds_[i];
    }
    for (FlatNeighbourhood& n : out_) {
      n.best_f1 = best;
      n.cut = cut;
    }
  }

  void confident(std::size_t n) {
    const auto is_confident = [this, n](std::size_t i) {
      return probabilities_[i] > kConfidentAt[n] && (n != kParagraphs || is_paragraph(i));
    };
    float distance = kFarLines;
    for (std::size_t i = 0; i < out_.size(); ++i) {
      distance = is_confident(i) ? 0 : std::min(distance + 1, kFarLines);
      out_[i].since_confident[n] = distance;
    }
    distance = kFarLines;
    for (std::size_t i = out_.size(); i-- > 0;) {
      distance = is_confident(i) ? 0 : std::min(distance + 1, kFarLines);
      out_[i].until_confident[n] = distance;
    }
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
      sum += double{words_[i]} * (probabilities_[i] - kRunCost[n]);
      if (sum > best) {
        best = sum;
        begin = start;
        end = i + 1;
      }
    }
    const Sum whole = between(begin, end);
    for (std::size_t i = 0; i < out_.size(); ++i) {
      FlatNeighbourhood::Run& run = out_[i].runs[n];
      const auto at = static_cast<float>(i);
      if (i < begin) {
        run.distance = at - static_cast<float>(begin);
        run.words_to = static_cast<float>(between(i + 1, begin).words);
      } else if (i >= end) {
        run.distance = at - static_cast<float>(end) + 1;
        run.words_to = static_cast<float>(between(end, i).words);
      }
      const float place = (at - static_cast<float>(begin)) / static_cast<float>(end - begin);
      run.place = std::clamp(place, -1.0F, 2.0F);
      run.words = static_cast<float>(whole.words);
      run.mean = over(whole.expected, whole.words);
      run.share = over(whole.expected, all_.expected);
    }
  }

  void silhouettes() {
    std::unordered_map<std::uint32_t, std::pair<Sum, float>> found;
    for (std::size_t i = 0; i < out_.size(); ++i) {
      auto& [sum, lines] = found[silhouette(lines_[i])];
      sum.words += words_[i];
      sum.expected += double{words_[i]} * probabilities_[i];
      ++lines;
    }
    for (std::size_t i = 0; i < out_.size(); ++i) {
      const auto& [sum, lines] = found[silhouette(lines_[i])];
      out_[i].alike_lines = lines;
      if (lines < 2) continue;
      const double own = double{words_[i]} * probabilities_[i];
      out_[i].alike_mean = over(sum.expected - own, sum.words - words_[i]);
    }
  }

  void rows() {
    std::vector<FlatNeighbourhood::Row> found = {{}};
    std::vector<std::size_t> ends = {0};
    for (std::size_t begin = 0; begin < out_.size();) {
      std::size_t end = begin + 1;
      while (end < out_.size() && is_paragraph(end) == is_paragraph(begin)) ++end;
      const Sum sum = between(begin, end);
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

  const std::vector<FlatFeatures>& lines_;
  std::span<const float> log_odds_;
  std::vector<FlatNeighbourhood> out_;
  std::vector<float> words_;
  std::vector<float> probabilities_;
  std::vector<Sum> before_;
  Sum all_ = {};
};

}  // namespace

std::vector<FlatNeighbourhood> measure_flat_neighbourhood(const FlatMeasured& measured,
                                                          std::span<const float> log_odds) {
  return Reader(measured, log_odds).run();
}

}  // namespace pith
