// A URL in the form that is sent, and the parts of it that a request needs (RFC 3986).
#pragma once

#include <string>

namespace pith::internal {

struct WebUrl {
  std::string text = {};         // blanks and non-ASCII bytes escaped as in browsers
  std::string origin = {};       // "https://example.org:443": scheme, host and port, normalized
  std::string host = {};         // lower case
  std::string path = {};         // with the query: "/", "/a?b=c"
  bool has_credentials = false;  // a user name or a password, even empty ones
};

// Parses an http or https URL. For other or invalid URLs, all parts are empty and `why_not` is the
// reason.
WebUrl parse_web_url(const std::string& url, std::string& why_not);

// Removes user name and password, which would otherwise appear in every link of the page.
std::string without_credentials(const std::string& url);

}  // namespace pith::internal
