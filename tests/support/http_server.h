// An HTTP/1.1 server on loopback that misbehaves on purpose, for tests of fetching. Every path is a
// behavior; http_server.cc lists them. It uses threads and sockets only, no library.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace pith::internal::test {

// Serves from construction to destruction, on a port of the system's choice.
//
//   /ok  /empty  /plain  /echo (the request's headers as text)  /charset (declares utf-8, is 1251)
//   /gzip  /deflate  /br  /zstd  /bomb (48 MB in 48 kB)  /bad-gzip  /cut-gzip  /odd-encoding
//   /cut-deflate  /cut-br  /cut-zstd  /two-lengths  /two-lengths-in-one  /same-length-twice
//   /redirect/N (N hops to /ok)  /loop  /to-file  /to-ftp  /no-location
//   /cookie-wall (lets in who brings its cookie back)  /typed-redirect (to /no-type-png)
//   /drip  /stall (after the headers)  /mute (accepts, says nothing)  /endless (chunked)
//   /truncated (100 of 500)  /truncated-chunks  /close (before an answer)  /not-http
//   /status/NNN (with an HTML body)  /status/NNN/stall  /busy (429, Retry-After)
//   /png  /pdf  /pdf-as-html  /no-type  /no-type-png  /unknown-type  /rss  /xhtml-as-xml
//   /flaky/N (503 N times, then /ok)  /later/N (429 with Retry-After: 1 N times, then /ok)
//   /tagged...  /dated... (a page of the server's edition with an ETag, a Last-Modified; 304 to a
//   request that names it)
//   /held (/ok, once release() was called)  /to?URL (redirects there)
//   /headers (without end)  /long-header (one of 200 kB)  /announced (Content-Length 9 GB)
class HttpServer {
 public:
  using Clock = std::chrono::steady_clock;
  struct Visit {
    std::string path;
    std::string request;  // as it came
    Clock::time_point begin;
    // `end`: when the last piece of the answer was about to be sent, so that no client can have all
    // of it before; equal to `begin` until then.
    Clock::time_point end;
  };

  // Listens on 127.0.0.`host`, so that clients take servers for different hosts.
  explicit HttpServer(int host = 1);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::string url(std::string_view path) const;
  int port() const { return port_; }
  int requests() const { return requests_; }
  // In the order of their arrival.
  std::vector<Visit> visits() const;
  // Waits for that many visits. Returns false if they do not come in time.
  bool wait_for_visits(std::size_t count) const;
  // Sends the answers to /held, including later ones.
  void release() { released_ = true; }
  // What is at a path that is none of the above.
  void set_file(const std::string& path, std::string content_type, std::string body);
  // The content of /robots.txt; by default a text without rules.
  void set_robots(std::string text);
  // The content of the pages that have editions; a digit.
  void set_edition(char edition);
  // Answers with a status instead of a text.
  void set_robots_status(int status);

 private:
  void accept_loop();
  void serve(int socket);

  int host_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stop_ = false;
  std::atomic<bool> released_ = false;
  std::atomic<int> requests_ = 0;
  mutable std::condition_variable visited_;
  mutable std::mutex mutex_;  // guards the members below
  std::vector<Visit> visits_;
  std::map<std::string, std::pair<std::string, std::string>> files_;  // type and body by path
  std::string robots_;
  int robots_status_ = 0;
  char edition_ = '1';
  std::map<std::string, int> tries_;
  std::vector<std::thread> clients_;
  std::thread acceptor_;
};

// A port of loopback on which nobody listens, nor can while this object lives.
class ClosedPort {
 public:
  ClosedPort();
  ~ClosedPort();
  ClosedPort(const ClosedPort&) = delete;
  ClosedPort& operator=(const ClosedPort&) = delete;

  int port() const { return port_; }

 private:
  int port_ = 0;
  int socket_ = -1;
};

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

}  // namespace pith::internal::test
