// Runs the program as a service (--serve).
#pragma once

#include "cli/flags.h"

namespace pith::cli {

// Returns the exit code.
int run_service(const Flags& flags);

}  // namespace pith::cli
