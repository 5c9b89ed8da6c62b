// The common part of bench/run's C++ runners; bench/peers/README.md describes what every runner
// reads and prints.
#pragma once

#include <functional>
#include <string>

namespace pith::internal::bench {

struct PageInMemory {
  std::string id = {};
  std::string url = {};
  std::string text_path = {};  // empty for a page that only warms up
  std::string bytes = {};
};

// The job that is timed, which returns a page's text. If it throws, the page counts as failed.
using PageJob = std::function<std::string(const PageInMemory&)>;

// The process's main(): reads every page of the manifest argv[1], then runs the job on them one
// after the other, or `markup` where markup is wanted. Returns the exit code.
int page_loop(int argc, char** argv, const std::string& version, const PageJob& job,
              const PageJob& markup = nullptr);

}  // namespace pith::internal::bench
