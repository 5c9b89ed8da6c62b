// Where to cut: which of a page's blocks make the most of what the scorer thinks of them.
#pragma once

#include <span>

#include "pith/options.h"

namespace pith {

// A page with at least this many words, none of which is likely content, has none: shorter ones are
// rather some words that somebody wants. From a prototype on wcxb-dev, where the rule gained .4
// points of word F1.
inline constexpr float kChromeWords = 100;

struct Cut {
  float lowest = 0;       // probability worth keeping; more than 1 where nothing is
  float expected = 0;     // the F-beta to expect of that, 0 of nothing
  float keeping_all = 0;  // and of all blocks
};

// Taking blocks from the likeliest down, the point where the expected F-beta,
// (1 + b^2) sum(w p kept) / (sum(w kept) + b^2 sum(w p)), is highest. Nothing is worth it on a page
// of at least `chrome_words` words on which no block is likely.
Cut cut_for(std::span<const float> words, std::span<const float> probabilities, Favor favor,
            float chrome_words = kChromeWords);

}  // namespace pith
