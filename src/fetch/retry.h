// Which failed requests are made again, and when.
#pragma once

#include <curl/curl.h>

#include <optional>

namespace pith::internal {

// How a request ended.
struct Attempt {
  CURLcode code = CURLE_OK;
  long status = 0;          // of the response, or 0 if there was none
  double retry_after = 0;   // the seconds that the server asks to wait (Retry-After), or 0
  bool is_private = false;  // the connection was refused because the address is private
  int number = 1;           // 1 for the first request
};

// Seconds to wait before a failed request is made again. Returns nullopt if its failure is not
// transient, or if it was made again `retries` times already (Politeness in input.h).
std::optional<double> wait_before_retry(const Attempt& attempt, int retries);

// Whether the host did not answer the request at all.
bool was_silent(CURLcode code);

}  // namespace pith::internal
