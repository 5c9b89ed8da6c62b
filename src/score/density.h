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
  // The words of the rule that moved the score most in its final direction; later stages that
  // overrule the score put their own here. Static storage.
  std::string_view reason = {};
  // Set by later stages where structure or shape leaves no doubt: the score then says 0 or 1.
  bool certain = false;
};

// One score a block.
std::vector<Score> density(const Measured& measured);

}  // namespace pith
