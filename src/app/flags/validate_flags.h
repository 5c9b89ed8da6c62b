// Checks combinations of flags that are valid on their own, and flags against the inputs.
#pragma once

#include <string>

#include "app/flags/flags.h"
#include "input/page_stream.h"

namespace pith::internal::app {

// Returns a message about the first wrong combination, or "".
std::string validate_flags(const Flags& flags);

// Returns why the results of a run with these flags cannot be resumed, or "".
std::string why_not_resumable(const Flags& flags);

// Returns a message about the first conflict between the flags and the inputs, including those of
// lists and directories, or "".
std::string validate_inputs(const Flags& flags, const PageStream& inputs);

}  // namespace pith::internal::app
