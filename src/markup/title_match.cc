#include "markup/title_match.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.h"
#include "markup/sums.h"

namespace pith {
namespace {

constexpr float kLikeTheTitle = 0.5F;

// Words by their hashes: equal ones are equal, and others hardly ever.
using Words = std::vector<std::size_t>;

void read_words(std::string_view key, Words& words) {
  words.clear();
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    if (end > 0) words.push_back(std::hash<std::string_view>{}(key.substr(0, end)));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
}

// Sorts words and leaves out repeated ones.
void make_set(Words& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

bool any_of(const Words& set, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&set](std::size_t word) {
    return std::find(set.begin(), set.end(), word) != set.end();
  });
}

// Jaccard similarity of two sets.
float overlap(const Words& a, const Words& b) {
  std::size_t common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const std::size_t a_word = *x;
    const std::size_t b_word = *y;
    if (a_word == b_word) ++common;
    if (a_word <= b_word) ++x;
    if (b_word <= a_word) ++y;
  }
  return ratio(static_cast<float>(common), static_cast<float>(a.size() + b.size() - common));
}

}  // namespace

void match_title(const Page& page, std::string_view title, Measured& measured) {
  const std::string title_key = folded_key(title);
  Words wanted;
  read_words(title_key, wanted);
  make_set(wanted);
  Words words_of_block;
  std::string key;
  const std::size_t count = page.blocks.size();
  std::size_t best = count;
  float best_overlap = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Features& f = measured.blocks[i];
    const Block& block = page.blocks[i].block;
    // Nothing much longer than the title is like it.
    if (wanted.empty() || block.text.size() > 2 * title.size() + 20) continue;
    fold_to_key(block.text, key);
    read_words(key, words_of_block);
    if (!any_of(wanted, words_of_block)) continue;
    make_set(words_of_block);
    f.title_overlap = overlap(wanted, words_of_block);
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
