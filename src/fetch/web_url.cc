#include "fetch/web_url.h"

#include <curl/curl.h>

#include <memory>

#include "base/ascii.h"
#include "fetch/failure.h"
#include "fetch/fetch.h"

namespace pith::internal {
namespace {

struct UrlDeleter {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct CurlStringDeleter {
  void operator()(char* text) const { curl_free(text); }
};
using Url = std::unique_ptr<CURLU, UrlDeleter>;

std::string part(const Url& url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK) return {};
  return std::string(std::unique_ptr<char, CurlStringDeleter>(text).get());
}

}  // namespace

WebUrl parse_web_url(const std::string& url, std::string& why_not) {
  const std::string scheme = url_scheme(url);
  if (scheme != "http" && scheme != "https") {
    why_not = "unsupported scheme '" + quoted(scheme) + "' (only http and https are supported)";
    return {};
  }
  if (url.find('\0') != std::string::npos) {
    why_not = "not a valid URL (it holds a NUL byte)";
    return {};
  }
  // Newer releases of libcurl refuse spaces unless they are allowed.
  constexpr unsigned kEscape = CURLU_URLENCODE | CURLU_ALLOW_SPACE;
  const Url parts(curl_url());
  CURLUcode code = CURLUE_OUT_OF_MEMORY;
  if (parts) code = curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), kEscape);
  WebUrl parsed;
  if (code == CURLUE_OK) parsed.text = part(parts, CURLUPART_URL);
  if (parsed.text.empty()) {
    why_not = "not a valid URL (" + std::string(curl_url_strerror(code)) + ")";
    return {};
  }
  parsed.host = lowered(part(parts, CURLUPART_HOST));
  parsed.origin =
      scheme + "://" + parsed.host + ":" + part(parts, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  parsed.path = part(parts, CURLUPART_PATH);
  const std::string query = part(parts, CURLUPART_QUERY);
  if (!query.empty()) parsed.path += "?" + query;
  parsed.has_credentials = curl_url_set(parts.get(), CURLUPART_URL, url.c_str(),
                                        kEscape | CURLU_DISALLOW_USER) == CURLUE_USER_NOT_ALLOWED;
  return parsed;
}

std::string without_credentials(const std::string& url) {
  if (url.find('@') == std::string::npos) return url;
  const Url parts(curl_url());
  if (!parts ||
      curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), CURLU_ALLOW_SPACE) != CURLUE_OK) {
    return url;
  }
  curl_url_set(parts.get(), CURLUPART_USER, nullptr, 0);
  curl_url_set(parts.get(), CURLUPART_PASSWORD, nullptr, 0);
  const std::string text = part(parts, CURLUPART_URL);
  return text.empty() ? url : text;
}

}  // namespace pith::internal
