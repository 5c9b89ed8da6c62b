#include "app/run/progress.h"

#include <algorithm>
#include <cstdio>
#include <string>

namespace pith::internal::app {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPatience{1000};  // no bar for shorter runs
constexpr milliseconds kInterval{100};   // looks smooth and costs nothing noticeable
constexpr std::size_t kCells = 30;

}  // namespace

void Progress::step(bool failed) {
  ++done_;
  if (failed) ++failed_;
  const Clock::time_point now = Clock::now();
  if (!shown_ || now - start_ < kPatience || now - last_ < kInterval) return;
  last_ = now;
  drawn_ = true;
  std::string line = "\r";
  if (total_ && *total_ > 0) {
    const std::size_t filled = std::min(kCells, kCells * done_ / *total_);
    line += "[" + std::string(filled, '#') + std::string(kCells - filled, ' ') + "] ";
  }
  line += std::to_string(done_);
  if (total_) line += "/" + std::to_string(*total_);
  const double seconds = std::chrono::duration<double>(now - start_).count();
  line +=
      " pages, " + std::to_string(static_cast<long>(static_cast<double>(done_) / seconds)) + "/s";
  if (failed_ > 0) line += ", " + std::to_string(failed_) + " failed";
  line += "\x1b[K";  // clears the rest of a longer line
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
