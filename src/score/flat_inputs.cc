#include "score/flat_inputs.h"

namespace pith {

std::string flat_input_name(std::string_view name, int number) {
  std::string result(name);
  if (number >= 0) result.append(1, '.').append(std::to_string(number));
  return result;
}

const std::vector<std::string>& flat_input_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for_each_flat_input({}, {}, [&all](std::string_view name, int number, float) {
      all.push_back(flat_input_name(name, number));
    });
    return all;
  }();
  return names;
}

}  // namespace pith
