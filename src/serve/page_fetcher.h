// Fetches the pages that requests name by URL: waits for a free place, and turns failures into HTTP
// statuses.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "serve/extract_request.h"
#include "serve/fair_semaphore.h"
#include "serve/metrics.h"
#include "serve/serve.h"

namespace pith::internal::serve {

struct FetchFailure {
  int status = 0;
  std::string reason = {};
  bool is_temporary = false;  // the client may try again soon
};

class PageFetcher {
 public:
  // `seconds` is the time for one page, including the wait for a place.
  PageFetcher(const Fetch& fetch, double seconds, Metrics& metrics);

  // Fetches the page at request.options.url into `request`.
  std::optional<FetchFailure> fetch(ExtractRequest& request,
                                    const std::function<bool()>& is_abandoned);
  std::size_t waiting() const { return places_.waiting(); }

 private:
  const Fetch& fetch_;
  double seconds_;
  Metrics& metrics_;
  FairSemaphore places_;  // by host: one page of a host is fetched at a time
};

}  // namespace pith::internal::serve
