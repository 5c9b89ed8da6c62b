// Headers that the user adds to requests.
#pragma once

#include <string>
#include <string_view>

#include "fetch/web_url.h"

namespace pith::internal {

// Why `line` cannot be sent as a header "Name: value" (RFC 9110, 5), or "".
std::string why_no_header(std::string_view line);
// Why `text` cannot be sent as the User-Agent, or "".
std::string why_no_user_agent(std::string_view text);

// The name of a header line, or of any text without a colon.
std::string_view header_name(std::string_view line);

// The product that a User-Agent begins with ("mybot" of "mybot/2.1 (+https://example.org)"), by
// which robots.txt files call crawlers (RFC 9309, 2.2.1).
std::string_view product_of(std::string_view user_agent);

// Whether headers for `asked`, the URL that the user gave, may be sent to `at` too, where it
// redirects: they may hold passwords. It must be the same host and port, or https instead of http.
bool is_trusted_redirect(const WebUrl& asked, const WebUrl& at);

}  // namespace pith::internal
