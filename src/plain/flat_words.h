// Inputs of the forest for flat text as words for people: the reasons that explanations give.
#pragma once

#include <string>
#include <string_view>

namespace pith {

// "words a line in the 6 lines before 3.50" for an input's name (flat_input_name) and its value.
std::string flat_input_in_words(std::string_view name, float value);

}  // namespace pith
