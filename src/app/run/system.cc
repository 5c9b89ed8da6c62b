#include "app/run/system.h"

#include <atomic>
#include <csignal>
#include <initializer_list>

namespace pith::internal::app {
namespace {

std::atomic<bool> was_interrupted{false};

void (*handle_second)(int signal) = SIG_DFL;

void note(int signal) {
  was_interrupted.store(true);
  std::signal(signal, handle_second);
}

}  // namespace

void note_interrupts(void (*at_once)(int signal)) {
  handle_second = at_once;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (std::signal(signal, note) == SIG_IGN) std::signal(signal, SIG_IGN);  // nohup
  }
}

bool interrupted() { return was_interrupted.load(); }

}  // namespace pith::internal::app
