#include "input/http_message.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "fetch/sniff.h"
#include "input/unpacker.h"

namespace pith {
namespace {

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

// Undoes one coding; nothing when the body does not look like it, as where the archive undid it.
std::optional<Unpacked> undone(std::string_view coding, std::string_view body,
                               std::size_t max_bytes) {
  if (equal_names(coding, "deflate")) {
    Unpacked unpacked = unpack(*make_inflater(Framing::zlib), body, max_bytes);
    // Some servers leave the framing out.
    if (unpacked.bytes.empty()) unpacked = unpack(*make_inflater(Framing::bare), body, max_bytes);
    if (unpacked.bytes.empty()) return std::nullopt;
    return unpacked;
  }
  if (equal_names(coding, "br")) {
    Unpacked unpacked = unpack(*make_brotli_unpacker(), body, max_bytes);
    // Nothing marks brotli; packed data is no text.
    const Content content = sniff(body).content;
    const bool is_text = content == Content::html || content == Content::mixed ||
                         content == Content::text || content == Content::xml;
    if (!unpacked.flaw.empty() && is_text) return std::nullopt;
    return unpacked;
  }
  const std::unique_ptr<Unpacker> unpacker =
      equal_names(coding, "zstd") ? make_zstd_unpacker() : make_inflater(Framing::gzip);
  if (!unpacker->begins(body)) return std::nullopt;
  return unpack(*unpacker, body, max_bytes);
}

void undo_coding(std::string_view coding, std::size_t max_bytes, HttpMessage& message) {
  if (coding.empty() || equal_names(coding, "identity")) return;
  const auto known = {"gzip", "x-gzip", "deflate", "br", "zstd"};
  if (std::none_of(known.begin(), known.end(),
                   [coding](const char* name) { return equal_names(coding, name); })) {
    message.flaw = "unknown coding";
    return;
  }
  std::optional<Unpacked> unpacked = undone(coding, message.body, max_bytes);
  if (!unpacked) return;
  message.body = std::move(unpacked->bytes);
  if (!unpacked->flaw.empty()) message.flaw = "cut short";
}

// "gzip, br": the last one is what is undone first.
void undo_codings(std::string_view codings, std::size_t max_bytes, HttpMessage& message) {
  // More than any server stacks; each costs a pass over the body.
  constexpr std::ptrdiff_t kMostCodings = 5;
  if (std::count(codings.begin(), codings.end(), ',') >= kMostCodings) {
    message.flaw = "too many content codings";
    return;
  }
  while (!codings.empty()) {
    const std::size_t comma = codings.rfind(',');
    std::string_view coding = codings.substr(comma == std::string_view::npos ? 0 : comma + 1);
    codings = codings.substr(0, comma == std::string_view::npos ? 0 : comma);
    while (coding.starts_with(' ')) coding.remove_prefix(1);
    while (coding.ends_with(' ')) coding.remove_suffix(1);
    undo_coding(coding, max_bytes, message);
    if (!message.flaw.empty()) return;
  }
}

}  // namespace

std::optional<HttpHead> parse_http_head(std::string_view bytes) {
  const std::size_t all = bytes.size();
  std::string_view status = take_line(bytes);
  if (!status.starts_with("HTTP/")) return std::nullopt;
  HttpHead head;
  const std::size_t code = std::min(status.find(' '), status.size());
  status.remove_prefix(std::min(code + 1, status.size()));
  std::from_chars(status.data(), status.data() + status.size(), head.status);
  while (!bytes.empty()) {
    const std::string_view line = take_line(bytes);
    if (line.empty()) break;
    head.lines.add(line);
  }
  head.size = all - bytes.size();
  return head;
}

std::optional<HttpMessage> parse_http_message(std::string_view bytes, std::size_t max_bytes) {
  const std::optional<HttpHead> head = parse_http_head(bytes);
  if (!head) return std::nullopt;
  const HeaderLines& headers = head->lines;
  bytes.remove_prefix(head->size);
  HttpMessage message{.status = head->status};
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
  undo_codings(headers.get("content-encoding"), max_bytes, message);
  if (message.body.size() > max_bytes) message.body.resize(max_bytes);
  return message;
}

}  // namespace pith
