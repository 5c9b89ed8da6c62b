// pith as an HTTP service. README.md in this folder describes its paths and answers.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "pith/result.h"
#include "serve/address.h"

namespace pith::internal::serve {

struct Fetched {
  std::string bytes = {};
  std::string url = {};           // after redirects
  std::string content_type = {};  // as the server sent it
};

struct FetchRequest {
  std::string url = {};
  double seconds = 0;                       // the time limit
  std::function<bool()> is_abandoned = {};  // true if nobody waits for the page any more
};

// How the service gets a page that a request names by URL. The service itself opens no connection
// to other servers: the caller of serve() hands in the functions that do.
struct Fetch {
  // Returns the host of a URL, or an Error if the URL cannot be fetched.
  std::function<Result<std::string>(const std::string& url)> host = {};
  // Fetches a page. It is called on many threads at the same time.
  std::function<Result<Fetched>(const FetchRequest& request)> page = {};
  std::size_t at_once = 16;
};

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

}  // namespace pith::internal::serve
