// The clock of all times in the benchmark: what this thread used of a CPU, in seconds, so that
// other load on the machine counts for little.
#pragma once

#include <ctime>

namespace pith::internal::bench {

inline double thread_cpu_seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace pith::internal::bench
