#include "fetch/fetch.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <mutex>
#include <optional>
#include <utility>

#include "fetch/failure.h"

namespace pith {
namespace {

constexpr const char* kUserAgent = "pith/" PITH_VERSION;
constexpr const char* kProtocols = "http,https";
constexpr const char* kAccept =
    "Accept: text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5";
// All headers of one page, redirects included. Servers stop at 8 to 64 kB for theirs; curl itself
// only bounds a single line.
constexpr std::size_t kMaxHeaderBytes = 262144;

struct UrlDeleter {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct CurlStringDeleter {
  void operator()(char* text) const { curl_free(text); }
};
using Url = std::unique_ptr<CURLU, UrlDeleter>;
using CurlString = std::unique_ptr<char, CurlStringDeleter>;

void start_libcurl_once() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

long milliseconds(double value) {
  constexpr double kWeek = 7 * 24 * 3600;  // keeps the product inside a long
  return static_cast<long>(
      std::ceil(std::clamp(std::isnan(value) ? 0 : value, 0.001, kWeek) * 1000));
}

struct Transfer {
  CURL* easy;
  const InputOptions& options;
  std::string body = {};
  std::size_t header_bytes = 0;
  std::optional<Failure> failure = {};
};

// Called by libcurl with decompressed bytes. Returning less than it was given ends the transfer.
std::size_t write_body(char* data, std::size_t /*one*/, std::size_t size, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  try {  // no exception may cross libcurl's C frames
    if (transfer.body.empty()) transfer.failure = judge_headers(transfer.easy, transfer.options);
    if (transfer.failure) return 0;
    if (size > transfer.options.max_bytes - transfer.body.size()) {
      transfer.failure = too_large(transfer.options.max_bytes);
      return 0;
    }
    transfer.body.append(data, size);
    return size;
  } catch (...) {
    return 0;
  }
}

std::size_t count_header(char* /*data*/, std::size_t /*one*/, std::size_t size, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  transfer.header_bytes += size;
  return transfer.header_bytes > kMaxHeaderBytes ? 0 : size;
}

std::optional<Failure> judge_transfer(const Transfer& transfer, CURLcode code, const char* detail) {
  if (transfer.failure) return transfer.failure;
  if (transfer.header_bytes > kMaxHeaderBytes) {
    return Failure{Error::Kind::protocol,
                   "headers of more than " + std::to_string(kMaxHeaderBytes) + " bytes"};
  }
  if (auto failure = judge_end(transfer.easy, code, detail, transfer.options)) return failure;
  if (transfer.body.empty()) return Failure{Error::Kind::empty, "empty response"};
  return std::nullopt;
}

// The URL after redirects, without user name and password: they would end up in every link.
std::string effective_url(CURL* easy) {
  const char* effective = nullptr;
  curl_easy_getinfo(easy, CURLINFO_EFFECTIVE_URL, &effective);
  std::string url = effective == nullptr ? "" : effective;
  if (url.find('@') == std::string::npos) return url;
  const Url parts(curl_url());
  if (!parts || curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return url;
  curl_url_set(parts.get(), CURLUPART_USER, nullptr, 0);
  curl_url_set(parts.get(), CURLUPART_PASSWORD, nullptr, 0);
  char* text = nullptr;
  if (curl_url_get(parts.get(), CURLUPART_URL, &text, 0) != CURLUE_OK) return url;
  return std::string(CurlString(text).get());
}

// `url` as it may be sent: blanks and bytes beyond ASCII escaped, as browsers do.
std::string normalized(const std::string& url, std::string& why_not) {
  if (url.find('\0') != std::string::npos) {
    why_not = "it holds a NUL byte";
    return {};
  }
  const Url parts(curl_url());
  CURLUcode code = CURLUE_OUT_OF_MEMORY;
  if (parts) code = curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), CURLU_URLENCODE);
  char* text = nullptr;
  if (code == CURLUE_OK) code = curl_url_get(parts.get(), CURLUPART_URL, &text, 0);
  if (code != CURLUE_OK) {
    why_not = curl_url_strerror(code);
    return {};
  }
  return std::string(CurlString(text).get());
}

}  // namespace

struct Fetcher::Handle {
  Handle() {
    start_libcurl_once();
    easy = curl_easy_init();
    headers = curl_slist_append(nullptr, kAccept);
  }
  ~Handle() {
    curl_easy_cleanup(easy);
    curl_slist_free_all(headers);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  void configure(const InputOptions& options);

  CURL* easy = nullptr;
  curl_slist* headers = nullptr;
  std::array<char, CURL_ERROR_SIZE> detail{};
};

void Fetcher::Handle::configure(const InputOptions& options) {
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);  // timeouts must not raise SIGALRM in threads
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, kProtocols);
  curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, kProtocols);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(easy, CURLOPT_MAXREDIRS, static_cast<long>(std::max(0, options.max_redirects)));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, milliseconds(options.timeout));
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(options.connect_timeout));
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");  // all that this libcurl can undo
  curl_easy_setopt(easy, CURLOPT_USERAGENT, kUserAgent);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");  // kept in memory: consent redirects need them
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, detail.data());
  // curl's own size limit does not count what it inflates, so write_body counts.
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &write_body);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &count_header);
}

Fetcher::Fetcher(const InputOptions& options)
    : options_(options), handle_(std::make_unique<Handle>()) {
  if (handle_->easy != nullptr) handle_->configure(options_);
}

Fetcher::~Fetcher() = default;

Result<Page> Fetcher::fetch(const std::string& url) {
  CURL* easy = handle_->easy;
  if (easy == nullptr) return Error{Error::Kind::unreadable, url, "libcurl does not start"};
  const std::string scheme = url_scheme(url);
  if (scheme != "http" && scheme != "https") {
    return Error{Error::Kind::unsupported, url,
                 "unsupported scheme '" + quoted(scheme) + "' (http and https are read)"};
  }
  std::string why_not;
  const std::string target = normalized(url, why_not);
  if (target.empty()) {
    return Error{Error::Kind::unsupported, url, "not a valid URL (" + why_not + ")"};
  }
  Transfer transfer{easy, options_};
  handle_->detail[0] = '\0';
  curl_easy_setopt(easy, CURLOPT_URL, target.c_str());
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_COOKIELIST, "ALL");  // forgets those of the page before
  const CURLcode code = curl_easy_perform(easy);
  const std::string content_type = content_type_of(easy);
  auto failure = judge_transfer(transfer, code, handle_->detail.data());
  if (!failure) failure = judge_body(transfer.body, content_type);
  if (failure) return Error{failure->kind, url, std::move(failure->reason)};
  Page page;
  page.id = url;
  page.source = url;
  page.url = effective_url(easy);
  page.content_type = content_type;
  page.bytes = std::move(transfer.body);
  return page;
}

std::string url_scheme(std::string_view input) {
  const auto end = input.find("://");
  if (end == std::string_view::npos || end == 0) return {};
  std::string scheme(input.substr(0, end));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), lower);
  if (scheme.front() < 'a' || scheme.front() > 'z') return {};
  const bool valid = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
  return valid ? scheme : std::string();
}

}  // namespace pith
