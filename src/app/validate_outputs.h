// What is wrong with flags for the inputs that there are, of lists and directories too.
#pragma once

#include <string>

#include "app/flags.h"
#include "pith/input.h"

namespace pith::app {

// The first thing that is wrong, for a person, or nothing. validate_flags.h has what the flags
// alone tell.
std::string wrong_with_inputs(const Flags& flags, const PageSource& inputs);

}  // namespace pith::app
