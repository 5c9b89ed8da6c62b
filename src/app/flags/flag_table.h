// The table of flags. Both help screens, the manual page, the completions of shells and the
// fingerprint of --resume are made from it, together with the table of options (option_table.h).
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "app/flags/completions.h"
#include "app/flags/flags.h"
#include "app/flags/help.h"
#include "option_table.h"

namespace pith::internal::app {

constexpr unsigned kMaxJobs = 1024;  // more than the cores of today's machines

// The parsed command line: the flags of the run, and the flags that only print something.
struct CommandLine : Flags {
  bool short_help = false;
  bool long_help = false;
  bool man = false;
  const Shell* completions = nullptr;  // the script for this shell
  bool version = false;
};

// Whether a flag can be combined with --serve.
enum class Serving : std::uint8_t { no, yes, fetching };

struct FlagSpec {
  const char* names;  // in CLI11's syntax
  void (*add)(CLI::App& app, const char* names, CommandLine& parsed);
  FlagHelp help;
  Serving serving = Serving::no;
  // Returns the flag's value. Set for flags that the result depends on: a run is resumed only if
  // all of them are the same.
  std::string (*value)(const Flags& flags) = nullptr;
};
// Flags in the order of the help screens. Flags for options of extract() are generated from the
// table of options if the option has a usage text; they come first in their group.
std::span<const FlagSpec> flag_table();
// The row of a flag ("--format"), or null.
const FlagSpec* find_flag(const std::string& name);

// Whether an option of extract() has a flag that is made from its row.
bool has_usage(const OptionEntry<Options>& row);

// Adds all flags to CLI11, which then writes to `parsed`.
void add_flags(CLI::App& app, CommandLine& parsed);

// The help for all flags.
std::vector<FlagHelp> help_of_flags();

}  // namespace pith::internal::app
