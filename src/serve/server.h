// The HTTP server: libmicrohttpd with one thread per connection, the service's limits, and an
// orderly end. What is answered is in routes.cc.
#pragma once

#include <microhttpd.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "serve/memory_budget.h"
#include "serve/metrics.h"
#include "serve/routes.h"
#include "serve/serve.h"

namespace pith::serve {

class Server {
 public:
  Server(const Settings& settings, const Routes& routes, MemoryBudget& budget, Metrics& metrics);
  ~Server() { stop(); }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Starts to listen and to answer. Returns the reason if it cannot.
  std::optional<std::string> start();
  // The port on which it listens.
  int port() const;
  // Accepts no more connections, waits until the requests in flight are answered, and closes the
  // rest.
  void stop();

 private:
  using Clock = std::chrono::steady_clock;
  struct Exchange;

  // libmicrohttpd calls these two. The first is called for the head of a request, for each piece of
  // its body, and once more when all is there.
  static MHD_Result handle(void* self, MHD_Connection* connection, const char* url,
                           const char* method, const char* version, const char* data,
                           std::size_t* size, void** state);
  static void complete(void* self, MHD_Connection* connection, void** state,
                       MHD_RequestTerminationCode why);

  MHD_Result begin(Exchange& exchange) const;
  bool add(Exchange& exchange, std::string_view piece) const;
  MHD_Result finish(Exchange& exchange) const;
  MHD_Result send(Exchange& exchange, Answer answer) const;
  bool is_abandoned(const Exchange& exchange) const;
  // More bytes than these are not read from a client that is refused.
  std::size_t max_read() const;

  const Settings& settings_;
  const Routes& routes_;
  MemoryBudget& budget_;
  Metrics& metrics_;
  Clock::duration timeout_;
  MHD_Daemon* daemon_ = nullptr;
  std::atomic<bool> is_stopping_ = false;
  std::atomic<Clock::time_point> patience_ends_ = Clock::time_point::max();
};

}  // namespace pith::serve
