#include "block/title_match.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "block/sums.h"

namespace pith {
namespace {

constexpr float kLikeTheTitle = 0.5F;

template <typename Each>
void for_each_word(std::string_view key, Each&& each) {
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    if (end > 0) each(std::string(key.substr(0, end)));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
}

// Jaccard similarity of the two sets of words.
float overlap(const std::unordered_set<std::string>& wanted, std::string_view key) {
  std::unordered_set<std::string> found;
  std::size_t common = 0;
  for_each_word(key, [&](std::string word) {
    const bool shared = wanted.count(word) > 0;
    if (found.insert(std::move(word)).second && shared) ++common;
  });
  return ratio(static_cast<float>(common),
               static_cast<float>(wanted.size() + found.size() - common));
}

}  // namespace

void match_title(const Page& page, std::string_view title, Measured& measured) {
  std::unordered_set<std::string> wanted;
  const std::string key = folded_key(title);
  for_each_word(key, [&](std::string word) { wanted.insert(std::move(word)); });
  const std::size_t count = page.blocks.size();
  std::size_t best = count;
  float best_overlap = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Features& f = measured.blocks[i];
    const Block& block = page.blocks[i].block;
    // Nothing much longer than the title is like it.
    if (wanted.empty() || block.text.size() > 2 * title.size() + 20) continue;
    f.title_overlap = overlap(wanted, folded_key(block.text));
    const float weight =
        f.title_overlap * (f.heading ? 1.0F : 0.8F) * (block.heading_level == 1 ? 1.2F : 1.0F);
    if (weight > best_overlap) {
      best_overlap = weight;
      best = i;
    }
  }
  if (best_overlap < kLikeTheTitle) {
    for (best = 0; best < count; ++best) {
      if (page.blocks[best].block.heading_level == 1) break;
    }
  }
  if (best == count) return;
  measured.blocks[best].is_headline = true;
  float words_to_best = 0;
  for (std::size_t i = 0; i < best; ++i) words_to_best += measured.blocks[i].words;
  float words = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Features& f = measured.blocks[i];
    f.after_headline = static_cast<float>(i) - static_cast<float>(best);
    f.words_after_headline = words - words_to_best;
    words += f.words;
  }
}

}  // namespace pith
