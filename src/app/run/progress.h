// A progress bar on standard error, for a person who waits at a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace pith::internal::app {

// How far a run has come.
struct RunState {
  std::size_t done = 0;    // including `before`
  std::size_t before = 0;  // pages that an earlier run has finished
  std::size_t failed = 0;
  std::optional<std::size_t> total = {};  // if it is known
  double seconds = 0;
};

// "[###   ] 60/120 pages, 30/s, 2 failed, ETA 0:02", without line end.
std::string progress_line(const RunState& state);

class Progress {
 public:
  // `total` is the number of pages, if it is known. `before` of them are done. Without `shown`, the
  // object does nothing.
  Progress(std::optional<std::size_t> total, std::size_t before, bool shown)
      : state_{.done = before, .before = before, .total = total}, shown_(shown) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  // Counts a finished page. The bar is drawn from time to time, and not at all in short runs.
  void step(bool failed);
  // Wipes the bar, so that a message can take its line.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  RunState state_;
  bool shown_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace pith::internal::app
