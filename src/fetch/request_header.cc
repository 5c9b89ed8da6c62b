#include "fetch/request_header.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "base/ascii.h"

namespace pith::internal {
namespace {

// They describe the request or its answer, which only the client knows.
constexpr std::string_view kOwnHeaders[] = {"Accept-Encoding", "Connection", "Content-Length",
                                            "Expect",          "Host",       "If-Modified-Since",
                                            "If-None-Match",   "Range",      "Transfer-Encoding"};

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7F';
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_control);
}

constexpr std::string_view kOthersInTokens = "!#$%&'*+-.^_`|~";  // RFC 9110, 5.6.2

bool is_token(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_alphanumeric(c) || kOthersInTokens.find(c) != std::string_view::npos;
  });
}

}  // namespace

std::string_view header_name(std::string_view line) {
  return line.substr(0, std::min(line.find(':'), line.size()));
}

std::string why_no_header(std::string_view line) {
  const std::string_view name = header_name(line);
  if (name.size() == line.size() || !is_token(name)) return "is not \"Name: value\"";
  if (has_control(line)) return "has a line end or another control character";
  const auto* const own =
      std::find_if(std::begin(kOwnHeaders), std::end(kOwnHeaders),
                   [name](std::string_view header) { return equals_ignore_case(header, name); });
  if (own != std::end(kOwnHeaders)) return "is a header that pith sets itself";
  return "";
}

std::string why_no_user_agent(std::string_view text) {
  if (text.empty()) return "is empty";
  return has_control(text) ? "has a line end or another control character" : "";
}

std::string_view product_of(std::string_view user_agent) {
  const auto* const end = std::find_if_not(user_agent.begin(), user_agent.end(), [](char c) {
    return is_ascii_alphanumeric(c) || c == '-' || c == '_';
  });
  return user_agent.substr(0, static_cast<std::size_t>(end - user_agent.begin()));
}

bool is_trusted_redirect(const WebUrl& asked, const WebUrl& at) {
  if (asked.origin == at.origin) return true;
  return asked.host == at.host && asked.origin == "http://" + asked.host + ":80" &&
         at.origin == "https://" + at.host + ":443";
}

}  // namespace pith::internal
