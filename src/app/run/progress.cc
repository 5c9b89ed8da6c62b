#include "app/run/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

namespace pith::internal::app {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPatience{1000};  // no bar for shorter runs
constexpr milliseconds kInterval{100};   // looks smooth and costs nothing noticeable
constexpr std::size_t kCells = 30;

constexpr long kMinute = 60;

std::string two_digits(long number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// "0:05", "12:00" or "1:02:03".
std::string clock(long seconds) {
  const long minutes = seconds / kMinute;
  const std::string end = ":" + two_digits(seconds % kMinute);
  if (minutes < kMinute) return std::to_string(minutes) + end;
  return std::to_string(minutes / kMinute) + ":" + two_digits(minutes % kMinute) + end;
}

// "30/s", or "12/min" if there are fewer pages than seconds.
std::string rate(double per_second) {
  if (per_second >= 1) return std::to_string(static_cast<long>(per_second)) + "/s";
  return std::to_string(static_cast<long>(per_second * kMinute)) + "/min";
}

}  // namespace

std::string progress_line(const RunState& state) {
  std::string line;
  const std::size_t total = std::max(state.total.value_or(0), state.done);
  if (state.total && total > 0) {
    const std::size_t filled = kCells * state.done / total;
    line += "[" + std::string(filled, '#') + std::string(kCells - filled, ' ') + "] ";
  }
  line += std::to_string(state.done);
  if (state.total) line += "/" + std::to_string(total);
  line += " pages";
  const double done = static_cast<double>(state.done - state.before);
  if (state.seconds > 0) line += ", " + rate(done / state.seconds);
  if (state.failed > 0) line += ", " + std::to_string(state.failed) + " failed";
  if (state.total && done > 0) {
    const double rest = static_cast<double>(total - state.done) * state.seconds / done;
    line += ", ETA " + clock(std::lround(rest));
  }
  return line;
}

void Progress::step(bool failed) {
  ++state_.done;
  if (failed) ++state_.failed;
  const Clock::time_point now = Clock::now();
  if (!shown_ || now - start_ < kPatience || now - last_ < kInterval) return;
  last_ = now;
  drawn_ = true;
  state_.seconds = std::chrono::duration<double>(now - start_).count();
  // The escape sequence clears the rest of a longer line.
  const std::string line = "\r" + progress_line(state_) + "\x1b[K";
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
}

void Progress::clear() {
  if (!drawn_) return;
  drawn_ = false;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
}

}  // namespace pith::internal::app
