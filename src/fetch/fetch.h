// Fetches one page with libcurl. Only http and https are allowed, also after redirects, and time,
// size and the number of redirects are limited. url_scheme() decides which inputs are URLs; other
// inputs are read by input/file.h.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "fetch/failure.h"
#include "fetch/wanted.h"
#include "fetch/web_url.h"
#include "pith/input.h"
#include "pith/result.h"

namespace pith::internal {

class CookieJar;
class Transfer;

// Returns the scheme of a URL in lower case: "https" for "HTTPS://host/". Returns "" for a string
// that does not begin with a scheme and "://".
std::string url_scheme(std::string_view input);

// Keeps its connections between pages, but no cache, and cookies only in a jar. Not thread-safe:
// use one per thread.
class Fetcher {
 public:
  // Who asks for the URLs.
  enum class Trust : std::uint8_t {
    user,    // the person who runs the program
    remote,  // any caller over the network: SSRF protection (Transfer::protect_from_ssrf())
             // applies, and URLs with a user name and password are refused
  };

  // `jar` may be null. It must outlive the fetcher.
  explicit Fetcher(const InputOptions& options, Trust trust = Trust::user,
                   const CookieJar* jar = nullptr, Wanted wanted = Wanted::pages);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  // Returns the page at `url`. Its bytes are decompressed but not decoded, Page::url is the URL
  // after redirects (without user name and password), and Page::content_type is as the server sent
  // it. `given_up` is called at least once per second; returning true cancels the transfer.
  Result<Page> fetch(const std::string& url, const std::function<bool()>& given_up = {});

 private:
  std::optional<Failure> follow(const WebUrl& target, const std::function<bool()>& given_up);

  InputOptions options_;
  Trust trust_;
  std::unique_ptr<Transfer> transfer_;
};

// The page of a successful transfer. `url` is the URL that was requested.
Page fetched_page(const std::string& url, Transfer& transfer);

}  // namespace pith::internal
