// Does what the command line asks for: joins input, extraction and writing.
#pragma once

#include "cli/flags.h"

namespace pith::cli {

// Returns the process's exit code; messages are on standard error by then.
int run(const Flags& flags);

// Messages go to standard error, as many as the flags ask for.
void set_up_log(const Flags& flags);

}  // namespace pith::cli
