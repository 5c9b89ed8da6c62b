// One page from the web: libcurl behind one call. http and https only, also after redirects; time,
// size and redirects limited. Which inputs are URLs is decided here too (url_scheme); everything
// else a user can name is read in input/file.h.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "pith/input.h"
#include "pith/result.h"

namespace pith {

class Transfer;

// "https" of "HTTPS://host/"; empty for what does not begin with scheme "://". Lower case.
std::string url_scheme(std::string_view input);

// Keeps its connections between pages, but no cookies and no cache. Not thread-safe: one a thread.
class Fetcher {
 public:
  // Who asks for the URLs.
  enum class Trust : std::uint8_t {
    user,    // the person who runs the program
    remote,  // any caller over the network: SSRF protection (Transfer::keep_outside()) applies, and
             // URLs with a user name and password are refused
  };

  explicit Fetcher(const InputOptions& options, Trust trust = Trust::user);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  // The page at `url`: bytes decompressed but not decoded, Page::url as it is after redirects
  // (without user name and password), Page::content_type as the server sent it.
  // `given_up` is asked once a second at least; true ends it without a page.
  Result<Page> fetch(const std::string& url, const std::function<bool()>& given_up = {});

 private:
  InputOptions options_;
  Trust trust_;
  std::unique_ptr<Transfer> transfer_;
};

// What a transfer that ended well brought; `url` is what was asked for.
Page fetched_page(const std::string& url, Transfer& transfer);

}  // namespace pith
