#include "input/http_message.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "input/header_lines.h"

namespace pith {
namespace {

constexpr std::string_view kGzipMagic = "\x1f\x8b";

// Takes the line at the front, without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The chunks joined (RFC 9112, 7.1); nothing when it does not begin with a chunk's size.
std::optional<std::string> join_chunks(std::string_view body, std::string& flaw) {
  std::string joined;
  while (true) {
    std::string_view line = take_line(body);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool is_size = error == std::errc() && end != line.data() &&
                         (end == line.data() + line.size() || *end == ';' || *end == ' ');
    if (!is_size) {
      if (joined.empty()) return std::nullopt;
      flaw = "cut short";
      return joined;
    }
    if (size == 0) return joined;
    joined.append(body.substr(0, size));
    if (size > body.size()) {
      flaw = "cut short";
      return joined;
    }
    body.remove_prefix(size);
    take_line(body);
  }
}

// gzip, zlib, or bare deflate, as "deflate" is sent by some. What can't be undone is left out.
std::string inflate_all(std::string_view packed, int window, std::size_t max_bytes, bool& whole) {
  z_stream stream = {};
  std::string bytes;
  whole = false;
  if (inflateInit2(&stream, window) != Z_OK) return bytes;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  constexpr std::size_t kStep = 65536;
  int code = Z_OK;
  while (code == Z_OK && bytes.size() < max_bytes) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kStep);
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + before);
    stream.avail_out = kStep;
    code = inflate(&stream, Z_NO_FLUSH);
    bytes.resize(before + kStep - stream.avail_out);
    if (stream.avail_in == 0 && stream.avail_out != 0 && code == Z_OK) break;
    // Some servers send member after member.
    const std::string_view rest(reinterpret_cast<const char*>(stream.next_in), stream.avail_in);
    if (code == Z_STREAM_END && rest.starts_with(kGzipMagic)) code = inflateReset(&stream);
  }
  inflateEnd(&stream);
  whole = code == Z_STREAM_END || bytes.size() >= max_bytes;
  bytes.resize(std::min(bytes.size(), max_bytes));
  return bytes;
}

void undo_coding(std::string_view coding, std::size_t max_bytes, HttpMessage& message) {
  if (coding.empty() || equal_names(coding, "identity")) return;
  const bool gzip = equal_names(coding, "gzip") || equal_names(coding, "x-gzip");
  const bool deflate = equal_names(coding, "deflate");
  if (!gzip && !deflate) {
    message.flaw = "unknown coding";
    return;
  }
  if (gzip && !message.body.starts_with(kGzipMagic)) return;  // undone by the archive
  bool whole = false;
  std::string bytes =
      inflate_all(message.body, gzip ? 16 + MAX_WBITS : MAX_WBITS, max_bytes, whole);
  if (deflate && bytes.empty()) bytes = inflate_all(message.body, -MAX_WBITS, max_bytes, whole);
  if (deflate && bytes.empty()) return;  // the same
  message.body = std::move(bytes);
  if (!whole) message.flaw = "cut short";
}

}  // namespace

std::optional<HttpMessage> parse_http_message(std::string_view bytes, std::size_t max_bytes) {
  std::string_view status = take_line(bytes);
  if (!status.starts_with("HTTP/")) return std::nullopt;
  HttpMessage message;
  const std::size_t code = std::min(status.find(' '), status.size());
  status.remove_prefix(std::min(code + 1, status.size()));
  std::from_chars(status.data(), status.data() + status.size(), message.status);
  HeaderLines headers;
  while (!bytes.empty()) {
    const std::string_view line = take_line(bytes);
    if (line.empty()) break;
    headers.add(line);
  }
  message.content_type = std::string(headers.get("content-type"));
  message.body = std::string(bytes);
  // "gzip, chunked": the last one is what is undone first.
  const std::string_view transfer = headers.get("transfer-encoding");
  constexpr std::string_view kChunked = "chunked";
  if (transfer.size() >= kChunked.size() &&
      equal_names(transfer.substr(transfer.size() - kChunked.size()), kChunked)) {
    if (std::optional<std::string> joined = join_chunks(bytes, message.flaw)) {
      message.body = std::move(*joined);
    }
  }
  undo_coding(headers.get("content-encoding"), max_bytes, message);
  if (message.body.size() > max_bytes) message.body.resize(max_bytes);
  return message;
}

}  // namespace pith
