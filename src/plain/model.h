// The forests that judge text without markup.
#pragma once

#include <vector>

#include "model/forest.h"
#include "model/model_file.h"

namespace pith {

struct PlainModel {
  Forest flat;          // first stage: a block's own inputs -> log-odds of being main content
  Forest flat_context;  // second stage: the same inputs and the other blocks' scores
};

// The forests as model files name them.
std::vector<ForestPlace> places_of(PlainModel& model);

}  // namespace pith
