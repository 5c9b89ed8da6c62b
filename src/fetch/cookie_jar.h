// Cookies that are kept in a file between runs.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "pith/result.h"

namespace pith::internal {

// Shares its cookies among all transfers that use it, on any thread. It must outlive them.
class CookieJar {
 public:
  // Reads the cookies from a file in the format of Netscape (a line each with seven fields that
  // tabs separate), which browsers, curl and wget export. If there is no such file, the jar is
  // empty.
  static Result<std::unique_ptr<CookieJar>> open(const std::string& path);
  ~CookieJar();
  CookieJar(const CookieJar&) = delete;
  CookieJar& operator=(const CookieJar&) = delete;

  CURLSH* share() const { return share_; }

  // Writes all cookies to the file, those without a date of expiry too. Only its owner may read a
  // new file. Returns why that failed; an older file then stays as it was.
  std::optional<Error> save();

 private:
  explicit CookieJar(const std::string& path);
  std::optional<Error> load();
  std::optional<Error> try_to_write() const;

  std::string path_;
  std::string target_;  // the same, or where a symbolic link leads
  std::mutex mutex_;
  CURLSH* share_ = nullptr;
  CURL* easy_ = nullptr;  // puts cookies into the share, and takes them out
};

}  // namespace pith::internal
