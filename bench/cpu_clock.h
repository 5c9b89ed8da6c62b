// The clock of all times in the benchmark: the CPU time of this thread in seconds, so that other
// load on the machine has little influence.
#pragma once

#include <ctime>

namespace pith::internal::bench {

inline double thread_cpu_seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace pith::internal::bench
