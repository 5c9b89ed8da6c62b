#include "serve/request_head.h"

#include <strings.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/ascii.h"

namespace pith::internal::serve {
namespace {

// A character of a token (RFC 9110, 5.6.2).
bool is_token_char(char c) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return is_ascii_alphanumeric(c) || kMarks.find(c) != std::string_view::npos;
}

bool is_control_char(char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f; }

}  // namespace

std::string RequestHead::header(const char* name) const {
  std::string joined;
  bool found = false;
  for (const auto& [other, value] : headers) {
    if (strcasecmp(other.c_str(), name) != 0) continue;
    if (found) joined += ", ";
    joined += value;
    found = true;
  }
  return joined;
}

bool RequestHead::accepts_html() const {
  return lowered(header("Accept")).find("text/html") != std::string::npos;
}

std::size_t RequestHead::length() const {
  const std::string text = header("Content-Length");
  std::size_t length = 0;
  std::from_chars(text.data(), text.data() + text.size(), length);
  return length;
}

Answer refusal(int status, const std::string& reason) {
  const nlohmann::json object{{"error", reason}};
  return {.status = status,
          .body = object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n",
          .reason = reason};
}

Answer refusal_for_now(const std::string& reason) {
  Answer answer = refusal(503, reason);
  answer.headers.emplace_back("Retry-After", "1");
  return answer;
}

std::optional<Answer> check_head(const RequestHead& head) {
  for (const auto& [name, value] : head.headers) {
    // libmicrohttpd 0.9 takes "Name : value" and a continuation line for a header of another name.
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_token_char)) {
      return refusal(400, "a header is not NAME: VALUE");
    }
    if (value.empty() && strcasecmp(name.c_str(), "Transfer-Encoding") == 0) {
      return refusal(400, "an empty Transfer-Encoding");
    }
    if (std::any_of(value.begin(), value.end(), is_control_char)) {
      return refusal(400, "a control character in a header");
    }
  }
  const std::string encoding = head.header("Transfer-Encoding");
  const std::string length = head.header("Content-Length");
  const std::string host = head.header("Host");
  if (length.find_first_not_of("0123456789") != std::string::npos) {
    return refusal(400, "Content-Length is not one number");
  }
  if (host.find(',') != std::string::npos || (host.empty() && head.version != "HTTP/1.0")) {
    return refusal(400, "Host is not one name");
  }
  if (encoding.empty()) return std::nullopt;
  if (!length.empty()) return refusal(400, "both Transfer-Encoding and Content-Length");
  if (strcasecmp(encoding.c_str(), "chunked") != 0) {
    return refusal(501, "a Transfer-Encoding other than chunked");
  }
  if (head.version == "HTTP/1.0") return refusal(400, "Transfer-Encoding in HTTP/1.0");
  return std::nullopt;
}

}  // namespace pith::internal::serve
