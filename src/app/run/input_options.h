// How the inputs of a run are read and fetched.
#pragma once

#include "app/flags/flags.h"
#include "pith/input.h"

namespace pith::internal::app {

InputOptions input_options(const Flags& flags);

}  // namespace pith::internal::app
