// One GET request with libcurl: its setup, its limits while it runs, and its result. Fetcher runs
// one at a time (fetch.h), and Crawl runs many (crawl.h).
#pragma once

#include <curl/curl.h>

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/cookie_jar.h"
#include "fetch/data_uris.h"
#include "fetch/earlier.h"
#include "fetch/failure.h"
#include "fetch/wanted.h"
#include "fetch/web_url.h"
#include "fetch/whole.h"
#include "pith/input.h"

namespace pith::internal {

// Starts libcurl in this process, at the first call.
void start_libcurl_once();

class Transfer {
 public:
  enum class Kind {
    page,    // refuses everything that is not a page; reports a redirect in redirect()
    robots,  // follows redirects, accepts any content, and keeps only its beginning
  };
  static constexpr std::size_t kMaxRobotsBytes = 512'000;  // RFC 9309 asks for 500 KiB

  // `options` and `jar` must outlive it. Without a jar, it has cookies of its own, in memory.
  // `wanted`: what a page may be.
  Transfer(const InputOptions& options, Kind kind, const CookieJar* jar = nullptr,
           Wanted wanted = Wanted::pages);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  // Null if libcurl cannot be started. Then nothing else may be called.
  CURL* easy() const { return easy_; }

  // Prepares a request for `at`. `asked` is the URL that the user gave: if `at` is where it
  // redirects, InputOptions::headers are sent only to the same host. Cookies of earlier requests
  // are kept. With `validators` the request is conditional, and the status is 304 if the page has
  // not changed (RFC 9110, 13.1.2 and 13.1.3).
  void prepare(const WebUrl& at, const WebUrl& asked, const Validators* validators = nullptr);
  // The same for a URL without any headers of the user's.
  void prepare(const std::string& url);
  // Forgets all cookies but those of a jar.
  void forget_cookies();
  // From now on, each request may take this long.
  void limit_seconds(double seconds);
  // SSRF protection, for URLs from strangers: they must not reach more through this machine than
  // without it. Refuses user names and passwords. Without allow_private it also ignores proxies of
  // the environment, behind which no address can be checked, and refuses addresses of this machine
  // and ports below 1024 except 80 and 443.
  void protect_from_ssrf();
  // `given_up` is called at least once per second; returning true cancels the transfer. So does
  // receiving more bytes than a page may have, even if they are not part of a page. An empty
  // function is not called.
  void watch(const std::function<bool()>& given_up);

  // Interprets libcurl's result. Returns nullopt on success: body() is complete, or there is a
  // redirect().
  std::optional<Failure> end(CURLcode code);

  // Whether the connection was refused because the address is private.
  bool is_private() const { return !forbidden_.empty(); }
  // The status of the last response, or 0 if there was none.
  long status() const;
  // The absolute URL of the redirect, or "" if the response is none.
  std::string redirect() const;
  // The same as a URL to request, after `redirects` of the page that came before. If it must not be
  // followed, its text is empty, and `why_not` says why.
  WebUrl redirect_target(int redirects, Failure& why_not) const;
  // The seconds that the server asks to wait (Retry-After), or 0.
  double retry_after() const;
  // The URL after redirects, without user name and password.
  std::string url() const;
  // As the server sent it; "" if it is that of compressed data, which end() has decompressed.
  std::string content_type() const;
  // Status line and header lines as sent, each with its end.
  const std::string& head() const { return head_; }
  // Decompressed by end().
  std::string& body() { return body_; }
  // Whether the contents of its data: URIs were left out (data_uris.h).
  bool is_shrunk() const { return is_shrunk_; }

 private:
  static std::size_t write_body(char* data, std::size_t one, std::size_t size, void* user);
  static std::size_t write_header(char* data, std::size_t one, std::size_t size, void* user);
  void set_up();
  bool take_header(std::string_view line);
  bool may_shrink() const;
  std::size_t most_received() const;
  bool take_body(std::string_view piece);
  std::optional<Failure> decompress_body();
  std::optional<Failure> decompress_file();
  void set_headers(const Validators* validators, bool with_headers);
  void clear();
  static curl_socket_t open_socket(void* user, curlsocktype purpose, curl_sockaddr* address);
  void check_addresses();
  static int look_around(void* user, curl_off_t total, curl_off_t now, curl_off_t up,
                         curl_off_t up_now);

  const InputOptions& options_;
  Kind kind_;
  const CookieJar* jar_;
  Wanted wanted_;
  CURL* easy_ = nullptr;
  curl_slist* headers_ = nullptr;
  std::array<char, CURL_ERROR_SIZE> detail_{};
  std::string head_;
  std::string body_;                // as received, until end()
  std::optional<PageBytes> large_;  // the body, once it is larger than a page may be
  bool is_shrunk_ = false;
  std::size_t header_bytes_ = 0;
  std::optional<Failure> failure_;
  bool out_of_memory_ = false;
  // The codings of the current response.
  std::vector<std::string> content_codings_;
  bool head_ended_ = false;  // the blank line after the headers was received
  ContentLength length_;
  bool chunked_ = false;
  bool foreign_ = false;
  std::function<bool()> given_up_;
  std::string forbidden_;  // why the connection was refused, or ""
};

}  // namespace pith::internal
