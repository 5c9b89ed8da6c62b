// A text that the page has twice is kept once.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

// Texts of this many words do not appear twice on a page by chance.
constexpr float kWordsOfACopy = 8;

constexpr std::string_view kTwice = "the page has the same text elsewhere";

// In one flow a text may come again: a refrain, a question of each interview, the price in each
// row. Readability's test pages lost .03 of word F1 by such texts. Copies for other screens and for
// printing stand elsewhere.
bool are_in_one_flow(const Judging& judging, std::size_t a, std::size_t b) {
  const std::vector<Element>& elements = judging.page.elements;
  const Features& f = judging.features(a);
  const Features& g = judging.features(b);
  // Each post of a thread has the thread's title.
  if (f.heading || f.cues.has(Cue::hidden) != g.cues.has(Cue::hidden)) return false;
  return f.path == g.path || elements[judging.page.blocks[a].element].parent ==
                                 elements[judging.page.blocks[b].element].parent;
}

// Of equal texts the first shown one stays: templates repeat a page's text hidden, for phones.
void drop_equal_texts(Judging& judging) {
  std::map<std::uint64_t, std::size_t> first;  // not hashed: the keys are the page's choice
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const Features& f = judging.features(i);
    const Block& block = judging.block(i);
    if (!judging.kept(i) || f.words < kWordsOfACopy) continue;
    if (f.same_text == 0 || block.table) continue;
    // Who answers a post quotes it.
    if (block.quote_depth > 0 || f.cues.has(Cue::post)) continue;
    const auto [entry, is_new] = first.emplace(judging.page.blocks[i].key, i);
    if (is_new || are_in_one_flow(judging, entry->second, i)) continue;
    const bool was_hidden = judging.features(entry->second).cues.has(Cue::hidden);
    const bool shown_later = was_hidden && !f.cues.has(Cue::hidden);
    judging.decide(shown_later ? entry->second : i, Label::boilerplate, kTwice);
    if (shown_later) entry->second = i;
  }
}

// A hidden text that a shown one begins with: a copy cut short for another screen.
void drop_hidden_beginnings(Judging& judging) {
  std::vector<std::string_view> shown;
  std::vector<std::size_t> hidden;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    // What begins with a text of so many words has as many.
    if (!judging.kept(i) || judging.features(i).words < kWordsOfACopy) continue;
    if (judging.features(i).cues.has(Cue::hidden)) {
      hidden.push_back(i);
    } else {
      shown.push_back(judging.block(i).text);
    }
  }
  if (!hidden.empty()) std::sort(shown.begin(), shown.end());
  for (const std::size_t i : hidden) {
    const std::string& text = judging.block(i).text;
    const auto next = std::lower_bound(shown.begin(), shown.end(), text);
    if (next != shown.end() && next->starts_with(text)) {
      judging.decide(i, Label::boilerplate, kTwice);
    }
  }
}

}  // namespace

void drop_copies(Judging& judging) {
  drop_equal_texts(judging);
  drop_hidden_beginnings(judging);
}

}  // namespace pith::internal
