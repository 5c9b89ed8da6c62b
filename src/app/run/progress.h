// A progress bar on standard error, for a person who waits at a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

namespace pith::internal::app {

class Progress {
 public:
  // `total` is the number of pages, if it is known. Without `shown`, the object does nothing.
  Progress(std::optional<std::size_t> total, bool shown) : total_(total), shown_(shown) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  // Counts a finished page. The bar is drawn from time to time, and not at all in short runs.
  void step(bool failed);
  // Wipes the bar, so that a message can take its line.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::optional<std::size_t> total_;
  bool shown_;
  bool drawn_ = false;
  std::size_t done_ = 0;
  std::size_t failed_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace pith::internal::app
