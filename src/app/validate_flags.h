// What is wrong with flags that are fine one by one.
#pragma once

#include <string>
#include <vector>

#include "app/flags.h"

namespace pith::app {

bool is_directory(const std::string& path);

// What a service can't be told: the requests say it. `given`: the names of the flags that were.
std::string wrong_for_service(const std::vector<std::string>& given, const Flags& flags);

// The first thing that is wrong, for a person, or nothing.
std::string wrong_together(const Flags& flags);

}  // namespace pith::app
