// What the C++ runners of bench/run have in common; bench/peers/README.md says what every runner
// reads and prints.
#pragma once

#include <functional>
#include <string>

namespace pith::internal::bench {

struct PageInMemory {
  std::string id = {};
  std::string url = {};
  std::string text_path = {};  // empty: a page to warm up with
  std::string bytes = {};
};

// The job that is timed: a page's text. What it throws counts as a failed page.
using PageJob = std::function<std::string(const PageInMemory&)>;

// The process's main(): reads every page of the manifest argv[1], then does the job on one after
// the other. Returns the exit code.
int page_loop(int argc, char** argv, const std::string& version, const PageJob& job);

}  // namespace pith::internal::bench
