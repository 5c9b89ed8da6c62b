// What the service answers at each of its paths.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "serve/body.h"
#include "serve/extract_request.h"
#include "serve/fair_semaphore.h"
#include "serve/metrics.h"
#include "serve/page_fetcher.h"
#include "serve/request_head.h"
#include "serve/serve.h"

namespace pith::internal::serve {

struct Request {
  const RequestHead& head;
  Body& body;
  std::function<bool()> is_abandoned;  // nobody waits for the answer any more
};

class Routes {
 public:
  // `fetcher` is null if no pages are fetched.
  Routes(const Settings& settings, FairSemaphore& cleaning, const MemoryBudget& budget,
         PageFetcher* fetcher, Metrics& metrics);

  // Returns an answer if the head alone decides it: an unknown path, a wrong method or media type.
  std::optional<Answer> refuse(const RequestHead& head) const;
  // Answers a request whose body is complete. refuse() must have let its head pass.
  Answer answer(const Request& request) const;

  // Makes a page of a refusal that a reader sees in a browser. Programs get JSON, and so does
  // everyone who sends pages to /extract.
  Answer for_reader(const RequestHead& head, Answer answer) const;

  // Returns the path if it is one of the service, "other" if not.
  static std::string_view known_path(const RequestHead& head);
  static bool takes_body(const RequestHead& head);
  static bool takes_form(const RequestHead& head);

 private:
  Answer answer_extract(const Request& request) const;
  Answer answer_report(const Request& request) const;
  Answer answer_metrics() const;
  // Reads the fields of the form at /. Returns what is wrong, or an empty string.
  std::string read_form(ExtractRequest& wanted, std::map<std::string, std::string>& fields) const;
  std::optional<Answer> fetch(ExtractRequest& wanted, const Request& request) const;
  Answer clean(ExtractRequest& wanted) const;

  const Settings& settings_;
  FairSemaphore& cleaning_;
  const MemoryBudget& budget_;
  PageFetcher* fetcher_;
  Metrics& metrics_;
};

}  // namespace pith::internal::serve
