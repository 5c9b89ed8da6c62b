#include "support/http_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>

#include "support/gzip.h"
#include "support/packed_page.h"

namespace pith::internal::test {
namespace {

using namespace std::chrono_literals;
using std::string_view_literals::operator""sv;

constexpr auto kTick = 10ms;
constexpr auto kPatience = 30s;       // of wait_for_visits(); longer means never
constexpr char kTlsHandshake = 0x16;  // the first byte of a TLS client
constexpr std::string_view kPage = "<!DOCTYPE html><title>Served</title><p>Fine text, all of it.";
constexpr std::string_view kPng = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1"sv;
constexpr std::string_view kPdf = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n";

struct Client {
  int socket;
  const std::atomic<bool>& stop;
  const std::atomic<bool>& released;
  std::string request = {};
  std::string path = {};
  char edition = '1';
  mutable HttpServer::Clock::time_point last_send = HttpServer::Clock::now();

  // Returns false if the other side has closed or the server stops.
  bool send(std::string_view bytes) const {
    while (!bytes.empty() && !stop) {
      last_send = HttpServer::Clock::now();
      const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (sent < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return !stop;
  }

  bool pause(std::chrono::milliseconds time) const {
    for (auto left = time; left > 0ms && !stop; left -= kTick) {
      pollfd waiting = {socket, POLLIN | POLLRDHUP, 0};
      if (::poll(&waiting, 1, static_cast<int>(kTick.count())) > 0) return false;
    }
    return !stop;
  }

  bool receive_request() {
    char buffer[4096];
    while (request.find("\r\n\r\n") == std::string::npos && !stop) {
      const ssize_t got = ::recv(socket, buffer, sizeof buffer, 0);
      if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (got <= 0) return false;
      request.append(buffer, static_cast<std::size_t>(got));
      if (request.front() == kTlsHandshake) return refuse_tls();
    }
    const auto begin = request.find(' ') + 1;
    path = request.substr(begin, request.find(' ', begin) - begin);
    return !stop;
  }

  bool refuse_tls() const {
    send("HTTP/1.1 400 Bad Request\r\n\r\nThis port speaks plain HTTP.");
    return false;
  }

  // `head` is the status and any headers, each but the last ended by \r\n.
  bool head(std::string_view head) const {
    return send("HTTP/1.1 " + std::string(head) + "\r\nConnection: close\r\n\r\n");
  }

  void answer(std::string_view status_and_headers, std::string_view body) const {
    head(std::string(status_and_headers) + "\r\nContent-Length: " + std::to_string(body.size()));
    send(body);
  }

  void page(std::string_view headers, std::string_view body) const {
    answer("200 OK\r\n" + std::string(headers), body);
  }

  void redirect(std::string_view target) const {
    answer("302 Found\r\nContent-Type: text/html\r\nLocation: " + std::string(target), "<p>Moved.");
  }
};

void send_packed(const Client& client, std::string_view encoding, std::string_view body) {
  client.page("Content-Type: text/html\r\nContent-Encoding: " + std::string(encoding), body);
}

void send_cut(const Client& client, std::string_view encoding, std::string_view body) {
  send_packed(client, encoding, body.substr(0, body.size() - 3));
}

void send_lengths(const Client& client, const std::string& lengths) {
  client.head("200 OK\r\nContent-Type: text/html\r\nContent-Length: " + lengths);
  client.send(kPage);
}

void send_bomb(const Client& client) {
  std::string page(kPage);
  page.resize(48'000'000, 'a');
  send_packed(client, "gzip", gzip(page));
}

void send_endless(const Client& client) {
  client.head("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked");
  const std::string chunk = "1000\r\n" + std::string(4096, 'x') + "\r\n";
  while (client.send(chunk)) {
  }
}

void send_drops(const Client& client) {
  client.head("200 OK\r\nContent-Type: text/html\r\nContent-Length: 10000");
  while (client.send("x") && client.pause(20ms)) {
  }
}

void stall(const Client& client) { client.pause(1h); }

void send_headers(const Client& client) {
  client.send("HTTP/1.1 200 OK\r\n");
  while (client.send("X-More: " + std::string(1000, 'h') + "\r\n")) {
  }
}

void ask_for_cookie(const Client& client) {
  if (client.request.find("Cookie: seen=1") != std::string::npos) {
    return client.page("Content-Type: text/html", kPage);
  }
  client.answer("302 Found\r\nSet-Cookie: seen=1\r\nLocation: /cookie-wall", "");
}

void send_short(const Client& client) {
  client.head("200 OK\r\nContent-Type: text/html\r\nContent-Length: 500");
  client.send(std::string(100, 'x'));
}

void send_short_chunks(const Client& client) {
  client.head("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked");
  client.send("64\r\n" + std::string(100, 'x') + "\r\n");
}

// Trailers after the body say nothing about it.
void send_trailers(const Client& client) {
  client.head("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked");
  client.send("9\r\n<p>Words.\r\n0\r\nContent-Encoding: gzip\r\nHTTP/x: 1\r\n\r\n");
}

// A transfer coding that was not requested, and cut short.
void send_coded_transfer(const Client& client) {
  const std::string body = gzip(kPackedPage);
  client.head("200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nTransfer-Encoding: gzip");
  client.send(std::string_view(body).substr(0, body.size() - 9));
}

struct Route {
  std::string_view path;
  void (*run)(const Client&);
};

constexpr std::string_view kHtml = "Content-Type: text/html";
constexpr std::string_view kUtf8Html = "Content-Type: text/html; charset=utf-8";
constexpr std::string_view kXhtml =
    "<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><p>Strict.</p></html>";
constexpr std::string_view kRss = "<?xml version='1.0'?><rss><channel/></rss>";

const Route kRoutes[] = {
    {"/ok", [](const Client& c) { c.page(kUtf8Html, kPage); }},
    {"/empty", [](const Client& c) { c.page(kHtml, ""); }},
    {"/plain", [](const Client& c) { c.page("Content-Type: text/plain", "Only words."); }},
    {"/echo", [](const Client& c) { c.page("Content-Type: text/plain", c.request); }},
    {"/charset", [](const Client& c) { c.page(kUtf8Html, "<p>\xcf\xf0\xe8\xe2\xe5\xf2"); }},
    {"/gzip", [](const Client& c) { send_packed(c, "gzip", gzip(kPackedPage)); }},
    {"/deflate", [](const Client& c) { send_packed(c, "deflate", deflated(kPackedPage)); }},
    {"/br", [](const Client& c) { send_packed(c, "br", kBrotli); }},
    {"/zstd", [](const Client& c) { send_packed(c, "zstd", kZstd); }},
    {"/gzip-twice", [](const Client& c) { send_packed(c, "gzip, gzip", gzip(gzip(kPackedPage))); }},
    {"/gzip-thrice", [](const Client& c) { send_packed(c, "gzip,gzip ,GZIP", "never read"); }},
    {"/bomb", send_bomb},
    {"/bad-gzip", [](const Client& c) { send_packed(c, "gzip", kPage); }},
    {"/cut-gzip", [](const Client& c) { send_packed(c, "gzip", gzip(kPackedPage).substr(0, 60)); }},
    {"/cut-deflate", [](const Client& c) { send_cut(c, "deflate", deflated(kPackedPage)); }},
    {"/cut-br", [](const Client& c) { send_cut(c, "br", kBrotli); }},
    {"/cut-zstd", [](const Client& c) { send_cut(c, "zstd", kZstd); }},
    {"/two-lengths", [](const Client& c) { send_lengths(c, "9\r\nContent-Length: 8"); }},
    {"/two-lengths-in-one", [](const Client& c) { send_lengths(c, "9, 8"); }},
    {"/same-length-twice", [](const Client& c) { send_lengths(c, "9, 9"); }},
    {"/odd-encoding", [](const Client& c) { send_packed(c, "lzma", kPage); }},
    {"/held",
     [](const Client& c) {
       while (!c.released && c.pause(kTick)) {
       }
       if (c.released) c.page(kUtf8Html, kPage);
     }},
    {"/loop", [](const Client& c) { c.redirect("/loop"); }},
    {"/to-file", [](const Client& c) { c.redirect("file:///etc/passwd"); }},
    {"/to-ftp", [](const Client& c) { c.redirect("ftp://127.0.0.1/page.html"); }},
    {"/no-location",
     [](const Client& c) { c.answer("302 Found\r\n" + std::string(kHtml), kPage); }},
    {"/cookie-wall", ask_for_cookie},
    {"/typed-redirect", [](const Client& c) { c.redirect("/no-type-png"); }},
    {"/drip", send_drops},
    {"/stall",
     [](const Client& c) {
       c.head("200 OK\r\nContent-Type: text/html\r\nContent-Length: 50");
       stall(c);
     }},
    {"/mute", stall},
    {"/endless", send_endless},
    {"/truncated", send_short},
    {"/truncated-chunks", send_short_chunks},
    {"/trailers", send_trailers},
    {"/coded-transfer", send_coded_transfer},
    {"/close", [](const Client&) {}},
    {"/not-http", [](const Client& c) { c.send("SSH-2.0-Shell_9.2\r\nnothing to see\r\n"); }},
    {"/busy",
     [](const Client& c) { c.answer("429 Too Many Requests\r\nRetry-After: 120", "<p>Later."); }},
    {"/png", [](const Client& c) { c.page("Content-Type: image/png", kPng); }},
    {"/pdf", [](const Client& c) { c.page("Content-Type: application/pdf", kPdf); }},
    {"/pdf-as-html", [](const Client& c) { c.page(kHtml, kPdf); }},
    {"/no-type", [](const Client& c) { c.page("X-Type: none", kPage); }},
    {"/no-type-png", [](const Client& c) { c.page("X-Type: none", kPng); }},
    {"/unknown-type", [](const Client& c) { c.page("Content-Type: unknown/unknown", kPage); }},
    {"/rss", [](const Client& c) { c.page("Content-Type: application/xml", kRss); }},
    {"/xhtml-as-xml", [](const Client& c) { c.page("Content-Type: text/xml", kXhtml); }},
    {"/headers", send_headers},
    {"/long-header",
     [](const Client& c) {
       c.page("X-Long: " + std::string(200'000, 'h') + "\r\n" + std::string(kHtml), kPage);
     }},
    {"/announced",
     [](const Client& c) {
       c.head("200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000000000");
       c.send(kPage);
       stall(c);
     }},
};

void send_edition(const Client& client) {
  const bool tagged = client.path.starts_with("/tagged");
  const std::string edition(1, client.edition);
  const std::string value =
      tagged ? "\"" + edition + "\"" : "Mon, 0" + edition + " Jun 2026 08:00:00 GMT";
  const std::string validator = (tagged ? "ETag: " : "Last-Modified: ") + value;
  const std::string condition =
      (tagged ? "If-None-Match: " : "If-Modified-Since: ") + value + "\r\n";
  if (client.request.find(condition) != std::string::npos) {
    return (void)client.head("304 Not Modified\r\n" + validator);
  }
  client.page(validator + "\r\n" + std::string(kHtml),
              "<title>Dated</title><p>Fine text of edition " + edition + ", all of it, at " +
                  client.path + ".");
}

// `tries` is the number of earlier requests of this path.
void run_route(const Client& client, int tries) {
  const std::string_view path = client.path;
  const int wanted = path.size() > 7 ? std::atoi(client.path.c_str() + 7) : 0;
  if (path.starts_with("/flaky/") && tries < wanted) return client.answer("503 Busy", "<p>Later.");
  if (path.starts_with("/later/") && tries < wanted) {
    return client.answer("429 Too Many Requests\r\nRetry-After: 1", "<p>Later.");
  }
  if (path.starts_with("/flaky/") || path.starts_with("/later/")) {
    return client.page("Content-Type: text/html; charset=utf-8", kPage);
  }
  if (path.starts_with("/tagged") || path.starts_with("/dated")) return send_edition(client);
  if (path.starts_with("/to?")) return client.redirect(path.substr(4));
  if (path.starts_with("/redirect/")) {
    const int left = std::atoi(client.path.c_str() + 10);
    return client.redirect(left > 1 ? "/redirect/" + std::to_string(left - 1) : "/ok");
  }
  if (path.starts_with("/status/")) {
    const std::string head = std::string(path.substr(8, 3)) + " As Told\r\n" + std::string(kHtml);
    if (!path.ends_with("/stall")) return client.answer(head, "<h1>No</h1>");
    client.head(head + "\r\nContent-Length: 50");
    return stall(client);
  }
  for (const Route& route : kRoutes) {
    if (route.path == path) return route.run(client);
  }
  client.page("Content-Type: text/plain", client.request);
}

sockaddr_in loopback(int port, int host = 1) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl((INADDR_LOOPBACK & ~0xFFU) | static_cast<unsigned>(host));
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

// Returns a socket on a free port, which it stores in `port`.
int bind_anywhere(int& port, int host = 1) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0, host);
  socklen_t size = sizeof address;
  (void)::bind(socket, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  port = ntohs(address.sin_port);
  return socket;
}

int listen_anywhere(int backlog, int& port, int host = 1) {
  const int socket = bind_anywhere(port, host);
  ::listen(socket, backlog);
  return socket;
}

}  // namespace

HttpServer::HttpServer(int host) : host_(host) {
  listener_ = listen_anywhere(64, port_, host);
  acceptor_ = std::thread([this] { accept_loop(); });
}

HttpServer::~HttpServer() {
  stop_ = true;
  ::shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  ::close(listener_);
  for (std::thread& client : clients_) client.join();
}

std::string HttpServer::url(std::string_view path) const {
  return "http://127.0.0." + std::to_string(host_) + ":" + std::to_string(port_) +
         std::string(path);
}

std::vector<HttpServer::Visit> HttpServer::visits() const {
  const std::lock_guard lock(mutex_);
  return visits_;
}

bool HttpServer::wait_for_visits(std::size_t count) const {
  std::unique_lock lock(mutex_);
  return visited_.wait_for(lock, kPatience, [&] { return visits_.size() >= count; });
}

void HttpServer::set_file(const std::string& path, std::string content_type, std::string body) {
  const std::lock_guard lock(mutex_);
  files_[path] = {std::move(content_type), std::move(body)};
}

void HttpServer::set_robots(std::string text) {
  const std::lock_guard lock(mutex_);
  robots_ = std::move(text);
}

void HttpServer::set_edition(char edition) {
  const std::lock_guard lock(mutex_);
  edition_ = edition;
}

void HttpServer::set_robots_status(int status) {
  const std::lock_guard lock(mutex_);
  robots_status_ = status;
}

void HttpServer::accept_loop() {
  while (!stop_) {
    pollfd waiting = {listener_, POLLIN, 0};
    if (::poll(&waiting, 1, 50) <= 0) continue;
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket >= 0) clients_.emplace_back([this, socket] { serve(socket); });
  }
}

void HttpServer::serve(int socket) {
  const timeval tick = {0, 50'000};  // so that blocking calls notice when the server stops
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &tick, sizeof tick);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &tick, sizeof tick);
  Client client{socket, stop_, released_};
  if (client.receive_request()) {
    ++requests_;
    std::unique_lock lock(mutex_);
    const std::size_t number = visits_.size();
    const Clock::time_point begin = Clock::now();
    visits_.push_back({client.path, client.request, begin, begin});
    visited_.notify_all();
    client.edition = edition_;
    const int tries = tries_[client.path]++;
    const std::string robots = client.path == "/robots.txt" ? robots_ : "";
    const int status = client.path == "/robots.txt" ? robots_status_ : 0;
    const auto found = files_.find(client.path);
    const bool is_file = found != files_.end();
    const auto file = is_file ? found->second : std::pair<std::string, std::string>();
    lock.unlock();
    if (is_file) {
      client.page("Content-Type: " + file.first, file.second);
    } else if (status != 0) {
      client.answer(std::to_string(status) + " As Told\r\n" + std::string(kHtml), "<h1>No</h1>");
    } else if (!robots.empty()) {
      client.page("Content-Type: text/plain", robots);
    } else {
      run_route(client, tries);
    }
    lock.lock();
    visits_[number].end = client.last_send;
  }
  ::close(socket);
}

ClosedPort::ClosedPort() : socket_(bind_anywhere(port_)) {}

ClosedPort::~ClosedPort() { ::close(socket_); }

DeafPort::DeafPort() {
  sockets_.push_back(listen_anywhere(0, port_));
  const sockaddr_in address = loopback(port_);
  for (int i = 0; i < 4; ++i) {
    sockets_.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    (void)::connect(sockets_.back(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
}

DeafPort::~DeafPort() {
  for (const int socket : sockets_) ::close(socket);
}

}  // namespace pith::internal::test
