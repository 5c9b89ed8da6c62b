// A URL as it may be sent, and its parts that matter when asking a server (RFC 3986).
#pragma once

#include <string>

namespace pith {

struct WebUrl {
  std::string text = {};         // blanks and bytes beyond ASCII escaped, as browsers do
  std::string origin = {};       // "https://example.org:443": scheme, host and port in one spelling
  std::string host = {};         // lower case
  std::string path = {};         // with the query: "/", "/a?b=c"
  bool has_credentials = false;  // a user name or a password, even empty ones
};

// Of an http or https URL; all empty for others and for what is none, with the reason in `why_not`.
WebUrl parse_web_url(const std::string& url, std::string& why_not);

// Without user name and password, which would end up in every link of a page.
std::string without_credentials(const std::string& url);

}  // namespace pith
