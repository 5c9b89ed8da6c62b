#include "markup/inputs.h"

namespace pith {

const std::vector<std::string>& input_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    const auto name = [&all](std::string_view group, std::string_view part, int number, float) {
      all.push_back(input_name(group, part, number));
    };
    for_each_input({}, {}, name);
    for_each_context_input({}, name);
    return all;
  }();
  return names;
}

const std::vector<std::string>& page_input_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    const auto name = [&all](std::string_view group, std::string_view part, int number, float) {
      all.push_back(input_name(group, part, number));
    };
    for_each_summary_input({}, name);
    for_each_page_input({}, name);
    return all;
  }();
  return names;
}

std::size_t context_input_count() {
  static const std::size_t count = [] {
    std::size_t n = 0;
    for_each_context_input({}, [&n](std::string_view, std::string_view, int, float) { ++n; });
    return n;
  }();
  return count;
}

std::string input_name(std::string_view group, std::string_view part, int number) {
  std::string name(group);
  if (number >= 0) name += std::to_string(number);
  return name.append(1, '.').append(part);
}

}  // namespace pith
