#include "score/flat.h"

#include <algorithm>

namespace pith {
namespace {

// A shorter sentence than this may be a slogan or a button's label.
constexpr float kSentenceWords = 6;

// Headings, list items and captions come in runs no longer than this between paragraphs.
constexpr std::size_t kCloseBlocks = 12;

constexpr float kProse = 0.9F;
constexpr float kBetweenProse = 0.7F;
constexpr float kOutside = 0.1F;
constexpr float kNoProseAtAll = 0.5F;

bool is_prose(const Features& block) {
  return block.prose || (block.ends_sentence && block.words >= kSentenceWords);
}

// Long enough to head a text, short enough for a line.
bool is_headline_like(const Features& block) {
  return block.words >= 2 && block.words <= 20 && block.shape == Shape::text && block.has_words;
}

}  // namespace

std::vector<Score> flat_density(const Measured& measured) {
  const std::size_t count = measured.blocks.size();
  const bool any = std::any_of(measured.blocks.begin(), measured.blocks.end(), is_prose);
  std::vector<Score> scores(count, any ? Score{kOutside, {}, "outside the prose"}
                                       : Score{kNoProseAtAll, "a text without prose", {}});
  std::size_t last = count;  // the last prose block seen
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_prose(measured.blocks[i])) continue;
    scores[i] = {kProse, "prose", {}};
    if (last == count && i > 0 && is_headline_like(measured.blocks[i - 1])) {
      scores[i - 1] = {kBetweenProse, "right above the prose", {}};
    }
    if (last < count && i - last <= kCloseBlocks) {
      for (std::size_t j = last + 1; j < i; ++j) scores[j] = {kBetweenProse, "between prose", {}};
    }
    last = i;
  }
  return scores;
}

}  // namespace pith
