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

// The share of the run that is done, and of what this run has to do.
struct Shares {
  double all = 0;
  double own = 0;
};

std::optional<Shares> shares_of(const RunState& state) {
  if (state.total && *state.total == 0) return std::nullopt;
  if (!state.total && !state.share) return std::nullopt;
  const auto part = [&state](std::size_t pages) {
    return static_cast<double>(pages) / static_cast<double>(std::max(*state.total, state.done));
  };
  const double all = state.total ? part(state.done) : *state.share;
  const double before = state.total ? part(state.before) : state.share_before;
  return Shares{all, before < 1 ? (all - before) / (1 - before) : 1};
}

}  // namespace

std::string progress_line(const RunState& state) {
  std::string line;
  const std::optional<Shares> shares = shares_of(state);
  if (shares) {
    const auto filled = std::min(kCells, static_cast<std::size_t>(shares->all * kCells));
    line += "[" + std::string(filled, '#') + std::string(kCells - filled, ' ') + "] ";
  }
  line += std::to_string(state.done);
  if (state.total) line += "/" + std::to_string(std::max(*state.total, state.done));
  line += " pages";
  const auto done = static_cast<double>(state.done - state.before);
  if (state.seconds > 0) line += ", " + rate(done / state.seconds);
  if (state.failed > 0) line += ", " + std::to_string(state.failed) + " failed";
  if (shares && shares->own > 0) {
    line += ", ETA " + clock(std::lround(state.seconds * (1 - shares->own) / shares->own));
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
  const double share = share_.load(std::memory_order_relaxed);
  if (share >= 0) state_.share = share;
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
