// Scripts that complete flags, their values and file names in shells, made from the table of flags.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/flags/help.h"

namespace pith::internal::app {

// A shell and the script for it, which `pith --completions SHELL` prints.
struct Shell {
  std::string_view name;
  std::string (*script)(std::span<const FlagHelp> flags);
};

std::span<const Shell> shells();

}  // namespace pith::internal::app
