#include "serve/serve.h"

#include <pthread.h>

#include <csignal>

#include "serve/fair_semaphore.h"
#include "serve/memory_budget.h"
#include "serve/metrics.h"
#include "serve/page_fetcher.h"
#include "serve/routes.h"
#include "serve/server.h"

namespace pith::serve {
namespace {

constexpr std::size_t kMaxPages = 20;       // of full size, in memory before they are cleaned
constexpr std::size_t kWaitingPerJob = 64;  // the last request waits as long as 64 pages take

}  // namespace

std::optional<std::string> serve(const Settings& settings,
                                 const std::function<void(const std::string&)>& started) {
  Metrics metrics;
  FairSemaphore cleaning(settings.jobs, settings.jobs * kWaitingPerJob);
  MemoryBudget budget(settings.max_bytes * kMaxPages);
  std::optional<PageFetcher> fetcher;
  if (settings.fetch) fetcher.emplace(*settings.fetch, settings.timeout, metrics);
  const Routes routes(settings, cleaning, budget, fetcher ? &*fetcher : nullptr, metrics);
  Server server(settings, routes, budget, metrics);
  // The server's threads inherit the mask, so only sigwait() below takes these signals.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  if (auto failed = server.start()) return failed;
  Address address = settings.address;
  address.port = server.port();
  started(url_of(address));
  int signal = 0;
  sigwait(&ends, &signal);
  server.stop();
  return std::nullopt;
}

}  // namespace pith::serve
