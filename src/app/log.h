// Messages on standard error: lines for a person, or with --log-json objects for a program.
#pragma once

#include <spdlog/common.h>

#include <string>

#include "app/flags.h"
#include "pith/result.h"

namespace pith::app {

void set_up_log(const Flags& flags);

// Whether --log-json is among the arguments, for messages about the arguments themselves.
bool wants_json_log(int argc, const char* const* argv);

// A message about an input, which the object names apart, as it does the reason where there is one.
void log_about(spdlog::level::level_enum level, const std::string& source,
               const std::string& reason, const std::string& message);
// The same of what ends the run.
void log_fatal(const Error& error);

}  // namespace pith::app
