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
#include <string_view>

#include "fetch/address.h"
#include "fetch/web_url.h"

namespace pith {
namespace {

constexpr const char* kUserAgent = "pith/" PITH_VERSION;
constexpr const char* kProtocols = "http,https";
constexpr const char* kAccept =
    "Accept: text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5";
// All headers of one page, redirects included. Servers stop at 8 to 64 kB for theirs; curl itself
// only bounds a single line.
constexpr std::size_t kMaxHeaderBytes = 262144;
// Each coding within another makes a thousand bytes of one, which libcurl unpacks at once, with no
// eye on the time: three of them keep it busy for hours with not a byte of a page to show for it.
constexpr std::size_t kMostCodings = 2;
constexpr std::size_t kMostCodingsOfStrangers = 1;

void start_libcurl_once() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

long milliseconds(double value) {
  constexpr double kWeek = 7 * 24 * 3600;  // keeps the product inside a long
  return static_cast<long>(
      std::ceil(std::clamp(std::isnan(value) ? 0 : value, 0.001, kWeek) * 1000));
}

// Then sockets lead to the proxy, whose address says nothing of the page's.
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

// That a header line names.
std::size_t codings_in(std::string_view line) {
  constexpr std::string_view kSpace = " \t\r\n";
  if (!begins(line, "content-encoding:") && !begins(line, "transfer-encoding:")) return 0;
  std::size_t count = 0;
  for (line.remove_prefix(line.find(':')); !line.empty();) {
    line.remove_prefix(1);  // the colon or a comma
    const std::size_t end = std::min(line.find(','), line.size());
    std::string_view coding = line.substr(0, end);
    coding.remove_prefix(std::min(coding.find_first_not_of(kSpace), coding.size()));
    if (!coding.empty() && !begins(coding, "identity") && !begins(coding, "chunked")) ++count;
    line.remove_prefix(end);
  }
  return count;
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

// Below 1024 other services listen, some of which can be talked to in HTTP.
bool is_port_of_pages(int port) {
  constexpr int kFirstOfUsers = 1024;
  return port == 80 || port == 443 || port >= kFirstOfUsers;
}

}  // namespace

Transfer::Transfer(const InputOptions& options, Kind kind) : options_(options), kind_(kind) {
  start_libcurl_once();
  easy_ = curl_easy_init();
  if (easy_ == nullptr) return;
  curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);  // timeouts must not raise SIGALRM in threads
  curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, kProtocols);
  curl_easy_setopt(easy_, CURLOPT_REDIR_PROTOCOLS_STR, kProtocols);
  curl_easy_setopt(easy_, CURLOPT_FOLLOWLOCATION, kind == Kind::hop ? 0L : 1L);
  curl_easy_setopt(easy_, CURLOPT_MAXREDIRS, static_cast<long>(std::max(0, options.max_redirects)));
  curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, milliseconds(options.timeout));
  curl_easy_setopt(easy_, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(options.connect_timeout));
  curl_easy_setopt(easy_, CURLOPT_ACCEPT_ENCODING, "");  // all that this libcurl can undo
  curl_easy_setopt(easy_, CURLOPT_USERAGENT, kUserAgent);
  curl_easy_setopt(easy_, CURLOPT_COOKIEFILE, "");  // kept in memory: consent redirects need them
  curl_easy_setopt(easy_, CURLOPT_ERRORBUFFER, detail_.data());
  // curl's own size limit does not count what it inflates, so write_body counts.
  curl_easy_setopt(easy_, CURLOPT_WRITEFUNCTION, &write_body);
  curl_easy_setopt(easy_, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(easy_, CURLOPT_HEADERFUNCTION, &write_header);
  curl_easy_setopt(easy_, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(easy_, CURLOPT_PRIVATE, this);
  if (!options.allow_private && !has_proxy()) check_addresses();
}

Transfer::~Transfer() {
  curl_easy_cleanup(easy_);
  curl_slist_free_all(headers_);
}

void Transfer::set_headers(const Validators* validators) {
  curl_slist_free_all(headers_);
  headers_ = curl_slist_append(nullptr, kAccept);
  const auto add = [this](const char* name, const std::string& value) {
    if (value.empty()) return;
    curl_slist* const longer = curl_slist_append(headers_, (name + value).c_str());
    if (longer != nullptr) headers_ = longer;
  };
  if (validators != nullptr) {
    add("If-None-Match: ", validators->etag);
    add("If-Modified-Since: ", validators->last_modified);
  }
  curl_easy_setopt(easy_, CURLOPT_HTTPHEADER, headers_);
}

void Transfer::prepare(const std::string& url, const Validators* validators) {
  set_headers(validators);
  detail_[0] = '\0';
  head_.clear();
  body_.clear();
  header_bytes_ = 0;
  codings_ = 0;
  failure_.reset();
  forbidden_.clear();
  curl_easy_setopt(easy_, CURLOPT_URL, url.c_str());
}

void Transfer::check_addresses() {
  curl_easy_setopt(easy_, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  curl_easy_setopt(easy_, CURLOPT_OPENSOCKETDATA, this);
}

void Transfer::keep_outside() {
  foreign_ = true;
  curl_easy_setopt(easy_, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  if (options_.allow_private) return;
  curl_easy_setopt(easy_, CURLOPT_PROXY, "");
  check_addresses();
}

void Transfer::watch(const std::function<bool()>& given_up) {
  given_up_ = given_up;
  curl_easy_setopt(easy_, CURLOPT_XFERINFOFUNCTION, &look_around);
  curl_easy_setopt(easy_, CURLOPT_XFERINFODATA, this);
  curl_easy_setopt(easy_, CURLOPT_NOPROGRESS, given_up ? 0L : 1L);
  curl_easy_setopt(easy_, CURLOPT_QUICK_EXIT, 1L);  // a name server may not hold it up either
}

int Transfer::look_around(void* user, curl_off_t /*total*/, curl_off_t now, curl_off_t /*up*/,
                          curl_off_t /*up_now*/) {
  auto& that = *static_cast<Transfer*>(user);
  try {  // no exception may cross libcurl's C frames
    if (that.given_up_()) return 1;
    // The body of a redirect, or one that unpacks to nothing, is not seen by write_body.
    if (static_cast<std::size_t>(now) / 2 <= that.options_.max_bytes) return 0;
    that.failure_ = too_large(that.options_.max_bytes);
    return 1;
  } catch (...) {
    return 1;
  }
}

void Transfer::forget_cookies() { curl_easy_setopt(easy_, CURLOPT_COOKIELIST, "ALL"); }

// Called by libcurl with decompressed bytes. Returning less than it was given ends the transfer.
std::size_t Transfer::write_body(char* data, std::size_t /*one*/, std::size_t size, void* user) {
  auto& that = *static_cast<Transfer*>(user);
  try {  // no exception may cross libcurl's C frames
    if (that.kind_ == Kind::hop && !that.redirect().empty()) return size;
    if (that.kind_ == Kind::robots) {
      that.body_.append(data, std::min(size, kMostRobotsBytes - that.body_.size()));
      return that.body_.size() < kMostRobotsBytes ? size : 0;
    }
    if (that.body_.empty()) that.failure_ = judge_headers(that.easy_, that.options_);
    if (that.failure_) return 0;
    if (size > that.options_.max_bytes - that.body_.size()) {
      that.failure_ = too_large(that.options_.max_bytes);
      return 0;
    }
    that.body_.append(data, size);
    return size;
  } catch (...) {
    return 0;
  }
}

std::size_t Transfer::write_header(char* data, std::size_t /*one*/, std::size_t size, void* user) {
  auto& that = *static_cast<Transfer*>(user);
  that.header_bytes_ += size;
  if (that.header_bytes_ > kMaxHeaderBytes) return 0;
  try {
    const std::string_view line(data, size);
    if (line.starts_with("HTTP/")) {  // what came was a redirect's, or "100 Continue"
      that.head_.clear();
      that.codings_ = 0;
    }
    that.head_.append(line);
    that.codings_ += codings_in(line);
    if (that.codings_ > (that.foreign_ ? kMostCodingsOfStrangers : kMostCodings)) {
      that.failure_ = Failure{Error::Kind::protocol,
                              "packed more than " + std::string(that.foreign_ ? "once" : "twice")};
      return 0;
    }
    return size;
  } catch (...) {
    return 0;
  }
}

// After the name was looked up, for every connection, those of redirects too.
curl_socket_t Transfer::open_socket(void* user, curlsocktype /*purpose*/, curl_sockaddr* address) {
  auto& that = *static_cast<Transfer*>(user);
  try {
    if (that.foreign_ && !is_port_of_pages(port_of(&address->addr))) {
      that.forbidden_ = "port " + std::to_string(port_of(&address->addr)) +
                        " is not asked (80, 443 and those from 1024 on are)";
      return CURL_SOCKET_BAD;
    }
    const auto found = private_address(&address->addr);
    if (that.foreign_ && (found || is_of_this_machine(&address->addr))) {
      // Not which one: that would tell strangers what names of this network mean.
      that.forbidden_ = "it has a private address (see --allow-private)";
      return CURL_SOCKET_BAD;
    }
    if (found) {
      that.forbidden_ = *found + " is a private address (see --allow-private)";
      return CURL_SOCKET_BAD;
    }
  } catch (...) {
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::optional<Failure> Transfer::end(CURLcode code) {
  if (failure_) return failure_;
  if (header_bytes_ > kMaxHeaderBytes) {
    return Failure{Error::Kind::protocol,
                   "headers of more than " + std::to_string(kMaxHeaderBytes) + " bytes"};
  }
  if (code == CURLE_COULDNT_CONNECT && !forbidden_.empty()) {
    return Failure{Error::Kind::forbidden, forbidden_};
  }
  if (code == CURLE_OK && kind_ == Kind::hop && !redirect().empty()) return std::nullopt;
  if (kind_ == Kind::robots && code == CURLE_WRITE_ERROR && body_.size() == kMostRobotsBytes) {
    return std::nullopt;
  }
  if (auto failure = judge_end(easy_, code, detail_.data(), options_)) return failure;
  if (kind_ == Kind::robots) return std::nullopt;
  return judge_body(body_, content_type());
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

double Transfer::retry_after() const {
  curl_off_t wait = 0;
  curl_easy_getinfo(easy_, CURLINFO_RETRY_AFTER, &wait);
  return static_cast<double>(wait);
}

std::string Transfer::url() const {
  const char* effective = nullptr;
  curl_easy_getinfo(easy_, CURLINFO_EFFECTIVE_URL, &effective);
  return without_credentials(effective == nullptr ? "" : effective);
}

}  // namespace pith
