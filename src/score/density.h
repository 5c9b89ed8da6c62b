// Features -> how likely a block is main content: a scorecard. Every rule that applies adds its
// weight to the log-odds; no rule decides alone. context.h and select.h follow.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "block/features.h"

namespace pith {

struct ScoreRule {
  float weight;            // added to the log-odds of being main content
  std::string_view words;  // what the rule sees, for explanations
  bool (*applies)(const Features& block, const PageFeatures& page);
};

// All rules, in the order in which they are added up.
std::span<const ScoreRule> score_rules();

struct Score {
  float probability = 0;
  // The words of the rules that spoke loudest for and against it. Static storage.
  std::string_view for_it = {};
  std::string_view against_it = {};
};

// One score a block.
std::vector<Score> density(const Measured& measured);

}  // namespace pith
