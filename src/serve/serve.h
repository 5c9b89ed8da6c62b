// pith as an HTTP service. README.md says what it answers.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "serve/address.h"
#include "serve/fetch.h"

namespace pith::serve {

struct Settings {
  Address address = {};
  std::size_t jobs = 1;                // pages cleaned at a time
  std::size_t max_bytes = 20'000'000;  // of a body
  // Seconds for a request to be there, for the page that it names, and for its answer to go.
  double timeout = 30;
  std::optional<Fetch> fetch = {};  // none: pages are never fetched
};

// Serves until SIGTERM or SIGINT, then answers what has begun and returns nothing; or why it could
// not start. `started` is told the URL. To be called on the only thread of the program.
std::optional<std::string> serve(const Settings& settings,
                                 const std::function<void(const std::string&)>& started);

}  // namespace pith::serve
