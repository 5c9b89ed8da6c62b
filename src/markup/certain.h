// Blocks about which structure or shape leaves no doubt, whatever their figures: the share row, the
// date line under the headline, the headline itself. The model (density.h) judges the rest.
#pragma once

#include <span>
#include <string_view>

#include "markup/features.h"

namespace pith {

struct CertainRule {
  std::string_view words;  // for explanations
  bool (*applies)(const Features& block, const Measured& measured);
};

// Every block one of these applies to is boilerplate. In order of their say in explanations.
std::span<const CertainRule> certain_rules();

}  // namespace pith
