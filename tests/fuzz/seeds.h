// Where fuzzing starts: the project's fixtures and hostile fragments, cut to what each target
// takes. write_seeds.cc makes files of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::fuzz {

// Seeds of the target of that name.
std::vector<std::string> seeds(std::string_view target);

}  // namespace pith::internal::fuzz
