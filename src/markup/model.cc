#include "markup/model.h"

#include <cstddef>

#include "markup/inputs.h"
#include "pith/article.h"

namespace pith {

std::vector<ForestPlace> places_of(MarkupModel& model) {
  std::vector<ForestPlace> places = {{"density", &input_names(), &model.density},
                                     {"context", &input_names(), &model.context},
                                     {"confidence", &page_input_names(), &model.confidence}};
  for (std::size_t i = 0; i < model.page_type.size(); ++i) {
    const auto type = static_cast<PageType>(i + 1);
    places.push_back({to_string(type), &page_input_names(), &model.page_type[i]});
  }
  return places;
}

}  // namespace pith
