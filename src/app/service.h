// Runs the program as a service (--serve).
#pragma once

#include "app/flags.h"

namespace pith::app {

// Returns the exit code.
int run_service(const Flags& flags);

}  // namespace pith::app
