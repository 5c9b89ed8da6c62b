// The forests that judge pages with markup.
#pragma once

#include <array>
#include <vector>

#include "model/forest.h"
#include "model/model_file.h"

namespace pith {

struct MarkupModel {
  Forest density;  // first stage: a block's own inputs -> log-odds of being main content
  Forest context;  // second stage: the same inputs and the other blocks' scores

  // A page's row (page_input_names) -> log-odds of each PageType but unknown, and the word F1 to
  // expect.
  std::array<Forest, 7> page_type;
  Forest confidence;
};

// The forests as model files name them.
std::vector<ForestPlace> places_of(MarkupModel& model);

}  // namespace pith
