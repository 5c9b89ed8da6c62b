#include "markup/neighborhood.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "model/expected_words.h"

namespace pith::internal {
namespace {

constexpr std::array<std::size_t, kWindows> kWindowReach = {3, 8, 20};
constexpr std::array<float, kConfident> kConfidentAt = {0.5F, 0.8F};
constexpr float kFarBlocks = 99;  // distances end here

std::vector<float> words_of(const std::vector<Features>& blocks) {
  std::vector<float> words(blocks.size());
  std::transform(blocks.begin(), blocks.end(), words.begin(),
                 [](const Features& f) { return f.words; });
  return words;
}

class Reader {
 public:
  Reader(const Measured& measured, std::span<const float> log_odds)
      : measured_(measured),
        blocks_(measured.blocks),
        sums_(words_of(blocks_), log_odds),
        out_(blocks_.size()) {}

  std::vector<Neighborhood> run() {
    if (blocks_.empty()) return {};
    sums_.describe(out_);
    sums_.look_beside(out_);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      levels(i);
      window(i);
    }
    paths();
    parts();
    twins();
    for (std::size_t n = 0; n < kConfident; ++n) confident(n);
    sections();
    return std::move(out_);
  }

 private:
  using Sum = ExpectedWords::Sum;

  void levels(std::size_t i) {
    for (std::size_t level = 0; level < kLevels; ++level) {
      const Surroundings& around = measured_.around(blocks_[i], level);
      const Sum sum = sums_.between(around.first_block, around.end_block);
      out_[i].around[level] = {{over(sum.expected, sum.words),
                                over(sum.probabilities, around.end_block - around.first_block)},
                               over(sum.expected, sums_.all().expected)};
    }
  }

  void window(std::size_t i) {
    const std::size_t count = blocks_.size();
    Neighborhood& n = out_[i];
    for (std::size_t k = 0; k < kWindows; ++k) {
      const std::size_t begin = i - std::min(i, kWindowReach[k]);
      const std::size_t end = std::min(i + kWindowReach[k] + 1, count);
      const Sum sum = sums_.between(begin, end);
      const float p = sums_.probability(i);
      if (end - begin < 2) continue;
      n.window[k].by_words = over(sum.expected - sums_.expected(i), sum.words - sums_.words(i));
      n.window[k].by_blocks = over(sum.probabilities - p, static_cast<double>(end - begin - 1));
    }
  }

  void paths() {
    std::vector<Sum> sums(blocks_.size());
    std::vector<float> highest(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Sum& sum = sums[blocks_[i].path];
      sum.words += sums_.words(i);
      sum.expected += sums_.expected(i);
      sum.probabilities += sums_.probability(i);
      highest[blocks_[i].path] = std::max(highest[blocks_[i].path], sums_.probability(i));
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Sum& sum = sums[blocks_[i].path];
      out_[i].same_path = {over(sum.expected, sum.words),
                           over(sum.probabilities, blocks_[i].same_path)};
      out_[i].same_path_highest = highest[blocks_[i].path];
      out_[i].same_path_share = over(sum.expected, sums_.all().expected);
    }
  }

  Opinion opinion(std::size_t begin, std::size_t end) const {
    const Sum sum = sums_.between(begin, end);
    return {over(sum.expected, sum.words),
            over(sum.probabilities, static_cast<double>(end - begin))};
  }

  void parts() {
    const auto of_all = [this](const auto& parts) {
      std::vector<Opinion> opinions(parts.size());
      for (std::size_t i = 1; i < parts.size(); ++i) {
        opinions[i] = opinion(parts[i].first_block, parts[i].end_block);
      }
      return opinions;
    };
    const std::vector<Opinion> lists = of_all(measured_.lists);
    const std::vector<Opinion> rows = of_all(measured_.rows);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Features& f = blocks_[i];
      out_[i].list = lists[f.list];
      out_[i].row = rows[f.row];
      out_[i].item = opinion(f.item_begin, f.item_end).by_words;
    }
  }

  // The highest probability among the other blocks with a text, by the two highest of all.
  void twins() {
    struct Highest {
      float one = 0;
      float other = 0;
    };
    std::vector<Highest> highest(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].same_text == 0) continue;
      Highest& h = highest[blocks_[i].text];
      const float p = sums_.probability(i);
      h.other = std::max(h.other, std::min(h.one, p));
      h.one = std::max(h.one, p);
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].same_text == 0) continue;
      const Highest& h = highest[blocks_[i].text];
      out_[i].twin = sums_.probability(i) == h.one ? h.other : h.one;
    }
  }

  void confident(std::size_t n) {
    sums_.distances(
        kFarBlocks, [&](std::size_t i) { return sums_.probability(i) > kConfidentAt[n]; },
        [&](std::size_t i, float since, float until) {
          out_[i].since_confident[n] = since;
          out_[i].until_confident[n] = until;
        });
  }

  void sections() {
    for (std::size_t begin = 0; begin < out_.size();) {
      std::size_t end = begin + 1;
      while (end < out_.size() && !blocks_[end].heading) ++end;
      const float whole = over(sums_.between(begin, end).expected, sums_.between(begin, end).words);
      const std::size_t body = begin + (blocks_[begin].heading ? 1 : 0);
      const float below = over(sums_.between(body, end).expected, sums_.between(body, end).words);
      for (std::size_t i = begin; i < end; ++i) {
        out_[i].section = whole;
        out_[i].section_body = below;
      }
      begin = end;
    }
  }

  const Measured& measured_;
  const std::vector<Features>& blocks_;
  ExpectedWords sums_;
  std::vector<Neighborhood> out_;
};

}  // namespace

std::vector<Neighborhood> measure_neighborhood(const Measured& measured,
                                               std::span<const float> log_odds) {
  return Reader(measured, log_odds).run();
}

}  // namespace pith::internal
