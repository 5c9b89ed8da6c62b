#include "models.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "markup/feature_rows.h"
#include "model/model_file.h"
#include "pith/article.h"
#include "plain/feature_rows.h"

namespace pith::internal {
namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
constexpr char kMarkup[] =
#include "markup/scorer.model"
    ;
constexpr char kPlain[] =
#include "plain/plain.model"
    ;
#pragma GCC diagnostic pop

// Tests hold that they parse; an empty model would score every block alike.
Model read_built_in(std::string_view text) { return Model::parse_part(text).value_or(Model{}); }

}  // namespace

std::optional<Model> Model::parse(std::string_view text) {
  std::optional<Model> model = parse_part(text);
  if (!model || !model->is_complete()) return std::nullopt;
  return model;
}

bool Model::is_complete() const {
  const auto has_trees = [](const Forest& forest) { return forest.trees() > 0; };
  return has_trees(markup.blocks.first_stage) && has_trees(markup.blocks.second_stage) &&
         has_trees(markup.confidence) && has_trees(plain.first_stage) &&
         has_trees(plain.second_stage) &&
         std::all_of(markup.page_type.begin(), markup.page_type.end(), has_trees);
}

std::optional<Model> Model::parse_part(std::string_view text) {
  Model model;
  const std::vector<std::string>& of_block = block_inputs().names();
  const std::vector<std::string>& of_page = page_inputs().names();
  const std::vector<std::string>& of_line = line_inputs().names();
  std::vector<ForestPlace> places = {{"density", &of_block, &model.markup.blocks.first_stage},
                                     {"context", &of_block, &model.markup.blocks.second_stage},
                                     {"confidence", &of_page, &model.markup.confidence},
                                     {"plain", &of_line, &model.plain.first_stage},
                                     {"plain_context", &of_line, &model.plain.second_stage}};
  for (std::size_t i = 0; i < model.markup.page_type.size(); ++i) {
    const auto type = static_cast<PageType>(i + 1);
    places.push_back({to_string(type), &of_page, &model.markup.page_type[i]});
  }
  const auto has_trees = [](const ForestPlace& place) { return place.forest->trees() > 0; };
  if (!read_model(text, places) || std::none_of(places.begin(), places.end(), has_trees)) {
    return std::nullopt;
  }
  return model;
}

const MarkupModel& Model::markup_of(const Model* model) {
  if (model != nullptr) return model->markup;
  static const MarkupModel built_in = read_built_in({kMarkup, sizeof kMarkup - 1}).markup;
  return built_in;
}

const TwoStageModel& Model::plain_of(const Model* model) {
  if (model != nullptr) return model->plain;
  static const TwoStageModel built_in = read_built_in({kPlain, sizeof kPlain - 1}).plain;
  return built_in;
}

const Model& Model::built_in() {
  static const Model model = {markup_of(nullptr), plain_of(nullptr)};
  return model;
}

}  // namespace pith::internal
