#include "models.h"

#include <utility>
#include <vector>

namespace pith {
namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
constexpr char kBuiltIn[] =
#include "markup/scorer.model"
#include "plain/flat.model"
    ;
#pragma GCC diagnostic pop

}  // namespace

std::optional<Model> Model::parse(std::string_view text) {
  Model model;
  std::vector<ForestPlace> places = places_of(static_cast<MarkupModel&>(model));
  const std::vector<ForestPlace> plain = places_of(static_cast<PlainModel&>(model));
  places.insert(places.end(), plain.begin(), plain.end());
  if (!read_model(text, places)) return std::nullopt;
  return model;
}

const Model& Model::built_in() {
  // Tests hold that it parses; an empty model would score every block alike.
  static const Model model = parse({kBuiltIn, sizeof kBuiltIn - 1}).value_or(Model{});
  return model;
}

}  // namespace pith
