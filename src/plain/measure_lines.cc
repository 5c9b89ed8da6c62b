#include "plain/measure_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>

#include "base/ratio.h"

namespace pith::internal {
namespace {

constexpr float kFarProse = 40;
// A token in this share of the prose blocks is treated like a stop word.
constexpr float kFrequent = 0.2F;

// What each block without prose costs the core, in words. Chosen: a heading and a few list items
// may come between paragraphs; the wide core bridges a longer list.
constexpr float kGapCost = 12;
constexpr float kWideGapCost = 3;

}  // namespace

std::uint32_t shape_class(const LineFeatures& f) {
  constexpr std::array<float, 5> kLengths = {2, 4, 8, 15, 30};
  const auto length = std::lower_bound(kLengths.begin(), kLengths.end(), f.words);
  return static_cast<std::uint32_t>(length - kLengths.begin()) * 256 +
         static_cast<std::uint32_t>(f.first) * 16 + static_cast<std::uint32_t>(f.last);
}

class LineMeasurer {
 public:
  LineMeasurer(const PlainText& text, std::span<const std::uint32_t> blocks)
      : text_(text), which_(blocks) {
    out_.blocks.resize(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      static_cast<LineText&>(out_.blocks[i]) = text.own_[blocks[i]];
    }
  }

  MeasuredText run() {
    if (out_.blocks.empty()) return {};
    title();
    repetition();
    words_and_prose();
    distances();
    core(kGapCost, &LineFeatures::to_core, true);
    core(kWideGapCost, &LineFeatures::to_wide_core, false);
    vocabulary();
    sum_up();
    shape_classes();
    landmarks();
    from_core(out_.blocks.begin() + static_cast<std::ptrdiff_t>(core_end_), out_.blocks.end());
    from_core(out_.blocks.rend() - static_cast<std::ptrdiff_t>(core_begin_), out_.blocks.rend());
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) beside(i);
    whole_page();
    return std::move(out_);
  }

 private:
  using Word = Dictionary::Word;

  std::span<const Word> words(std::size_t i) const { return text_.words(which_[i]); }

  void vocabulary() {
    Vocabulary prose(text_.different_words_);
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) {
      if (out_.blocks[i].prose) prose.add(words(i), is_in_core(i));
    }
    const auto frequent = std::max<std::uint32_t>(
        2, static_cast<std::uint32_t>(kFrequent * static_cast<float>(prose.blocks())));
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) {
      LineFeatures& f = out_.blocks[i];
      const std::span<const Word> own = words(i);
      const std::uint32_t itself = f.prose ? 1 : 0;
      std::size_t known = 0;
      std::size_t often = 0;
      std::size_t topical = 0;
      const std::uint32_t in_core = f.prose && is_in_core(i) ? 1 : 0;
      for (const Word word : own) {
        const Vocabulary::Count count = prose.count(word);
        known += count.blocks > itself;
        const bool is_frequent = count.blocks >= frequent + itself;
        often += is_frequent;
        topical += !is_frequent & (count.marked > in_core);
      }
      f.known_share = ratio(static_cast<float>(known), static_cast<float>(own.size()));
      f.frequent_share = ratio(static_cast<float>(often), static_cast<float>(own.size()));
      f.topic_share = ratio(static_cast<float>(topical), static_cast<float>(own.size() - often));
    }
  }

  bool is_in_core(std::size_t i) const { return i >= core_begin_ && i < core_end_; }

  // In dumps that include the <title>, the first line names the page.
  void title() {
    // For each word, the last block in which it was seen as a word of the title, counted from 1, or
    // 0.
    std::vector<std::uint32_t> seen(text_.different_words_);
    for (const Word word : words(0)) seen[word] = 1;
    const auto different =
        static_cast<std::size_t>(std::count(seen.begin(), seen.end(), std::uint32_t{1}));
    for (std::uint32_t i = 1; i < out_.blocks.size(); ++i) {
      const std::span<const Word> own = words(i);
      // A longer text would contain the words of any title.
      if (own.size() > 2 * different + 8) continue;
      std::uint32_t hits = 0;
      std::uint32_t found = 0;
      for (const Word word : own) {
        if (seen[word] == 0) continue;
        ++hits;
        found += seen[word] != i + 1;
        seen[word] = i + 1;
      }
      out_.blocks[i].title_overlap =
          ratio(static_cast<float>(found), static_cast<float>(different));
      out_.blocks[i].title_share = ratio(static_cast<float>(hits), static_cast<float>(own.size()));
    }
  }

  void repetition() {
    std::vector<std::uint32_t> count(text_.different_texts_);
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) {
      out_.blocks[i].same_before = static_cast<float>(count[text_.texts_[which_[i]]]++);
    }
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) {
      LineFeatures& f = out_.blocks[i];
      f.same_after = static_cast<float>(count[text_.texts_[which_[i]]] - 1) - f.same_before;
    }
  }

  struct Sum {
    double words = 0;
    double prose = 0;
    double sentences = 0;
    double commas = 0;
    double known = 0;
    double topic = 0;
    double phrases = 0;
    double dates = 0;
  };

  void words_and_prose() {
    before_.assign(out_.blocks.size() + 1, {});
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) {
      const LineFeatures& f = out_.blocks[i];
      before_[i + 1].words = before_[i].words + f.words;
      before_[i + 1].prose = before_[i].prose + (f.prose ? f.words : 0);
    }
  }

  void sum_up() {
    before_.resize(out_.blocks.size() + 1);
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) {
      const LineFeatures& f = out_.blocks[i];
      const Sum& b = before_[i];
      before_[i + 1] = {b.words + f.words,
                        b.prose + (f.prose ? f.words : 0),
                        b.sentences + f.sentences,
                        b.commas + f.commas,
                        b.known + f.known_share,
                        b.topic + f.topic_share,
                        b.phrases + (f.phrase.share >= kMostlyPhrases ? 1 : 0),
                        b.dates + (f.shape == Shape::date_line ? 1 : 0)};
    }
    const Sum& all = before_.back();
    const auto count = static_cast<float>(out_.blocks.size());
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) {
      LineFeatures& f = out_.blocks[i];
      f.index = static_cast<float>(i);
      f.to_end = count - 1 - f.index;
      f.words_before = share(before_[i].words, all.words);
      f.prose_before = share(before_[i].prose, all.prose);
    }
  }

  static float share(double part, double whole) {
    return whole > 0 ? static_cast<float>(part / whole) : 0;
  }

  void distances() {
    std::vector<LineFeatures>& blocks = out_.blocks;
    float distance = kFarProse;
    float words = 0;
    for (LineFeatures& f : blocks) {
      f.since_prose = distance = std::min(distance + 1, kFarProse);
      f.prose_words_before = words;
      if (!f.prose) continue;
      distance = 0;
      words = f.words;
    }
    distance = kFarProse;
    words = 0;
    for (auto f = blocks.rbegin(); f != blocks.rend(); ++f) {
      f->until_prose = distance = std::min(distance + 1, kFarProse);
      f->prose_words_after = words;
      if (!f->prose) continue;
      distance = 0;
      words = f->words;
    }
    for (std::size_t begin = 0; begin < blocks.size();) {
      std::size_t end = begin;
      while (end < blocks.size() && !blocks[end].prose) ++end;
      for (std::size_t i = begin; i < end; ++i) {
        blocks[i].short_run = static_cast<float>(end - begin);
        blocks[i].short_run_words = static_cast<float>(before_[end].words - before_[begin].words);
      }
      begin = end + 1;
    }
  }

  // The run of blocks with the greatest sum (Kadane). Prose adds its words, and each other block
  // costs `gap`.
  // costing `gap`.
  void core(float gap, float LineFeatures::*distance, bool main) {
    float best = -1;
    float sum = 0;
    std::size_t begin = 0;
    std::size_t best_begin = 0;
    std::size_t best_end = 0;
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) {
      const LineFeatures& f = out_.blocks[i];
      if (sum <= 0) {
        sum = 0;
        begin = i;
      }
      sum += f.prose ? f.words : -gap;
      if (sum > best && f.prose) {
        best = sum;
        best_begin = begin;
        best_end = i + 1;
      }
    }
    if (best_end == 0) return;
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) {
      LineFeatures& f = out_.blocks[i];
      const auto at = static_cast<float>(i);
      if (i < best_begin) f.*distance = at - static_cast<float>(best_begin);
      if (i >= best_end) f.*distance = at - static_cast<float>(best_end) + 1;
      if (main) {
        f.core_place =
            (at - static_cast<float>(best_begin)) / static_cast<float>(best_end - best_begin);
        f.core_place = std::clamp(f.core_place, -1.0F, 2.0F);
      }
    }
    if (!main) return;
    core_begin_ = best_begin;
    core_end_ = best_end;
    out_.page.core_blocks = static_cast<float>(best_end - best_begin);
    out_.page.core_share =
        share(before_[best_end].words - before_[best_begin].words, before_.back().words);
  }

  void shape_classes() {
    constexpr std::size_t kReach = 4;
    const std::size_t count = out_.blocks.size();
    std::vector<std::uint32_t> shapes(count + 2 * kReach, UINT32_MAX);
    for (std::size_t i = 0; i < count; ++i) shapes[i + kReach] = shape_class(out_.blocks[i]);
    for (std::size_t i = 0; i < count; ++i) {
      LineFeatures& f = out_.blocks[i];
      const std::uint32_t* own = &shapes[i + kReach];
      for (std::size_t d = 1; d <= kReach; ++d) f.alike += (own[d] == *own) + (*(own - d) == *own);
    }
  }

  static std::size_t landmark_of(const LineFeatures& f) {
    if (f.shape == Shape::date_line) return static_cast<std::size_t>(Landmark::date);
    if (f.phrase.share < kMostlyPhrases) return kLandmarks;
    switch (f.phrase.kind) {
      case PhraseKind::comment_form:
      case PhraseKind::comments:
      case PhraseKind::related:
        return static_cast<std::size_t>(Landmark::aside);
      case PhraseKind::site:
        return static_cast<std::size_t>(Landmark::site);
      default:
        return static_cast<std::size_t>(Landmark::box);
    }
  }

  void landmarks() {
    std::array<float, kLandmarks> distance;
    distance.fill(kFarProse);
    const auto step = [&distance](const LineFeatures& f) {
      for (float& d : distance) d = std::min(d + 1, kFarProse);
      if (const std::size_t which = landmark_of(f); which < kLandmarks) distance[which] = 0;
    };
    for (LineFeatures& f : out_.blocks) {
      step(f);
      f.since_landmark = distance;
    }
    distance.fill(kFarProse);
    for (auto f = out_.blocks.rbegin(); f != out_.blocks.rend(); ++f) {
      step(*f);
      f->until_landmark = distance;
    }
  }

  // What is between the core and each of the blocks [begin, end), the nearest first.
  template <typename Blocks>
  static void from_core(Blocks begin, Blocks end) {
    float row = 0;
    float longest = 0;
    std::array<float, kLandmarks> passed = {};
    for (; begin != end; ++begin) {
      begin->core_gap = longest;
      begin->core_landmarks = passed;
      row = begin->prose ? 0 : row + 1;
      longest = std::max(longest, row);
      if (const std::size_t which = landmark_of(*begin); which < kLandmarks) ++passed[which];
    }
  }

  Side side(std::size_t begin, std::size_t end) const {
    if (begin == end) return {};
    const Sum& a = before_[begin];
    const Sum& b = before_[end];
    const double words = b.words - a.words;
    const double per_block = 1 / static_cast<double>(end - begin);
    const double per_word = words > 0 ? 1 / words : 0;
    const auto mean = [](double sum, double per) { return static_cast<float>(sum * per); };
    return {mean(words, per_block),
            mean(b.prose - a.prose, per_word),
            mean(b.sentences - a.sentences, per_block),
            mean(b.commas - a.commas, per_word),
            mean(b.known - a.known, per_block),
            mean(b.topic - a.topic, per_block),
            mean(b.phrases - a.phrases, per_block),
            mean(b.dates - a.dates, per_block)};
  }

  void beside(std::size_t i) {
    const std::size_t count = out_.blocks.size();
    LineFeatures& f = out_.blocks[i];
    for (std::size_t k = 0; k < kSideReach.size(); ++k) {
      f.sides[k] = side(i - std::min(i, kSideReach[k]), i);
      f.sides[kSideReach.size() + k] = side(i + 1, std::min(i + 1 + kSideReach[k], count));
    }
    constexpr std::array<std::ptrdiff_t, kNeighborLines> kSteps = {-2, -1, 1, 2};
    for (std::size_t k = 0; k < kNeighborLines; ++k) {
      const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + kSteps[k];
      if (at < 0 || at >= static_cast<std::ptrdiff_t>(count)) continue;
      const LineFeatures& other = out_.blocks[static_cast<std::size_t>(at)];
      f.neighbors[k] = {other.words, other.known_share, other.last};
    }
  }

  void whole_page() {
    TextFeatures& page = out_.page;
    const Sum& all = before_.back();
    page.words = static_cast<float>(all.words);
    page.blocks = static_cast<float>(out_.blocks.size());
    page.prose_share = share(all.prose, all.words);
    page.words_per_block = ratio(page.words, page.blocks);
    page.phrases = share(all.phrases, page.blocks);
    float characters = 0;
    float unspaced = 0;
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) {
      const LineFeatures& f = out_.blocks[i];
      characters += f.characters_per_word * f.words;
      unspaced += static_cast<float>(text_.unspaced_[which_[i]]);
      page.prose_blocks += f.prose ? 1 : 0;
      page.longest_prose = std::max(page.longest_prose, f.prose ? f.words : 0);
      page.sentence_share += f.ends_sentence ? 1 : 0;
      page.repeated_share += f.same_before > 0 ? 1 : 0;
      page.date_lines += f.shape == Shape::date_line ? 1 : 0;
    }
    page.sentence_share /= page.blocks;
    page.repeated_share /= page.blocks;
    page.date_lines /= page.blocks;
    page.characters_per_word = ratio(characters, page.words);
    page.unspaced = ratio(unspaced, characters);
  }

  const PlainText& text_;
  std::span<const std::uint32_t> which_;
  MeasuredText out_;
  std::vector<Sum> before_;
  std::size_t core_begin_ = 0;
  std::size_t core_end_ = 0;
};

MeasuredText PlainText::measure(std::span<const std::uint32_t> blocks) const {
  return LineMeasurer(*this, blocks).run();
}

MeasuredText PlainText::measure() const {
  std::vector<std::uint32_t> all(own_.size());
  std::iota(all.begin(), all.end(), 0);
  return measure(all);
}

}  // namespace pith::internal
