// Parses an HTTP response as crawlers archive it (RFC 9110, RFC 9112).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::internal {

// "Name: value" lines, as HTTP and WARC have them: names in any case, values trimmed.
class HeaderLines {
 public:
  // Adds a line, without its line end. A line that begins with white space continues the last
  // value; a line without a colon is ignored.
  void add(std::string_view line);
  // The first value with that name, or "".
  std::string_view get(std::string_view name) const;
  // All values with that name, in their order.
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

// Whether a Content-Type is that of a page or of a compressed file, or "".
bool is_page_type(std::string_view content_type);

// The same, or one for bytes of any kind (application/octet-stream) if the bytes are HTML.
bool may_be_page(std::string_view content_type, std::string_view bytes);

// Returns nullopt if `bytes` does not begin with a status line.
std::optional<HttpHead> parse_http_head(std::string_view bytes);

struct HttpMessage {
  int status = 0;
  std::string content_type = {};
  std::string body = {};   // with chunks joined, and decompressed
  bool is_shrunk = false;  // the contents of its data: URIs were left out (fetch/data_uris.h)
  // Why the body is incomplete or could not be decompressed: "cut short", "unknown coding".
  std::string flaw = {};
  std::string why = {};  // details of "cut short": "got 300 of 1200 bytes"
};

// Returns nullopt if `bytes` does not begin with a status line. Some archives store a decompressed
// body with the original header lines, so the body itself decides whether it is compressed. At most
// `max_bytes` of the body are kept. `left_out`: how many bytes of the body were left out before.
std::optional<HttpMessage> parse_http_message(std::string_view bytes, std::size_t max_bytes,
                                              std::size_t left_out = 0);

}  // namespace pith::internal
