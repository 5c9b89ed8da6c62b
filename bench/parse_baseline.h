// The yardstick for speed: what Gumbo alone takes to parse a page and free its tree, with its own
// allocator, on the bytes as they are.
#pragma once

#include <string_view>

namespace pith::internal::bench {

// CPU seconds of this thread.
double bare_parse_seconds(std::string_view bytes);

}  // namespace pith::internal::bench
