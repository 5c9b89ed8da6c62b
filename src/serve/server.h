// The HTTP side of the service: its connections, and every request's way to an answer. What is
// answered is in routes.cc.
#pragma once

#include <httplib.h>

#include <atomic>

#include "serve/metrics.h"
#include "serve/serve.h"

namespace pith::serve {

class Server : public httplib::Server {
 public:
  Server(const Settings& settings, Metrics& metrics);

  // The port, or 0 and the reason in errno.
  int bind();
  // What has begun is answered still.
  void end();

  // This thread's connection is closed behind the answer, as not all of the request was read.
  static void close_behind(httplib::Response& answer);

 private:
  // httplib's own knows neither a time for whole requests nor an end of the service, and has no
  // answer when there are too many connections.
  bool process_and_close_socket(socket_t socket) override;

  const Settings& settings_;
  Metrics& metrics_;
  std::atomic<bool> ending_ = false;
};

}  // namespace pith::serve
