// The scorer's learned part: forests and the inputs they read, as bench/train/ wrote them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "score/forest.h"

namespace pith {

struct Model {
  Forest density;  // first stage: a block's own inputs -> log-odds of being main content
  Forest context;  // second stage: the same with the other blocks' scores

  // From a page's row (page_input_names): log-odds of each PageType but unknown, and the word F1 to
  // expect.
  std::array<Forest, 7> page_type;
  Forest confidence;

  // Text without markup, two stages too: a block's inputs (flat_inputs.h) -> log-odds of being main
  // content.
  Forest flat;
  Forest flat_context;

  // The model in scorer.model, read once.
  static const Model& built_in();

  // Text as in scorer.model: '#' begins a comment line; a forest is the line "forest NAME", the
  // line "inputs NAME..." and a line a tree (forest.h), up to an empty line. Nothing when it is no
  // model, lacks a forest or names an input that inputs.h does not have.
  static std::optional<Model> parse(std::string_view text);
};

}  // namespace pith
