// The program as a service (--serve), in place of a run.
#pragma once

#include "cli/flags.h"

namespace pith::cli {

// The exit code.
int run_service(const Flags& flags);

}  // namespace pith::cli
