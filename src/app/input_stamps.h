// Whether a run's files of many pages are those that it was begun with.
#pragma once

#include <string>
#include <vector>

#include "app/flags.h"

namespace pith::app {

// A short text for each: the list, then every INPUT, then all that the list names and directories
// hold together. It is another where a file's size or time of writing is; empty of what is no file
// of many pages.
std::vector<std::string> input_stamps(const Flags& flags);

// What the stamp of this number is of, for a person.
std::string stamped(const Flags& flags, std::size_t number);

}  // namespace pith::app
