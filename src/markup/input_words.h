// An input and its value in words, for explanations: "link density of the part around it 0.82".
#pragma once

#include <string>
#include <string_view>

namespace pith {

// `name` as in input_names().
std::string input_in_words(std::string_view name, float value);

}  // namespace pith
