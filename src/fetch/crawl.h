// Fetches many pages from many hosts at a time, politely (Politeness in input.h), and returns them
// in the order in which they were added. The transfers run on a thread of their own, so that a slow
// consumer of the pages does not delay them.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "fetch/cookie_jar.h"
#include "fetch/earlier.h"
#include "fetch/wanted.h"
#include "pith/input.h"
#include "pith/result.h"

namespace pith::internal {

// A page and the server's response headers.
struct Fetched {
  Result<Page> page;
  std::string head = {};   // status line and header lines of the last response
  std::string date = {};   // when an unchanged page was fetched in the earlier run (EarlierPage)
  bool unchanged = false;  // the server says that the page has not changed since then
};

class Crawl {
 public:
  // The maximum number of URLs that are added and not yet taken.
  static constexpr std::size_t kMaxAhead = 10'000;

  // Pages in `earlier` get conditional requests and are taken from there if they have not changed.
  // `jar` may be null. It must outlive the crawl.
  explicit Crawl(const InputOptions& options, std::unique_ptr<Earlier> earlier = nullptr,
                 const CookieJar* jar = nullptr, Wanted wanted = Wanted::pages);
  ~Crawl();  // cancels the running transfers
  Crawl(const Crawl&) = delete;
  Crawl& operator=(const Crawl&) = delete;

  void add(const std::string& url);
  // Waits for the page of the first URL that was added and not yet taken, and returns it. Returns
  // nullopt if Politeness::canceled returns true meanwhile. Precondition: there is such a URL.
  std::optional<Fetched> take();

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace pith::internal
