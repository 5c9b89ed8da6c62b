// A page from the web for a request that names one by its URL. The service knows no network but its
// clients': what asks for pages is handed in.
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
  double seconds = 0;                   // it may take so long
  std::function<bool()> given_up = {};  // true: nobody wants it any more
};

struct Fetch {
  // Of a URL that can be fetched; an Error for others.
  std::function<Result<std::string>(const std::string& url)> host = {};
  // Called on many threads at a time.
  std::function<Result<Fetched>(const FetchRequest& request)> page = {};
  std::size_t at_once = 16;
};

}  // namespace pith::serve
