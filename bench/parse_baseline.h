// The reference for speed: the time that Gumbo alone takes to parse a page and free its tree, with
// its own allocator, on the unchanged bytes.
#pragma once

#include <string_view>

namespace pith::internal::bench {

// CPU seconds of this thread.
double bare_parse_seconds(std::string_view bytes);

}  // namespace pith::internal::bench
