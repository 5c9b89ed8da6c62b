#include "app/run/system.h"

#include <atomic>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <initializer_list>

namespace pith::internal::app {
namespace {

// timeout(1) and shells may send a signal to the program and again to its group.
constexpr std::int64_t kSameSignal = 500'000'000;  // nanoseconds; chosen: no person is as fast

std::atomic<std::int64_t> first_signal{0};  // its time; 0: none came
void (*handle_second)(int signal) = SIG_DFL;

std::int64_t now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);  // may be called in a signal handler
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

void note(int signal) {
  std::int64_t first = 0;
  if (first_signal.compare_exchange_strong(first, now())) return;
  if (now() - first < kSameSignal) return;
  std::signal(signal, handle_second);
  std::raise(signal);
}

}  // namespace

void note_interrupts(void (*at_once)(int signal)) {
  handle_second = at_once;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (std::signal(signal, note) == SIG_IGN) std::signal(signal, SIG_IGN);  // nohup
  }
}

bool interrupted() { return first_signal.load() != 0; }

}  // namespace pith::internal::app
