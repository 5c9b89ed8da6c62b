#include "fetch/robots.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "fetch/request_header.h"

namespace pith::internal {
namespace {

// RFC 9309, 2.5: at least this much must be read.
constexpr std::size_t kMaxBytes = std::size_t{500} * 1024;
// The maximum length of a pattern and of a path. Longer ones would make matching wildcards slow,
// and servers do not use them.
constexpr std::size_t kMaxPath = 2048;
constexpr std::string_view kBlank = " \t";

bool is_unreserved(char c) {
  return is_ascii_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out.append({'%', kHex[byte / 16], kHex[byte % 16]});
}

// Normalizes a path as in RFC 9309, 2.2.2, so that equivalent paths are equal.
std::string normalized(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool escape = path[i] == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 &&
                        hex_value(path[i + 2]) >= 0;
    if (escape) {
      const auto c = static_cast<char>(hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]));
      if (is_unreserved(c)) {
        out += c;
      } else {
        append_escaped(out, c);
      }
      i += 2;
    } else if (static_cast<unsigned char>(path[i]) >= 0x80 || path[i] == ' ') {
      append_escaped(out, path[i]);
    } else {
      out += path[i];
    }
  }
  return out;
}

// Whether `path` begins with the pattern, in which * matches anything and a final $ matches the
// end.
bool matches(std::string_view pattern, std::string_view path) {
  const bool whole = pattern.ends_with('$');
  if (whole) pattern.remove_suffix(1);
  std::size_t p = 0;
  std::size_t s = 0;
  std::size_t star = std::string_view::npos;  // the position after the last *
  std::size_t taken = 0;                      // where in `path` the part after the * was tried
  while (true) {
    if (p == pattern.size() && (!whole || s == path.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      taken = s;
    } else if (p < pattern.size() && s < path.size() && pattern[p] == path[s]) {
      ++p;
      ++s;
    } else if (star != std::string_view::npos && taken < path.size()) {
      p = star;
      s = ++taken;
    } else {
      return false;
    }
  }
}

}  // namespace

// The rules for one or more agents.
struct Robots::Group {
  bool ours = false;
  bool everyones = false;
  bool closed = false;  // a rule was read: the next agent line begins another group
};

Robots::Robots(std::string_view text, std::string_view agent) {
  if (text.size() > kMaxBytes) text = text.substr(0, text.find_last_of("\r\n", kMaxBytes));
  if (text.starts_with(kUtf8ByteOrderMark)) text.remove_prefix(kUtf8ByteOrderMark.size());
  Robots everyones;
  bool named = false;  // a group for our agent exists, even if it is empty
  Group group;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, std::min(text.find('#'), end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view key = trim(line.substr(0, colon), kBlank);
    const std::string_view value = trim(line.substr(colon + 1), kBlank);
    if (equals_ignore_case(key, "user-agent")) {
      if (group.closed) group = {};
      const std::string_view product = value.starts_with('*') ? "*" : product_of(value);
      group.ours = group.ours || equals_ignore_case(product, agent);
      group.everyones = group.everyones || product == "*";
      named = named || group.ours;
      continue;
    }
    const bool allow = equals_ignore_case(key, "allow");
    const bool rule = allow || equals_ignore_case(key, "disallow");
    const bool delay = equals_ignore_case(key, "crawl-delay");
    if (!rule && !delay) continue;
    group.closed = true;
    for (Robots* robots : {group.ours ? this : nullptr, group.everyones ? &everyones : nullptr}) {
      if (robots == nullptr) continue;
      if (rule && !value.empty() && value.size() <= kMaxPath) {
        robots->rules_.push_back({normalized(value), allow});
      }
      double seconds = 0;
      const auto [stop, error] =
          std::from_chars(value.data(), value.data() + value.size(), seconds);
      if (delay && error == std::errc() && seconds >= 0) robots->crawl_delay_ = seconds;
    }
  }
  if (!named) *this = std::move(everyones);
}

Robots Robots::nothing_allowed() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string sent = normalized(path.substr(0, kMaxPath));
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const std::size_t length = rule.pattern.size();
    if (length < longest || (length == longest && allowed) || !matches(rule.pattern, sent)) {
      continue;
    }
    longest = length;
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace pith::internal
