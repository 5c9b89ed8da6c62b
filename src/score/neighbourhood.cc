#include "score/neighbourhood.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "score/logistic.h"

namespace pith {
namespace {

constexpr std::array<std::size_t, kWindows> kWindowReach = {3, 8, 20};
constexpr std::array<float, kConfident> kConfidentAt = {0.5F, 0.8F};
constexpr float kNone = -9;          // the log-odds of what is beyond the page's ends
constexpr float kFarBlocks = 99;     // distances end here
constexpr float kLeastWords = 0.5F;  // so that pictures and signs count at all

float over(double part, double whole) { return whole > 0 ? static_cast<float>(part / whole) : 0; }

class Reader {
 public:
  Reader(const Measured& measured, std::span<const float> log_odds)
      : measured_(measured), blocks_(measured.blocks), log_odds_(log_odds), out_(blocks_.size()) {}

  std::vector<Neighbourhood> run() {
    if (blocks_.empty()) return {};
    sum_up();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      levels(i);
      sides(i);
    }
    paths();
    ranks();
    for (std::size_t n = 0; n < kConfident; ++n) confident(n);
    sections();
    return std::move(out_);
  }

 private:
  struct Sum {
    double words = 0;
    double expected = 0;       // words * probability
    double probabilities = 0;  // without words
  };

  void sum_up() {
    const std::size_t count = blocks_.size();
    words_.resize(count);
    probabilities_.resize(count);
    before_.resize(count + 1);
    float highest = 0;
    double doubt = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const float p = probabilities_[i] = logistic(log_odds_[i]);
      const float w = words_[i] = std::max(blocks_[i].words, kLeastWords);
      before_[i + 1] = {before_[i].words + w, before_[i].expected + double{w} * p,
                        before_[i].probabilities + p};
      highest = std::max(highest, p);
      doubt += double{w} * p * (1 - p);
    }
    all_ = before_.back();
    for (std::size_t i = 0; i < count; ++i) {
      Neighbourhood& n = out_[i];
      n.log_odds = log_odds_[i];
      n.expected_words = static_cast<float>(all_.expected);
      n.expected_share = over(all_.expected, all_.words);
      n.highest = highest;
      n.doubt = over(doubt, all_.expected);
      n.expected_before = over(before_[i].expected, all_.expected);
      n.expected_after = 1 - over(before_[i + 1].expected, all_.expected);
    }
  }

  Sum between(std::size_t begin, std::size_t end) const {
    const Sum& a = before_[begin];
    const Sum& b = before_[end];
    return {b.words - a.words, b.expected - a.expected, b.probabilities - a.probabilities};
  }

  void levels(std::size_t i) {
    for (std::size_t level = 0; level < kLevels; ++level) {
      const Surroundings& around = measured_.around(blocks_[i], level);
      const Sum sum = between(around.first_block, around.end_block);
      out_[i].around[level] = {{over(sum.expected, sum.words),
                                over(sum.probabilities, around.end_block - around.first_block)},
                               over(sum.expected, all_.expected)};
    }
  }

  void sides(std::size_t i) {
    const std::size_t count = blocks_.size();
    Neighbourhood& n = out_[i];
    for (std::size_t d = 1; d <= kReach; ++d) {
      n.beside[kReach - d] = i >= d ? log_odds_[i - d] : kNone;
      n.beside[kReach + d - 1] = i + d < count ? log_odds_[i + d] : kNone;
    }
    for (std::size_t k = 0; k < kWindows; ++k) {
      const std::size_t begin = i - std::min(i, kWindowReach[k]);
      const std::size_t end = std::min(i + kWindowReach[k] + 1, count);
      const Sum sum = between(begin, end);
      const float p = probabilities_[i];
      if (end - begin < 2) continue;
      n.window[k].by_words = over(sum.expected - double{words_[i]} * p, sum.words - words_[i]);
      n.window[k].by_blocks = over(sum.probabilities - p, static_cast<double>(end - begin - 1));
    }
  }

  void paths() {
    std::vector<Sum> sums(blocks_.size());
    std::vector<float> highest(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Sum& sum = sums[blocks_[i].path];
      sum.words += words_[i];
      sum.expected += double{words_[i]} * probabilities_[i];
      sum.probabilities += probabilities_[i];
      highest[blocks_[i].path] = std::max(highest[blocks_[i].path], probabilities_[i]);
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Sum& sum = sums[blocks_[i].path];
      out_[i].same_path = {over(sum.expected, sum.words),
                           over(sum.probabilities, blocks_[i].same_path)};
      out_[i].same_path_highest = highest[blocks_[i].path];
      out_[i].same_path_share = over(sum.expected, all_.expected);
    }
  }

  void ranks() {
    // Negative, so that the likeliest come first and equal ones in their order.
    std::vector<std::pair<float, std::uint32_t>> order(blocks_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = {-log_odds_[i], i};
    std::sort(order.begin(), order.end());
    double words = 0;
    double expected = 0;
    float best = 0;
    for (const auto& [negative, i] : order) {
      words += words_[i];
      expected += double{words_[i]} * probabilities_[i];
      Neighbourhood& n = out_[i];
      n.words_above = over(words, all_.expected);
      n.words_above_share = over(words, all_.words);
      n.f1_here = over(2 * expected, words + all_.expected);
      best = std::max(best, n.f1_here);
    }
    for (Neighbourhood& n : out_) n.best_f1 = best;
  }

  void confident(std::size_t n) {
    float distance = kFarBlocks;
    for (std::size_t i = 0; i < out_.size(); ++i) {
      distance = probabilities_[i] > kConfidentAt[n] ? 0 : std::min(distance + 1, kFarBlocks);
      out_[i].since_confident[n] = distance;
    }
    distance = kFarBlocks;
    for (std::size_t i = out_.size(); i-- > 0;) {
      distance = probabilities_[i] > kConfidentAt[n] ? 0 : std::min(distance + 1, kFarBlocks);
      out_[i].until_confident[n] = distance;
    }
  }

  void sections() {
    for (std::size_t begin = 0; begin < out_.size();) {
      std::size_t end = begin + 1;
      while (end < out_.size() && !blocks_[end].heading) ++end;
      const float whole = over(between(begin, end).expected, between(begin, end).words);
      const std::size_t body = begin + (blocks_[begin].heading ? 1 : 0);
      const float below = over(between(body, end).expected, between(body, end).words);
      for (std::size_t i = begin; i < end; ++i) {
        out_[i].section = whole;
        out_[i].section_body = below;
      }
      begin = end;
    }
  }

  const Measured& measured_;
  const std::vector<Features>& blocks_;
  std::span<const float> log_odds_;
  std::vector<Neighbourhood> out_;
  std::vector<float> words_;
  std::vector<float> probabilities_;
  std::vector<Sum> before_;
  Sum all_ = {};
};

}  // namespace

std::vector<Neighbourhood> measure_neighbourhood(const Measured& measured,
                                                 std::span<const float> log_odds) {
  return Reader(measured, log_odds).run();
}

}  // namespace pith
