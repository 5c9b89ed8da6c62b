// A progress bar on standard error, for a person who waits at a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

namespace pith::app {

class Progress {
 public:
  // `total` pages, where that is known. Not `shown`: does nothing at all.
  Progress(std::optional<std::size_t> total, bool shown) : total_(total), shown_(shown) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  // One more page is done. Draws now and then, and not before the run proves to be long.
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

}  // namespace pith::app
