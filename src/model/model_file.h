// Reads forests from the text of a model file, as bench/train/ writes it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/forest.h"

namespace pith::internal {

// A forest that a model file has to hold.
struct ForestPlace {
  std::string_view name;                  // of the forest in the file
  const std::vector<std::string>* names;  // of the inputs it may read, in the order of a row
  Forest* forest;                         // receives it
};

// In the text '#' begins a comment line. The quotes of a C++ raw string may be around each file of
// which it consists, R"model( and )model". A forest is the line "forest NAME", the line
// "inputs NAME..." and one line for each tree (forest.h), up to an empty line. Returns false, with
// the forests in an unspecified state, if the text has no such form, if it has a forest beside
// `places`, or if it names an input that the place does not have. A forest that the text lacks is
// left as it was.
bool read_model(std::string_view text, std::span<const ForestPlace> places);

}  // namespace pith::internal
