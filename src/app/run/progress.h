// A progress bar on standard error, for a person who waits at a terminal.
#pragma once

#include <atomic>
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
  // Otherwise: which share of the inputs was read, and how much of it by an earlier run.
  std::optional<double> share = {};
  double share_before = 0;
  double seconds = 0;
};

// "[###   ] 60/120 pages, 30/s, 2 failed, ETA 0:02", without line end.
std::string progress_line(const RunState& state);

class Progress {
 public:
  // Takes what is known before the first page from `state`. Without `shown`, the object does
  // nothing.
  Progress(const RunState& state, bool shown) : state_(state), shown_(shown) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  // Counts a finished page. The bar is drawn from time to time, and not at all in short runs.
  void step(bool failed);
  // Sets the share of the inputs that was read. Any thread may call it.
  void set_share(double share) { share_.store(share, std::memory_order_relaxed); }
  // Wipes the bar, so that a message can take its line.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  RunState state_;
  std::atomic<double> share_{-1};  // -1: not known
  bool shown_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace pith::internal::app
