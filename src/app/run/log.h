// Messages on standard error: lines for people, or JSON objects with --log-json.
#pragma once

#include <spdlog/common.h>

#include <string>

#include "app/flags/flags.h"
#include "pith/result.h"

namespace pith::internal::app {

void set_up_log(const Flags& flags);

// Whether --log-json is among the arguments, for messages about the arguments themselves.
bool wants_json_log(int argc, const char* const* argv);

// Logs a message about an input. With --log-json, the input and the reason are separate members.
void log_about(spdlog::level::level_enum level, const std::string& source,
               const std::string& reason, const std::string& message);
// Logs an error that ends the run.
void log_fatal(const Error& error);

}  // namespace pith::internal::app
