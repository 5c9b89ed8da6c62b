// The forests for pages with markup.
#pragma once

#include <array>

#include "model/two_stage.h"

namespace pith::internal {

struct MarkupModel {
  TwoStageModel blocks;
  // A page's row (page_inputs) -> log-odds of each PageType but unknown, and the word F1 to expect.
  std::array<Forest, 8> page_type;
  Forest confidence;
};

}  // namespace pith::internal
