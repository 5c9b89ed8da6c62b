#include "serve/serve.h"

#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

#include "serve/metrics.h"
#include "serve/room.h"
#include "serve/routes.h"
#include "serve/server.h"
#include "serve/slots.h"
#include "serve/web.h"

namespace pith::serve {
namespace {

constexpr std::size_t kMostPages = 20;      // of full size, in memory before they are cleaned
constexpr std::size_t kWaitingPerJob = 64;  // requests: the last of them waits 64 pages' time

}  // namespace

std::optional<std::string> serve(const Settings& settings,
                                 const std::function<void(const std::string&)>& started) {
  Metrics metrics;
  Slots slots(settings.jobs, settings.jobs * kWaitingPerJob);
  Room room(settings.max_bytes * kMostPages);
  std::optional<Web> web;
  if (settings.fetch) web.emplace(*settings.fetch, settings.timeout, metrics);
  Server server(settings, metrics);
  add_routes(server, settings, {slots, room, web ? &*web : nullptr}, metrics);
  // All threads leave these signals to sigwait() below.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  Address address = settings.address;
  address.port = server.bind();
  if (address.port == 0) {
    return errno == 0 ? std::string("no such address") : std::string(std::strerror(errno));
  }
  std::atomic<bool> failed = false;
  std::thread listener([&server, &failed] {
    failed = !server.listen_after_bind();
    if (failed) ::kill(::getpid(), SIGTERM);  // nobody else would
  });
  // To end it before would have no effect.
  while (!server.is_running() && !failed) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  started(url_of(address));
  int signal = 0;
  sigwait(&ends, &signal);
  server.end();
  listener.join();
  if (failed) return "can't listen any more";
  return std::nullopt;
}

}  // namespace pith::serve
