// Many pages from many hosts at a time, each host asked politely (Politeness in input.h), the pages
// in the order in which they were asked for. A thread of its own carries the transfers out, so that
// none waits for whoever takes the pages.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "fetch/earlier.h"
#include "pith/input.h"
#include "pith/result.h"

namespace pith {

// A page, and how the server announced it.
struct Fetched {
  Result<Page> page;
  std::string head = {};   // status line and header lines of the last answer
  std::string date = {};   // of a page from an earlier run, when that was: see EarlierPage
  bool unchanged = false;  // since then, as the server says
};

class Crawl {
 public:
  // So many may be added and not yet taken.
  static constexpr std::size_t kMostAhead = 10'000;

  // Pages of `earlier` are asked for only if they have changed, else taken from there.
  explicit Crawl(const InputOptions& options, std::unique_ptr<Earlier> earlier = nullptr);
  ~Crawl();  // gives up what is under way
  Crawl(const Crawl&) = delete;
  Crawl& operator=(const Crawl&) = delete;

  void add(const std::string& url);
  // The page of the URL added first of those not yet taken, of which there has to be one. Waits for
  // it; nothing when Politeness::cancelled said so meanwhile.
  std::optional<Fetched> take();

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace pith
