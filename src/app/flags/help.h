// Renders the two help screens and the manual page from the table of flags, which is in
// flag_table.cc, and the table of containers.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::app {

enum class Group : std::uint8_t { input, fetching, output, extraction, other };

// The help for one flag.
struct FlagHelp {
  Group group = Group::other;
  std::string usage = "";                    // "-f, --format FORMAT"
  std::string brief = "";                    // what it does
  std::string full = "";                     // what --help adds, without line breaks; may be empty
  bool is_rare = false;                      // the short help has only its name
  std::vector<std::string_view> words = {};  // the values that shells offer to complete
};

// One screen: one line per flag, in groups. Of rare flags, only the names are listed.
std::string short_help(std::span<const FlagHelp> flags);

// The full help: each flag, the kinds of inputs, exit codes and examples.
std::string long_help(std::span<const FlagHelp> flags);

// The same as a manual page, in roff.
std::string man_page(std::span<const FlagHelp> flags);

}  // namespace pith::internal::app
