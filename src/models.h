// The complete model: the forests of both wings, which are stored in one model file.
#pragma once

#include <optional>
#include <string_view>

#include "markup/model.h"
#include "model/two_stage.h"

namespace pith::internal {

struct Model {
  MarkupModel markup;
  TwoStageModel plain;  // for text without markup, whose blocks are its lines

  // The model that pith ships with, read once.
  static const Model& built_in();
  // A wing of `model`; if that is null, of the built-in model, read when a page first needs it. A
  // program that reads no plain text need not read a quarter of the model.
  static const MarkupModel& markup_of(const Model* model);
  static const TwoStageModel& plain_of(const Model* model);

  // Nothing when the text is not the text of model files (model/model_file.h) or lacks a forest.
  static std::optional<Model> parse(std::string_view text);
  // The same, but the text needs one forest only and what it lacks has no trees: each trainer
  // writes the forests of its wing.
  static std::optional<Model> parse_part(std::string_view text);
  bool is_complete() const;
};

}  // namespace pith::internal
