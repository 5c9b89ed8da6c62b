// How the service gets a page that a request names by URL. The service itself opens no connection
// to other servers: the caller of serve() hands in the functions that do.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "pith/result.h"

namespace pith::serve {

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

struct Fetch {
  // Returns the host of a URL, or an Error if the URL cannot be fetched.
  std::function<Result<std::string>(const std::string& url)> host = {};
  // Fetches a page. It is called on many threads at the same time.
  std::function<Result<Fetched>(const FetchRequest& request)> page = {};
  std::size_t at_once = 16;
};

}  // namespace pith::serve
