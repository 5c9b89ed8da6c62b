#include "serve/server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "serve/head.h"
#include "serve/socket_stream.h"
#include "serve/threads.h"

namespace pith::serve {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostConnections = 256;
constexpr auto kIdle = 5s;      // between two requests of a connection
constexpr auto kPatience = 5s;  // with who waits for others, once the service ends
constexpr std::size_t kMostRequests = 1'000'000;  // of a connection
constexpr int kBacklog = 511;  // connections that nobody accepted yet; httplib asks for 5
constexpr std::size_t kRoom = 1'000'000;  // for a request's head, and what frames its body

constexpr std::string_view kNoRoom =
    "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nRetry-After: 1\r\n"
    "Connection: close\r\nContent-Length: 34\r\n\r\n{\"error\":\"too many connections\"}\r\n";

thread_local bool closes_behind = false;
thread_local SocketStream* here = nullptr;
thread_local SocketStream::Clock::time_point began;

// The few paths there are, so that clients can't fill the memory with others.
std::string_view known(const std::string& path) {
  constexpr std::array<std::string_view, 5> kPaths = {"/", "/extract", "/report", "/health",
                                                      "/metrics"};
  const auto* const found = std::find(kPaths.begin(), kPaths.end(), path);
  return found == kPaths.end() ? "other" : *found;
}

// A request that tells of no body has none; httplib would read on until the client goes away.
void tell_of_body(httplib::Request& request) {
  const bool told = request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
  if (!told) request.set_header("Content-Length", "0");
}

double seconds_since(SocketStream::Clock::time_point begin) {
  return std::chrono::duration<double>(SocketStream::Clock::now() - begin).count();
}

void write_bad(SocketStream& stream, const BadHead& bad) {
  const std::string body = std::string("{\"error\":\"") + bad.why + "\"}\n";
  const std::string head = "HTTP/1.1 " + std::to_string(bad.status) +
                           " Refused\r\nContent-Type: application/json\r\nConnection: close\r\n"
                           "Content-Length: " +
                           std::to_string(body.size()) + "\r\n\r\n";
  stream.write(head.data(), head.size());
  stream.write(body.data(), body.size());
}

// Says it and is gone: whoever accepts connections has no time to lose.
void refuse(int socket) {
  std::array<char, 16384> unread;
  ::recv(socket, unread.data(), unread.size(), MSG_DONTWAIT);
  ::send(socket, kNoRoom.data(), kNoRoom.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  ::shutdown(socket, SHUT_RDWR);
  ::close(socket);
}

}  // namespace

Server::Server(const Settings& settings, Metrics& metrics)
    : settings_(settings),
      metrics_(metrics),
      time_(std::chrono::duration_cast<SocketStream::Clock::duration>(
          std::chrono::duration<double>(settings.timeout))) {
  // Not SO_REUSEPORT, which httplib sets: with it two services may share a port unnoticed.
  set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  });
  set_keep_alive_timeout(std::chrono::seconds(kIdle).count());  // both for the header only
  set_keep_alive_max_count(kMostRequests);
  set_payload_max_length(settings.max_bytes + kRoom);
  new_task_queue = [] { return new Threads(kMostConnections); };
  set_post_routing_handler([this](const httplib::Request& /*request*/, httplib::Response& answer) {
    if (ending_ && !closes_behind) close_behind(answer);
    if (closes_behind) answer.headers.erase("Keep-Alive");
    here->allow(time_, 0);  // to be taken
  });
  set_logger([this](const httplib::Request& request, const httplib::Response& response) {
    metrics_.answered(known(request.path), response.status, seconds_since(began));
    metrics_.sent(response.body.size());
  });
}

int Server::bind() {
  const Address& address = settings_.address;
  errno = 0;
  int port = address.port;
  if (port == 0) {
    port = bind_to_any_port(address.host);
  } else if (!bind_to_port(address.host, port)) {
    port = -1;
  }
  if (port > 0) ::listen(svr_sock_, kBacklog);
  return std::max(port, 0);
}

void Server::end() {
  patience_ends_ = SocketStream::Clock::now() + kPatience;
  ending_ = true;
  stop();
}

void Server::close_behind(httplib::Response& answer) {
  closes_behind = true;
  answer.set_header("Connection", "close");
}

bool Server::is_given_up() const {
  return here->is_left() || SocketStream::Clock::now() > patience_ends_.load();
}

bool Server::process_and_close_socket(socket_t socket) {
  if (no_room_here()) {
    refuse(socket);
    metrics_.answered("other", 503, 0);
    return false;
  }
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
  SocketStream stream(socket);
  here = &stream;
  try {
    answer_all(stream);
  } catch (const std::exception&) {  // out of memory: this connection's end, not the service's
  }
  here = nullptr;
  return true;
}

void Server::answer_all(SocketStream& stream) {
  bool more = true;
  while (more && stream.wait(kIdle, ending_)) {
    metrics_.begin();
    struct End {
      Metrics& metrics;
      ~End() { metrics.end(); }
    } const end{metrics_};
    more = answer(stream);
  }
}

// Whether another request may follow.
bool Server::answer(SocketStream& stream) {
  closes_behind = false;
  began = SocketStream::Clock::now();
  // Chunks may frame each byte of a body.
  stream.allow(time_, 2 * settings_.max_bytes + kRoom);
  const std::span<char> head = stream.read_head();
  std::optional<BadHead> bad;
  if (!head.empty()) {
    bad = judge_head({head.data(), head.size()});
  } else if (stream.too_large()) {
    bad = BadHead{431, "a head of more than 65536 bytes"};
  } else if (!stream.is_left()) {
    bad = BadHead{408, "the request came too slowly"};
  } else {
    return false;
  }
  if (bad) {
    stream.allow(time_, 0);
    write_bad(stream, *bad);
    stream.flush();
    metrics_.answered("other", bad->status, seconds_since(began));
    return false;
  }
  // Nothing here has parts; httplib would repeat one as often as it is asked for.
  hide_header(head, "Range");
  bool closed = false;
  const bool good = process_request(stream, ending_, closed, tell_of_body);
  return stream.flush() && good && !closed && !closes_behind && !ending_;
}

}  // namespace pith::serve
