#include "plain/model.h"

#include "plain/flat_inputs.h"

namespace pith {

std::vector<ForestPlace> places_of(PlainModel& model) {
  return {{"flat", &flat_input_names(), &model.flat},
          {"flat_context", &flat_input_names(), &model.flat_context}};
}

}  // namespace pith
