// What is wrong with flags that are fine one by one.
#pragma once

#include <string>

#include "cli/flags.h"

namespace pith::cli {

bool is_directory(const std::string& path);

// The first thing that is wrong, for a person, or nothing.
std::string wrong_together(const Flags& flags);

}  // namespace pith::cli
