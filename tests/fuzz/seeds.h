// The seeds for fuzzing: the project's fixtures and hostile fragments, in the form that each target
// takes. write_seeds.cc writes them to files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::fuzz {

// Seeds of the target of that name.
std::vector<std::string> seeds(std::string_view target);

}  // namespace pith::internal::fuzz
