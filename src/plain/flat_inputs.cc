#include "plain/flat_inputs.h"

namespace pith {

std::string flat_input_name(std::string_view name, int number) {
  std::string result(name);
  if (number >= 0) result.append(1, '.').append(std::to_string(number));
  return result;
}

const std::vector<std::string>& flat_input_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    const auto add = [&all](std::string_view name, int number, float) {
      all.push_back(flat_input_name(name, number));
    };
    for_each_flat_input({}, {}, add);
    for_each_flat_score_input({}, add);
    return all;
  }();
  return names;
}

std::size_t flat_score_input_count() {
  static const std::size_t count = [] {
    std::size_t inputs = 0;
    for_each_flat_score_input({}, [&inputs](std::string_view, int, float) { ++inputs; });
    return inputs;
  }();
  return count;
}

}  // namespace pith
