#include "app/run/system.h"

#include <atomic>
#include <csignal>
#include <initializer_list>

namespace pith::internal::app {
namespace {

std::atomic<bool> was_interrupted{false};

void note(int signal) {
  was_interrupted.store(true);
  std::signal(signal, SIG_DFL);
}

}  // namespace

void note_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (std::signal(signal, note) == SIG_IGN) std::signal(signal, SIG_IGN);  // nohup
  }
}

bool interrupted() { return was_interrupted.load(); }

}  // namespace pith::internal::app
