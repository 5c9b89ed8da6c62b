#include "serve/serve.h"

#include <microhttpd.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "serve/body.h"
#include "serve/fair_semaphore.h"
#include "serve/metrics.h"
#include "serve/page_fetcher.h"
#include "serve/routes.h"

namespace pith::internal::serve {
namespace {

// The HTTP server: libmicrohttpd with one thread per connection, the service's limits, and an
// orderly end. What is answered is in routes.cc.
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

  // Callbacks of libmicrohttpd. The first is called for the head of a request, for each piece of
  // its body, and once more when the body is complete.
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
  // At most this many bytes are read from a client whose request is refused.
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

using namespace std::chrono_literals;

constexpr unsigned kMaxConnections = 512;
constexpr unsigned kMaxConnectionsPerAddress = 256;
constexpr int kBacklog = 511;
constexpr std::size_t kConnectionMemory = 65536;  // a head may take about half of it
constexpr auto kPatience = 5s;  // how long requests that wait for other servers may take after the
                                // service was asked to stop
constexpr std::size_t kFraming = 65536;  // the size of a form's framing around its fields

#if MHD_VERSION >= 0x00097701
constexpr MHD_OPTION kStrictness = MHD_OPTION_CLIENT_DISCIPLINE_LVL;
constexpr int kStrict = 1;  // the level for public servers; it refuses bare line feeds, for example
#else
// Here, strictness would only add to check_head() an answer with two heads if Host is missing.
constexpr MHD_OPTION kStrictness = MHD_OPTION_STRICT_FOR_CLIENT;
constexpr int kStrict = 0;
#endif

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Returns a listening socket, or -1 and the reason in `why`.
int listen_on(const Address& address, std::string& why) {
  addrinfo hints{};
  hints.ai_flags = AI_PASSIVE;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int failed =
      getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &found);
  if (failed != 0) {
    why = gai_strerror(failed);
    return -1;
  }
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, freeaddrinfo);
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    const int listener = ::socket(one->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0) {
      why = std::strerror(errno);
      continue;
    }
    const int yes = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    if (::bind(listener, one->ai_addr, one->ai_addrlen) == 0 && ::listen(listener, kBacklog) == 0) {
      return listener;
    }
    why = std::strerror(errno);
    ::close(listener);
  }
  return -1;
}

// Reads headers or parameters. The callback must not throw.
Fields read_fields(MHD_Connection* connection, MHD_ValueKind kind) {
  struct Result {
    Fields fields = {};
    bool failed = false;
  } result;
  const auto add = [](void* to, MHD_ValueKind /*kind*/, const char* name, std::size_t name_size,
                      const char* value, std::size_t value_size) {
    Result& fill = *static_cast<Result*>(to);
    try {
      fill.fields.emplace_back(std::string(name, name_size),
                               value == nullptr ? "" : std::string(value, value_size));
    } catch (const std::exception&) {
      fill.failed = true;
    }
    return fill.failed ? MHD_NO : MHD_YES;
  };
  MHD_get_connection_values_n(connection, kind, add, &result);
  if (result.failed) throw std::bad_alloc();
  return std::move(result.fields);
}

// A request from its head to the end of its answer.
struct Server::Exchange {
  MHD_Connection* connection;
  RequestHead head;
  Body body;
  Clock::time_point began = Clock::now();
  std::size_t received = 0;
  std::optional<Answer> answer = {};  // libmicrohttpd sends its body from here
};

Server::Server(const Settings& settings, const Routes& routes, MemoryBudget& budget,
               Metrics& metrics)
    : settings_(settings),
      routes_(routes),
      budget_(budget),
      metrics_(metrics),
      timeout_(std::chrono::duration_cast<Clock::duration>(
          std::chrono::duration<double>(settings.timeout))) {}

std::optional<std::string> Server::start() {
  std::string why;
  const int listener = listen_on(settings_.address, why);
  if (listener < 0) return why;
  // libmicrohttpd 1.0.1 ignores a timeout of one connection, so all have the same.
  const auto timeout = static_cast<unsigned>(std::clamp(std::ceil(settings_.timeout), 1.0, 1e6));
  daemon_ = MHD_start_daemon(
      MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL | MHD_USE_ITC,
      0, nullptr, nullptr, &Server::handle, this, MHD_OPTION_LISTEN_SOCKET, listener,
      MHD_OPTION_CONNECTION_LIMIT, kMaxConnections,                   //
      MHD_OPTION_PER_IP_CONNECTION_LIMIT, kMaxConnectionsPerAddress,  //
      MHD_OPTION_CONNECTION_TIMEOUT, timeout,                         //
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, kConnectionMemory,          //
      kStrictness, kStrict, MHD_OPTION_NOTIFY_COMPLETED, &Server::complete, this, MHD_OPTION_END);
  if (daemon_ == nullptr) return "the HTTP server does not start";
  return std::nullopt;
}

int Server::port() const { return MHD_get_daemon_info(daemon_, MHD_DAEMON_INFO_BIND_PORT)->port; }

void Server::stop() {
  if (daemon_ == nullptr) return;
  const auto now = Clock::now();
  patience_ends_ = now + kPatience;
  is_stopping_ = true;
  const int listener = MHD_quiesce_daemon(daemon_);
  if (listener >= 0) ::close(listener);
  // A body may take the timeout to arrive, and its answer the same to be taken.
  const auto end = now + 2 * timeout_ + kPatience;
  while (metrics_.in_flight() > 0 && Clock::now() < end) std::this_thread::sleep_for(10ms);
  MHD_stop_daemon(std::exchange(daemon_, nullptr));
}

MHD_Result Server::handle(void* self, MHD_Connection* connection, const char* url,
                          const char* method, const char* version, const char* data,
                          std::size_t* size, void** state) {
  const Server& server = *static_cast<Server*>(self);
  try {
    if (*state == nullptr) {
      auto fresh = std::unique_ptr<Exchange>(
          new Exchange{connection,
                       {method, url, version, read_fields(connection, MHD_HEADER_KIND),
                        read_fields(connection, MHD_GET_ARGUMENT_KIND)},
                       {server.settings_.max_bytes, server.budget_}});
      server.metrics_.begin();
      *state = fresh.release();
      return server.begin(*static_cast<Exchange*>(*state));
    }
    Exchange& exchange = *static_cast<Exchange*>(*state);
    if (*size == 0) return server.finish(exchange);
    return server.add(exchange, {data, std::exchange(*size, 0)}) ? MHD_YES : MHD_NO;
  } catch (const std::exception&) {  // out of memory: only this connection ends
    return MHD_NO;
  }
}

void Server::complete(void* self, MHD_Connection* /*connection*/, void** state,
                      MHD_RequestTerminationCode /*why*/) {
  const std::unique_ptr<Exchange> exchange(static_cast<Exchange*>(std::exchange(*state, nullptr)));
  if (exchange) static_cast<Server*>(self)->metrics_.end();
}

// An answer that is sent here ends the connection, as libmicrohttpd reads no body behind it. Other
// answers wait for finish().
MHD_Result Server::begin(Exchange& exchange) const {
  const RequestHead& head = exchange.head;
  if (auto bad = check_head(head)) return send(exchange, *std::move(bad));
  exchange.answer = routes_.refuse(head);
  const bool has_body = head.is_chunked() || head.length() > 0;
  if (!has_body) return MHD_YES;
  if (!Routes::takes_body(head)) {
    if (exchange.answer) return send(exchange, *std::move(exchange.answer));
    return finish(exchange);
  }
  if (exchange.answer) exchange.body.refuse(*std::exchange(exchange.answer, std::nullopt));
  const std::size_t max_bytes = settings_.max_bytes;
  if (head.length() > max_bytes + kFraming) exchange.body.refuse(too_large(max_bytes));
  exchange.body.open(head, exchange.connection, Routes::takes_form(head));
  if (head.length() > max_read()) return send(exchange, *exchange.body.refused());
  return MHD_YES;
}

// Returns false if the connection has to be closed. libmicrohttpd takes no answer in the middle of
// a body, so the rest of a refused body is read and dropped.
bool Server::add(Exchange& exchange, std::string_view piece) const {
  exchange.received += piece.size();
  if (Clock::now() - exchange.began > timeout_ || exchange.received > max_read()) return false;
  exchange.body.add(piece);
  return true;
}

MHD_Result Server::finish(Exchange& exchange) const {
  if (exchange.answer) return send(exchange, *std::move(exchange.answer));
  exchange.body.close();
  metrics_.received(exchange.body.size());
  if (exchange.body.refused()) return send(exchange, *exchange.body.refused());
  return send(exchange, routes_.answer({exchange.head, exchange.body,
                                        [this, &exchange] { return is_abandoned(exchange); }}));
}

MHD_Result Server::send(Exchange& exchange, Answer answer) const {
  const Answer& kept =
      exchange.answer.emplace(routes_.for_reader(exchange.head, std::move(answer)));
  // Before there is a response to free, since counting may find no memory.
  metrics_.answered(Routes::known_path(exchange.head), kept.status, seconds_since(exchange.began));
  metrics_.sent(kept.body.size());
  MHD_Response* const response = MHD_create_response_from_buffer(
      kept.body.size(), const_cast<char*>(kept.body.data()), MHD_RESPMEM_PERSISTENT);
  if (response == nullptr) return MHD_NO;
  MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, kept.type);
  MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
  for (const auto& [name, value] : kept.headers) {
    MHD_add_response_header(response, name.c_str(), value.c_str());
  }
  // A proxy may read the end of a chunked body differently, so nothing may follow one.
  if (is_stopping_ || exchange.head.is_chunked()) {
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
  }
  const MHD_Result queued =
      MHD_queue_response(exchange.connection, static_cast<unsigned>(kept.status), response);
  MHD_destroy_response(response);
  return queued;
}

bool Server::is_abandoned(const Exchange& exchange) const {
  const MHD_ConnectionInfo* const info =
      MHD_get_connection_info(exchange.connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  pollfd socket{.fd = info->connect_fd, .events = POLLRDHUP, .revents = 0};
  return poll(&socket, 1, 0) > 0 || Clock::now() > patience_ends_.load();
}

std::size_t Server::max_read() const { return 2 * (settings_.max_bytes + kFraming); }

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

}  // namespace pith::internal::serve
