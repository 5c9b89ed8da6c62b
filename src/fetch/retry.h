// Whether and when a request that failed is made once more (Politeness::retries in input.h).
#pragma once

#include <curl/curl.h>

#include <optional>

#include "fetch/transfer.h"

namespace pith {

// Seconds to wait before the next try, after `tries` of them; none when there is no sense in one.
std::optional<double> wait_before_retry(const Transfer& transfer, CURLcode code, int tries,
                                        int retries);

// Whether the host left the request without any answer.
bool was_silent(CURLcode code);

}  // namespace pith
