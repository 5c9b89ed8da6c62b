// Options out of the front of a fuzz target's input:
//
//   byte 1  bits: 1 comments, 2 no tables, 4 explain
//   byte 2  mod 3: favor
//   byte 3  mod 4: format; automatic twice, it is the usual one
//   byte 4  mod 8: memory budget, the default one half of the time
//   line    the rest of the line: the page's URL
//   line    the Content-Type
#pragma once

#include <string>
#include <string_view>

#include "pith/options.h"

namespace pith::internal::fuzz {

// Reads the options and removes them from `input`.
Options take_options(std::string_view& input);

// Such a beginning for these options (with the default budget).
std::string front_of(const Options& options);

}  // namespace pith::internal::fuzz
