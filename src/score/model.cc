#include "score/model.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "pith/article.h"
#include "score/flat_inputs.h"
#include "score/inputs.h"

namespace pith {
namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
constexpr char kBuiltIn[] =
#include "score/flat.model"
#include "score/scorer.model"
    ;
#pragma GCC diagnostic pop

std::string_view take(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view field = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return field;
}

// A forest of the text, what it may read, where it belongs.
struct Place {
  std::string_view name;
  const std::vector<std::string>* inputs;
  Forest* forest;
};

// "inputs own.words own.links" -> where a row holds them.
std::optional<std::vector<std::uint16_t>> read_columns(std::string_view line,
                                                       const std::vector<std::string>& known) {
  if (take(line, ' ') != "inputs") return std::nullopt;
  std::vector<std::uint16_t> columns;
  while (!line.empty()) {
    const auto found = std::find(known.begin(), known.end(), take(line, ' '));
    if (found == known.end()) return std::nullopt;
    columns.push_back(static_cast<std::uint16_t>(found - known.begin()));
  }
  return columns;
}

}  // namespace

std::optional<Model> Model::parse(std::string_view text) {
  Model model;
  std::vector<Place> places = {{"density", &input_names(), &model.density},
                               {"context", &input_names(), &model.context},
                               {"confidence", &page_input_names(), &model.confidence},
                               {"flat", &flat_input_names(), &model.flat},
                               {"flat_context", &flat_input_names(), &model.flat_context}};
  for (std::size_t i = 0; i < model.page_type.size(); ++i) {
    const auto type = static_cast<PageType>(i + 1);
    places.push_back({to_string(type), &page_input_names(), &model.page_type[i]});
  }
  while (!text.empty()) {
    std::string_view line = take(text, '\n');
    if (line.empty() || line.front() == '#') continue;
    if (take(line, ' ') != "forest") return std::nullopt;
    const auto place = std::find_if(places.begin(), places.end(),
                                    [line](const Place& entry) { return entry.name == line; });
    if (place == places.end()) return std::nullopt;
    const auto columns = read_columns(take(text, '\n'), *place->inputs);
    if (!columns) return std::nullopt;
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    std::optional<Forest> forest = Forest::parse(text.substr(0, end), *columns);
    if (!forest || forest->trees() == 0) return std::nullopt;
    *place->forest = std::move(*forest);
    text.remove_prefix(end);
  }
  const bool whole = std::all_of(places.begin(), places.end(),
                                 [](const Place& entry) { return entry.forest->trees() > 0; });
  return whole ? std::optional(std::move(model)) : std::nullopt;
}

const Model& Model::built_in() {
  // Tests hold that it parses; an empty model would score every block alike.
  static const Model model = parse({kBuiltIn, sizeof kBuiltIn - 1}).value_or(Model{});
  return model;
}

}  // namespace pith
