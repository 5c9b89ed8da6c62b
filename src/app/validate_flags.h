// Checks combinations of flags that are valid on their own.
#pragma once

#include <string>

#include "app/flags.h"

namespace pith::app {

bool is_directory(const std::string& path);

// The first thing that is wrong, for a person, or nothing.
std::string wrong_together(const Flags& flags);

}  // namespace pith::app
