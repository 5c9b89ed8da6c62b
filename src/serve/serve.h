// pith as an HTTP service. README.md in this folder describes its paths and answers.
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
  std::size_t jobs = 1;                // pages cleaned at the same time
  std::size_t max_bytes = 20'000'000;  // of a request's body
  // Seconds for a request's body to arrive, for the page that it names to be fetched, and for the
  // client to take the next part of the answer.
  double timeout = 30;
  std::optional<Fetch> fetch = {};  // without it, pages are never fetched
};

// Serves until SIGTERM or SIGINT, then answers the requests that have begun and returns nullopt.
// Returns the reason if it cannot start. `started` is called with the service's URL. Call it while
// the program has only one thread.
std::optional<std::string> serve(const Settings& settings,
                                 const std::function<void(const std::string&)>& started);

}  // namespace pith::serve
