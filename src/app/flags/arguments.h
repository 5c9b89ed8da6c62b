// What people write on the command line and CLI11 would understand as something else.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace pith::internal::app {

// "-o=x" becomes "--output=x", for people and programs that are used to it; CLI11 would take "=x"
// for the value.
void spell_out(const CLI::App& app, std::vector<std::string>& arguments);

// A message about the first argument that would be understood as something else than what is meant,
// or "": "-output", "--output=", "--explain FILE".
std::string check_arguments(const CLI::App& app, const std::vector<std::string>& arguments);

// The message about an unknown flag. It names similar ones.
std::string unknown_flag(const CLI::App& app, const std::string& argument);

}  // namespace pith::internal::app
