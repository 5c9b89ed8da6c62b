// An HTTP/1.1 server on loopback that misbehaves on purpose, for tests of whatever fetches. Every
// path is a behaviour; http_server.cc lists them. Threads and sockets only, no library.
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace pith::test {

// Serves from construction to destruction, on a port of the system's choice.
//
//   /ok  /empty  /plain  /echo (the request's headers as text)  /charset (declares utf-8, is 1251)
//   /gzip  /deflate  /br  /zstd  /bomb (48 MB in 48 kB)  /bad-gzip  /cut-gzip  /odd-encoding
//   /redirect/N (N hops to /ok)  /loop  /to-file  /to-ftp  /no-location
//   /cookie-wall (lets in who brings its cookie back)  /typed-redirect (to /no-type-png)
//   /drip  /stall (after the headers)  /mute (accepts, says nothing)  /endless (chunked)
//   /truncated (100 of 500)  /truncated-chunks  /close (before an answer)  /not-http
//   /status/NNN (with an HTML body)  /status/NNN/stall  /busy (429, Retry-After)
//   /png  /pdf  /pdf-as-html  /no-type  /no-type-png  /unknown-type  /rss  /xhtml-as-xml
//   /headers (without end)  /long-header (one of 200 kB)  /announced (Content-Length 9 GB)
class HttpServer {
 public:
  HttpServer();
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::string url(std::string_view path) const;
  int port() const { return port_; }
  int requests() const { return requests_; }

 private:
  void accept_loop();
  void serve(int socket);

  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stop_ = false;
  std::atomic<int> requests_ = 0;
  std::vector<std::thread> clients_;
  std::thread acceptor_;
};

// A port of loopback that nobody listens on.
int closed_port();

// A port whose queue is full: connections to it are neither accepted nor refused.
class DeafPort {
 public:
  DeafPort();
  ~DeafPort();
  DeafPort(const DeafPort&) = delete;
  DeafPort& operator=(const DeafPort&) = delete;

  int port() const { return port_; }

 private:
  int port_ = 0;
  std::vector<int> sockets_;
};

}  // namespace pith::test
