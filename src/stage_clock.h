// The clock of extract(): how long each stage takes, and whether to stop after it.
#pragma once

#include <chrono>
#include <stop_token>
#include <utility>

namespace pith::internal {

// Thrown between stages when a stop is requested; extract_with() catches it.
struct Canceled {};

class StageClock {
 public:
  explicit StageClock(const std::stop_token& stop) : stop_(stop) {}

  // Seconds since the construction or the last call. Throws Canceled if a stop was requested.
  double lap() {
    if (stop_.stop_requested()) throw Canceled();
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> seconds = now - std::exchange(begin_, now);
    return seconds.count();
  }

 private:
  const std::stop_token& stop_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace pith::internal
