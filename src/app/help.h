// Renders the two help screens from the table of flags, which is in flags.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace pith::app {

enum class Group : std::uint8_t { input, fetching, output, extraction, other };

// What a reader is told of a flag.
struct FlagHelp {
  Group group = Group::other;
  const char* usage = "";  // "-f, --format FORMAT"
  const char* brief = "";  // one line
  const char* full = "";   // what --help adds, paragraphs without line breaks; may be empty
};

// One screen: a line a flag, in groups; those of fetching by their names alone.
std::string short_help(std::span<const FlagHelp> flags);

// Everything: each flag in full, inputs, exit codes, examples.
std::string long_help(std::span<const FlagHelp> flags);

}  // namespace pith::app
