// Parts of URLs, and relative references against a base URL (RFC 3986, section 5).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pith::internal {

// The absolute form of `reference` as found on a page at `base`. White space around it is
// dropped. With an empty or non-hierarchical base the reference comes back as written. A reference
// of more than 8 kB names nothing and gives "", a base of that length counts as empty.
std::string resolve_url(std::string_view base, std::string_view reference);

// "https://www.example.org:8080/a" -> "www.example.org"; empty when there is none.
std::string_view url_host(std::string_view url);
// A number for the host without "www.": equal for "https://www.example.org/a" and
// "http://example.org/". 0 when the URL has no host.
std::uint64_t host_key(std::string_view url);
// The path, "/" at least for hierarchical URLs, without query and fragment.
std::string_view url_path(std::string_view url);

// Whether a URL is one of http or https, in any case.
bool is_web_url(std::string_view url);
// True for http, https, mailto and for references without a scheme: what an output may link to.
bool is_safe_link(std::string_view url);

// The bytes that escapes such as "%C3%A4" stand for. What is no escape stays.
std::string percent_decoded(std::string_view text);

// The path that a file URL of this machine names (RFC 8089), "/a b.html" for "file:///a%20b.html",
// or "" for any other text.
std::string path_of_file_url(std::string_view url);

}  // namespace pith::internal
