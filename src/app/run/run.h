// Does what the command line asks for: joins input, extraction and writing.
#pragma once

#include "app/flags/flags.h"

namespace pith::internal::app {

// Returns the process's exit code; messages are on standard error by then.
int run(const Flags& flags);

// Prints the URLs that sitemaps and feeds list (--list-from). Returns the exit code.
int list_links(const Flags& flags);

// Runs the program as a service (--serve). Returns the exit code.
int run_service(const Flags& flags);

}  // namespace pith::internal::app
