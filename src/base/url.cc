#include "base/url.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/hash.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Common servers refuse longer request lines. Each link of a page carries its base: a long one
// would make a large result of a small page.
constexpr std::size_t kLongestUrl = 8192;

// The five components of RFC 3986, appendix B; a component that is absent has has_x false.
struct Parts {
  std::string_view scheme, authority, path, query, fragment;
  bool has_authority = false, has_query = false, has_fragment = false;
};

bool is_delimiter(char c) { return c == ':' || c == '/' || c == '?' || c == '#'; }

Parts split(std::string_view url) {
  Parts parts;
  std::size_t colon = 0;
  while (colon < url.size() && !is_delimiter(url[colon])) ++colon;
  if (colon < url.size() && url[colon] == ':' && colon > 0 && is_ascii_letter(url[0])) {
    parts.scheme = url.substr(0, colon);
    url.remove_prefix(colon + 1);
  }
  if (const std::size_t hash = url.find('#'); hash != kNone) {
    parts.has_fragment = true;
    parts.fragment = url.substr(hash + 1);
    url = url.substr(0, hash);
  }
  if (const std::size_t mark = url.find('?'); mark != kNone) {
    parts.has_query = true;
    parts.query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  if (url.substr(0, 2) == "//") {
    parts.has_authority = true;
    const std::size_t slash = std::min(url.find('/', 2), url.size());
    parts.authority = url.substr(2, slash - 2);
    url.remove_prefix(slash);
  }
  parts.path = url;
  return parts;
}

// RFC 3986, 5.2.4.
std::string remove_dot_segments(std::string_view path) {
  std::string out;
  std::size_t at = 0;
  while (at < path.size()) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    const std::string_view segment = path.substr(at, end - at);
    const bool last = end == path.size();
    if (segment == "/." || segment == "/..") {
      if (segment == "/..") out.erase(std::min(out.rfind('/'), out.size()));
      if (last) out.push_back('/');
    } else if (segment != "." && segment != "..") {
      out.append(segment);
    }
    at = end;
  }
  return out;
}

}  // namespace

std::string resolve_url(std::string_view base, std::string_view reference) {
  reference = trim(reference, kHtmlSpace);
  if (reference.size() > kLongestUrl) return {};
  if (base.empty() || base.size() > kLongestUrl) return std::string(reference);
  Parts r = split(reference);
  if (!r.scheme.empty()) return std::string(reference);
  const Parts b = split(trim(base, kHtmlSpace));
  if (b.scheme.empty() || !b.has_authority) return std::string(reference);
  std::string path;
  if (r.has_authority) {
    path = remove_dot_segments(r.path);
  } else {
    if (r.path.empty()) {
      path = b.path;
      if (!r.has_query) {
        r.query = b.query;
        r.has_query = b.has_query;
      }
    } else if (r.path[0] == '/') {
      path = remove_dot_segments(r.path);
    } else {
      const std::size_t slash = b.path.rfind('/');
      std::string merged = slash == kNone ? "/" : std::string(b.path.substr(0, slash + 1));
      path = remove_dot_segments(merged.append(r.path));
    }
    r.authority = b.authority;
  }
  std::string url(b.scheme);
  url.append("://").append(r.authority).append(path);
  if (r.has_query) url.append("?").append(r.query);
  if (r.has_fragment) url.append("#").append(r.fragment);
  return url;
}

std::string_view url_host(std::string_view url) {
  std::string_view host = split(trim(url, kHtmlSpace)).authority;
  if (const std::size_t at = host.rfind('@'); at != kNone) host.remove_prefix(at + 1);
  const std::size_t bracket = host.find(']');  // an IPv6 address has colons of its own
  const std::size_t colon = host.find(':', bracket == kNone ? 0 : bracket);
  return host.substr(0, colon);
}

std::uint64_t host_key(std::string_view url) {
  std::string host = lowered(url_host(url));
  if (host.starts_with("www.")) host.erase(0, 4);
  return host.empty() ? 0 : hash_bytes(host) | 1U;
}

std::string_view url_path(std::string_view url) {
  const Parts parts = split(trim(url, kHtmlSpace));
  return parts.path.empty() && parts.has_authority ? "/" : parts.path;
}

bool is_web_url(std::string_view url) {
  return starts_with_ignore_case(url, "http://") || starts_with_ignore_case(url, "https://");
}

bool is_safe_link(std::string_view url) {
  // Browsers ignore tabs, newlines and leading controls in a scheme: "java\nscript:".
  std::string scheme;
  for (const char c : url) {
    if (c == ':') {
      return scheme == "http" || scheme == "https" || scheme == "mailto";
    }
    if (c == '/' || c == '?' || c == '#') return true;
    if (static_cast<unsigned char>(c) <= 0x20) continue;
    scheme.push_back(to_lower(c));
    if (scheme.size() > 32) break;  // no scheme is that long: a relative path
  }
  return url.find(':') == kNone || scheme.size() > 32;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool may_be = text[at] == '%' && at + 2 < text.size();
    const int high = may_be ? hex_value(text[at + 1]) : -1;
    const int low = may_be ? hex_value(text[at + 2]) : -1;
    if (high < 0 || low < 0) {
      out += text[at];
    } else {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  return out;
}

std::string path_of_file_url(std::string_view url) {
  if (!starts_with_ignore_case(url, "file://")) return "";
  const Parts parts = split(url);
  const bool is_here = parts.authority.empty() || equals_ignore_case(parts.authority, "localhost");
  return is_here ? percent_decoded(parts.path) : "";
}

}  // namespace pith::internal
