// How the inputs of a run are read and fetched.
#pragma once

#include "app/flags/flags.h"
#include "input/page_stream.h"

namespace pith::internal::app {

StreamOptions input_options(const Flags& flags);

}  // namespace pith::internal::app
