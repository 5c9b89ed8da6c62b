// The head of an HTTP request, and the answer to a request.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pith::internal::serve {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct RequestHead {
  std::string method = {};
  std::string path = {};
  std::string version = {};
  Fields headers = {};
  Fields parameters = {};  // of the query, decoded

  // Returns the value of a header, or an empty string. The values of repeated headers are joined by
  // ", ", as in RFC 9110, 5.3.
  std::string header(const char* name) const;
  // Whether a browser sent it to show the answer to a reader.
  bool accepts_html() const;
  bool is_chunked() const { return !header("Transfer-Encoding").empty(); }
  // Returns the Content-Length, or 0.
  std::size_t length() const;
};

struct Answer {
  int status = 200;
  std::string body = {};
  const char* type = "application/json";
  Fields headers = {};
  std::string reason = {};  // of a refusal
};

// Makes an answer of one line of JSON, {"error": reason}.
Answer refusal(int status, const std::string& reason);
// The same with status 503 and Retry-After.
Answer refusal_for_now(const std::string& reason);

// Refuses a head that libmicrohttpd accepts, but that a proxy in front may read differently. If the
// two disagree on where a request ends, a client can hide a second request in the first (request
// smuggling).
std::optional<Answer> check_head(const RequestHead& head);

}  // namespace pith::internal::serve
