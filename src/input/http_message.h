// An HTTP response as crawlers archive it -> what it carries (RFC 9110, RFC 9112).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith {

// "Name: value" lines, as HTTP and WARC have them: names in any case, values trimmed.
class HeaderLines {
 public:
  // A line without its end. One that begins with white space goes on with the last value; one
  // without a colon is nothing.
  void add(std::string_view line);
  // The first value of that name, empty when there is none.
  std::string_view get(std::string_view name) const;
  // All values of that name, in their order.
  std::vector<std::string_view> all(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> lines_;
};

// Status line and header lines.
struct HttpHead {
  int status = 0;
  HeaderLines lines = {};
  std::size_t size = 0;   // bytes, with the empty line
  bool is_whole = false;  // the empty line is there
};

// Nothing when `bytes` do not begin with a status line.
std::optional<HttpHead> parse_http_head(std::string_view bytes);

struct HttpMessage {
  int status = 0;
  std::string content_type = {};
  std::string body = {};  // chunks joined, content coding undone
  // Of the body some is missing or could not be undone: "cut short", "unknown coding".
  std::string flaw = {};
  std::string why = {};  // of a body cut short: "got 300 of 1200 bytes"
};

// Nothing when `bytes` do not begin with a status line. Archives that keep the header lines but
// undid the codings are taken by what the body is. At most `max_bytes` of the body are kept.
std::optional<HttpMessage> parse_http_message(std::string_view bytes, std::size_t max_bytes);

}  // namespace pith
