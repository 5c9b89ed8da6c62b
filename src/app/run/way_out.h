// Says what a user can do about a page that could not be read.
#pragma once

#include <string>
#include <string_view>

#include "pith/result.h"

namespace pith::internal::app {

// Whether a name without a scheme looks like an address on the web, such as "example.org/post" and
// "localhost:8080". "page.html" does not.
bool looks_like_host(std::string_view name);

// What follows the reason of an error, " (...)", or "".
std::string way_out(const Error& error);

}  // namespace pith::internal::app
