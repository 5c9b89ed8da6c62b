// The HTTP side of the service: its connections, and every request's way to an answer. What is
// answered is in routes.cc.
#pragma once

#include <httplib.h>

#include <atomic>

#include "serve/metrics.h"
#include "serve/serve.h"
#include "serve/socket_stream.h"

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
  // Nobody waits for the answer of this thread's request any more, or should not longer.
  bool is_given_up() const;

 private:
  // httplib's own knows neither a time for whole requests nor an end of the service, and has no
  // answer when there are too many connections.
  bool process_and_close_socket(socket_t socket) override;
  void answer_all(SocketStream& stream);
  bool answer(SocketStream& stream);

  const Settings& settings_;
  Metrics& metrics_;
  SocketStream::Clock::duration time_;
  std::atomic<bool> ending_ = false;
  std::atomic<SocketStream::Clock::time_point> patience_ends_ =
      SocketStream::Clock::time_point::max();
};

}  // namespace pith::serve
