#include "fetch/transfer.h"

#include <netinet/in.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <new>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "fetch/address.h"
#include "fetch/request_header.h"
#include "fetch/web_url.h"
#include "pith/version.h"
#include "unpack/content_coding.h"
#include "unpack/unpacker.h"

namespace pith::internal {
namespace {

constexpr const char* kUserAgent = "pith/" PITH_VERSION;
constexpr const char* kProtocols = "http,https";
constexpr const char* kAccept = "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5";
// The size of all headers of one page, including redirects. Servers limit theirs to 8 to 64 kB;
// curl itself limits only a single line.
constexpr std::size_t kMaxHeaderBytes = 262144;
// Each nested coding can expand data a thousandfold, and no server needs more.
constexpr std::size_t kMaxCodings = 2;
constexpr std::size_t kMaxCodingsOfStrangers = 1;

long milliseconds(double value) {
  constexpr double kWeek = 7 * 24 * 3600;  // keeps the product inside a long
  return static_cast<long>(
      std::ceil(std::clamp(std::isnan(value) ? 0 : value, 0.001, kWeek) * 1000));
}

// With a proxy, sockets connect to the proxy, whose address says nothing about the page's server.
bool has_proxy() {
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return true;
  }
  return false;
}

bool begins(std::string_view line, std::string_view name) {
  return line.size() >= name.size() && ::strncasecmp(line.data(), name.data(), name.size()) == 0;
}

// The value of the header line if it has this name (with its colon), otherwise nullopt.
std::optional<std::string_view> value_of(std::string_view line, std::string_view name) {
  if (!begins(line, name)) return std::nullopt;
  return line.substr(name.size());
}

// If libcurl runs out of memory, the option keeps its previous value, so this throws.
template <typename Value>
void set_option(CURL* easy, CURLoption option, Value value) {
  if (curl_easy_setopt(easy, option, value) == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
}

int port_of(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, address, sizeof four);
    return ntohs(four.sin_port);
  }
  if (address->sa_family != AF_INET6) return 0;
  sockaddr_in6 six{};
  std::memcpy(&six, address, sizeof six);
  return ntohs(six.sin6_port);
}

// Below 1024 other services listen, and some of them accept HTTP requests.
bool is_web_port(int port) {
  constexpr int kFirstOfUsers = 1024;
  return port == 80 || port == 443 || port >= kFirstOfUsers;
}

}  // namespace

void start_libcurl_once() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

Transfer::Transfer(const InputOptions& options, Kind kind, const CookieJar* jar, Wanted wanted)
    : options_(options), kind_(kind), jar_(jar), wanted_(wanted) {
  start_libcurl_once();
  easy_ = curl_easy_init();
  if (easy_ == nullptr) return;
  try {
    set_up();
  } catch (...) {
    curl_easy_cleanup(easy_);
    throw;
  }
}

void Transfer::set_up() {
  set_option(easy_, CURLOPT_NOSIGNAL,
             1L);  // timeouts must not raise SIGALRM in a multi-threaded program
  set_option(easy_, CURLOPT_PROTOCOLS_STR, kProtocols);
  set_option(easy_, CURLOPT_REDIR_PROTOCOLS_STR, kProtocols);
  set_option(easy_, CURLOPT_FOLLOWLOCATION, kind_ == Kind::page ? 0L : 1L);
  set_option(easy_, CURLOPT_MAXREDIRS, static_cast<long>(std::max(0, options_.max_redirects)));
  limit_seconds(options_.timeout);
  set_option(easy_, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(options_.connect_timeout));
  set_option(easy_, CURLOPT_USERAGENT,
             options_.user_agent.empty() ? kUserAgent : options_.user_agent.c_str());
  // Kept in memory, because redirects of consent pages need them.
  set_option(easy_, CURLOPT_COOKIEFILE, "");
  if (jar_ != nullptr) set_option(easy_, CURLOPT_SHARE, jar_->share());
  set_option(easy_, CURLOPT_ERRORBUFFER, detail_.data());
  // curl's own size limit does not count decompressed bytes, so write_body counts them.
  set_option(easy_, CURLOPT_WRITEFUNCTION, &write_body);
  set_option(easy_, CURLOPT_WRITEDATA, this);
  set_option(easy_, CURLOPT_HEADERFUNCTION, &write_header);
  set_option(easy_, CURLOPT_HEADERDATA, this);
  set_option(easy_, CURLOPT_PRIVATE, this);
  if (!options_.allow_private && !has_proxy()) check_addresses();
}

Transfer::~Transfer() {
  curl_easy_cleanup(easy_);
  curl_slist_free_all(headers_);
}

void Transfer::set_headers(const Validators* validators, bool with_headers) {
  curl_slist_free_all(headers_);
  headers_ = nullptr;
  const auto add_line = [this](const std::string& line) {
    curl_slist* const longer = curl_slist_append(headers_, line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    headers_ = longer;
  };
  const auto add = [&add_line](const char* name, const std::string& value) {
    if (!value.empty()) add_line(name + value);
  };
  bool has_accept = false;
  if (with_headers) {
    for (const std::string& line : options_.headers) {
      const std::string_view name = header_name(line);
      const bool is_empty = trim(std::string_view(line).substr(name.size() + 1), " \t").empty();
      has_accept = has_accept || equals_ignore_case(name, "Accept");
      // libcurl takes "Name:" for a header to leave out, and "Name;" for one without a value.
      add_line(is_empty ? std::string(name) + ';' : line);
    }
  }
  if (!has_accept) add("Accept: ", kAccept);
  // Set as a header and not as an option: with the option libcurl would decompress the body, and it
  // does not report compressed data that is cut short.
  add("Accept-Encoding: ", kContentCodings);
  if (validators != nullptr) {
    add("If-None-Match: ", validators->etag);
    add("If-Modified-Since: ", validators->last_modified);
  }
  set_option(easy_, CURLOPT_HTTPHEADER, headers_);
}

void Transfer::prepare(const WebUrl& at, const WebUrl& asked, const Validators* validators) {
  clear();
  set_headers(validators, is_trusted_redirect(asked, at));
  set_option(easy_, CURLOPT_URL, at.text.c_str());
}

void Transfer::prepare(const std::string& url) {
  clear();
  set_headers(nullptr, false);
  set_option(easy_, CURLOPT_URL, url.c_str());
}

void Transfer::clear() {
  detail_[0] = '\0';
  head_.clear();
  body_.clear();
  large_.reset();
  is_shrunk_ = false;
  header_bytes_ = 0;
  content_codings_.clear();
  head_ended_ = false;
  length_ = {};
  chunked_ = false;
  failure_.reset();
  out_of_memory_ = false;
  forbidden_.clear();
}

void Transfer::limit_seconds(double seconds) {
  set_option(easy_, CURLOPT_TIMEOUT_MS, milliseconds(seconds));
}

void Transfer::check_addresses() {
  set_option(easy_, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  set_option(easy_, CURLOPT_OPENSOCKETDATA, this);
}

void Transfer::protect_from_ssrf() {
  foreign_ = true;
  set_option(easy_, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  if (options_.allow_private) return;
  set_option(easy_, CURLOPT_PROXY, "");
  check_addresses();
}

void Transfer::watch(const std::function<bool()>& given_up) {
  given_up_ = given_up;
  set_option(easy_, CURLOPT_XFERINFOFUNCTION, &look_around);
  set_option(easy_, CURLOPT_XFERINFODATA, this);
  set_option(easy_, CURLOPT_NOPROGRESS, given_up ? 0L : 1L);
  set_option(easy_, CURLOPT_QUICK_EXIT, 1L);  // a slow name server must not delay the end either
}

int Transfer::look_around(void* user, curl_off_t /*total*/, curl_off_t now, curl_off_t /*up*/,
                          curl_off_t /*up_now*/) {
  auto& that = *static_cast<Transfer*>(user);
  try {  // an exception must not propagate through libcurl's C frames
    if (that.given_up_()) return 1;
    // write_body does not see the body of a redirect, or one that decompresses to nothing.
    if (static_cast<std::size_t>(now) / 2 <= that.most_received()) return 0;
    that.failure_ = too_large(that.options_.max_bytes);
    return 1;
  } catch (...) {
    that.out_of_memory_ = true;
    return 1;
  }
}

void Transfer::forget_cookies() {
  if (jar_ != nullptr) return;
  set_option(easy_, CURLOPT_COOKIELIST, "ALL");
}

// Called by libcurl with received bytes, chunks already joined. Returning less than `size` ends the
// transfer.
std::size_t Transfer::write_body(char* data, std::size_t /*one*/, std::size_t size, void* user) {
  auto& that = *static_cast<Transfer*>(user);
  try {  // an exception must not propagate through libcurl's C frames
    if (that.kind_ == Kind::page && !that.redirect().empty()) return size;
    if (that.kind_ == Kind::robots) {
      that.body_.append(data, std::min(size, kMaxRobotsBytes - that.body_.size()));
      return that.body_.size() < kMaxRobotsBytes ? size : 0;
    }
    if (that.body_.empty() && !that.large_) {
      const std::size_t max_bytes = that.options_.max_bytes;
      const std::size_t most = that.may_shrink() ? most_with_data_uris(max_bytes) : max_bytes;
      that.failure_ =
          judge_headers(that.easy_, that.options_, that.wanted_ == Wanted::anything, most);
    }
    if (that.failure_) return 0;
    if (that.take_body({data, size})) return size;
    that.failure_ = too_large(that.options_.max_bytes);
    return 0;
  } catch (...) {
    that.out_of_memory_ = true;
    return 0;
  }
}

// Strangers cannot make this machine receive more than a page.
bool Transfer::may_shrink() const {
  return kind_ == Kind::page && !foreign_ && wanted_ == Wanted::pages && content_codings_.empty();
}

std::size_t Transfer::most_received() const {
  return large_ ? most_with_data_uris(options_.max_bytes) : options_.max_bytes;
}

bool Transfer::take_body(std::string_view piece) {
  if (large_) return large_->add(piece);
  if (piece.size() <= options_.max_bytes - body_.size()) {
    body_.append(piece);
    return true;
  }
  if (!may_shrink()) return false;
  large_.emplace(options_.max_bytes);
  return large_->add(std::exchange(body_, {})) && large_->add(piece);
}

std::size_t Transfer::write_header(char* data, std::size_t /*one*/, std::size_t size, void* user) {
  auto& that = *static_cast<Transfer*>(user);
  that.header_bytes_ += size;
  if (that.header_bytes_ > kMaxHeaderBytes) return 0;
  try {
    return that.take_header({data, size}) ? size : 0;
  } catch (...) {
    that.out_of_memory_ = true;
    return 0;
  }
}

bool Transfer::take_header(std::string_view line) {
  // libcurl also passes the trailers of a chunked body, which say nothing about it.
  const bool is_status_line = line.starts_with("HTTP/") && line.find(' ') < line.find(':');
  if (head_ended_ && !is_status_line) return true;
  head_ended_ = line == "\r\n" || line == "\n";
  if (is_status_line) {  // earlier lines belong to a redirect or "100 Continue"
    head_.clear();
    content_codings_.clear();
    length_ = {};
    chunked_ = false;
  }
  head_.append(line);
  if (const auto value = value_of(line, "content-encoding:")) {
    for (const std::string_view coding : listed_codings(*value)) {
      content_codings_.emplace_back(coding);
    }
  } else if (const auto transfer = value_of(line, "transfer-encoding:")) {
    for (const std::string_view coding : listed_codings(*transfer)) {
      chunked_ = chunked_ || begins(coding, "chunked");
      if (begins(coding, "chunked")) continue;
      // pith requests none, and libcurl does not report when such a body ends too early.
      failure_ = Failure{Error::Kind::protocol, "unexpected transfer coding '" +
                                                    quoted(std::string(coding)) +
                                                    "' (only chunked is supported)"};
      return false;
    }
  } else if (const auto length = value_of(line, "content-length:")) {
    length_.add(*length);
  }
  if (content_codings_.size() > (foreign_ ? kMaxCodingsOfStrangers : kMaxCodings)) {
    failure_ = Failure{Error::Kind::protocol,
                       "compressed more than " + std::string(foreign_ ? "once" : "twice")};
    return false;
  }
  if (head_ended_ && length_.conflicts() && !chunked_) {
    failure_ = Failure{Error::Kind::protocol, kConflictingLengths};
    return false;
  }
  return true;
}

// Called after name resolution for every connection, including those of redirects.
curl_socket_t Transfer::open_socket(void* user, curlsocktype /*purpose*/, curl_sockaddr* address) {
  auto& that = *static_cast<Transfer*>(user);
  try {
    if (that.foreign_ && !is_web_port(port_of(&address->addr))) {
      that.forbidden_ = "port " + std::to_string(port_of(&address->addr)) +
                        " is not allowed (only 80, 443 and 1024 or above)";
      return CURL_SOCKET_BAD;
    }
    const auto found = private_address(&address->addr);
    if (that.foreign_ && (found || is_of_this_machine(&address->addr))) {
      // The address is not part of the message, because it would reveal names of the internal
      // network to strangers.
      that.forbidden_ = "it has a private address";
      return CURL_SOCKET_BAD;
    }
    if (found) {
      that.forbidden_ = *found + " is a private address";
      return CURL_SOCKET_BAD;
    }
  } catch (...) {
    that.out_of_memory_ = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::optional<Failure> Transfer::end(CURLcode code) {
  if (failure_) return failure_;
  if (out_of_memory_) return Failure{Error::Kind::unreadable, "out of memory"};
  if (header_bytes_ > kMaxHeaderBytes) {
    return Failure{Error::Kind::protocol,
                   "headers of more than " + std::to_string(kMaxHeaderBytes) + " bytes"};
  }
  if (code == CURLE_COULDNT_CONNECT && !forbidden_.empty()) {
    return Failure{Error::Kind::forbidden, forbidden_};
  }
  if (code == CURLE_OK && kind_ == Kind::page && !redirect().empty()) return std::nullopt;
  const bool is_beginning =
      kind_ == Kind::robots && code == CURLE_WRITE_ERROR && body_.size() == kMaxRobotsBytes;
  if (!is_beginning) {
    if (auto failure = judge_end(easy_, code, detail_.data(), options_)) return failure;
  }
  if (large_) {
    if (!large_->finish()) return too_large(options_.max_bytes);
    is_shrunk_ = large_->is_shrunk();
    body_ = std::move(large_->bytes());
  }
  if (auto failure = decompress_body()) return failure;
  if (kind_ == Kind::robots) return std::nullopt;
  if (wanted_ == Wanted::anything && !body_.empty()) return std::nullopt;
  if (auto failure = decompress_file()) return failure;
  return judge_body(body_, content_type_of(easy_));
}

// A compressed file ("page.html.gz") has no content coding: its Content-Type says what it is, or
// nothing.
std::optional<Failure> Transfer::decompress_file() {
  const std::unique_ptr<Unpacker> unpacker = unpacker_for(body_);
  if (!unpacker || foreign_) return std::nullopt;
  const std::string coding(unpacker->name());
  Unpacked unpacked = decompress_page(coding, body_, options_.max_bytes, is_shrunk_);
  if (unpacked.over) return too_large(options_.max_bytes);
  if (!unpacked.flaw.empty()) return Failure{Error::Kind::protocol, unpacked.flaw};
  body_ = std::move(unpacked.bytes);
  return std::nullopt;
}

// Codings are removed in reverse order.
std::optional<Failure> Transfer::decompress_body() {
  const bool is_robots = kind_ == Kind::robots;
  const std::size_t most = is_robots ? kMaxRobotsBytes : options_.max_bytes;
  for (; !content_codings_.empty() && !body_.empty(); content_codings_.pop_back()) {
    const std::string& coding = content_codings_.back();
    if (!is_known_coding(coding)) {
      return Failure{Error::Kind::protocol, "unknown content coding '" + quoted(coding) + "'"};
    }
    Unpacked unpacked = is_robots || foreign_ ? decompress(coding, body_, most)
                                              : decompress_page(coding, body_, most, is_shrunk_);
    body_ = std::move(unpacked.bytes);
    if (is_robots) continue;  // the beginning of a robots.txt is enough
    if (unpacked.over) return too_large(most);
    if (!unpacked.flaw.empty()) {
      return Failure{Error::Kind::protocol, "its body cannot be decompressed: " + unpacked.flaw};
    }
  }
  return std::nullopt;
}

long Transfer::status() const {
  long status = 0;
  curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

std::string Transfer::redirect() const {
  const char* url = nullptr;
  curl_easy_getinfo(easy_, CURLINFO_REDIRECT_URL, &url);
  return url == nullptr ? "" : url;
}

WebUrl Transfer::redirect_target(int redirects, Failure& why_not) const {
  why_not = {Error::Kind::protocol, ""};
  const int most = std::max(0, options_.max_redirects);
  if (redirects >= most) {
    why_not.reason = "too many redirects (" + std::to_string(most) + ")";
    return {};
  }
  WebUrl target = parse_web_url(redirect(), why_not.reason);
  why_not.reason.insert(0, "redirect: ");
  return target;
}

double Transfer::retry_after() const {
  curl_off_t wait = 0;
  curl_easy_getinfo(easy_, CURLINFO_RETRY_AFTER, &wait);
  return static_cast<double>(wait);
}

std::string Transfer::content_type() const {
  std::string type = content_type_of(easy_);
  return is_compressed_type(type) ? "" : type;
}

std::string Transfer::url() const {
  const char* effective = nullptr;
  curl_easy_getinfo(easy_, CURLINFO_EFFECTIVE_URL, &effective);
  return without_credentials(effective == nullptr ? "" : effective);
}

}  // namespace pith::internal
