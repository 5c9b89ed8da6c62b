// Checks flags that are valid one by one: their combinations, and the inputs that there are.
#pragma once

#include <string>

#include "app/flags.h"
#include "pith/input.h"

namespace pith::app {

// The first thing that is wrong, for a person, or nothing.
std::string wrong_together(const Flags& flags);

// The same of the flags with the inputs that there are, those of lists and directories too.
std::string wrong_with_inputs(const Flags& flags, const PageSource& inputs);

}  // namespace pith::app
