#include "input/http_message.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "fetch/data_uris.h"
#include "fetch/failure.h"
#include "fetch/sniff.h"
#include "fetch/whole.h"
#include "unpack/content_coding.h"
#include "unpack/unpacker.h"

namespace pith::internal {
namespace {

constexpr std::string_view kBlank = " \t\r";

}  // namespace

void HeaderLines::add(std::string_view line) {
  if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
    if (!lines_.empty()) lines_.back().second.append(" ").append(trim(line, kBlank));
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  lines_.emplace_back(trim(line.substr(0, colon), kBlank), trim(line.substr(colon + 1), kBlank));
}

std::string_view HeaderLines::get(std::string_view name) const {
  const auto found = std::find_if(lines_.begin(), lines_.end(), [name](const auto& line) {
    return equals_ignore_case(line.first, name);
  });
  return found == lines_.end() ? std::string_view{} : std::string_view(found->second);
}

std::vector<std::string_view> HeaderLines::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : lines_) {
    if (equals_ignore_case(key, name)) values.push_back(value);
  }
  return values;
}

namespace {

// Takes the line at the front, without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Joins the chunks (RFC 9112, 7.1). Returns nullopt if the body does not begin with a chunk size.
std::optional<std::string> join_chunks(std::string_view body, bool& is_whole) {
  std::string joined;
  while (true) {
    std::string_view line = take_line(body);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool is_size = error == std::errc() && end != line.data() &&
                         (end == line.data() + line.size() || *end == ';' || *end == ' ');
    if (!is_size) {
      if (joined.empty()) return std::nullopt;
      is_whole = false;
      return joined;
    }
    if (size == 0) return joined;
    joined.append(body.substr(0, size));
    if (size > body.size()) {
      is_whole = false;
      return joined;
    }
    body.remove_prefix(size);
    take_line(body);
  }
}

bool is_text(std::string_view body) {
  const Content content = sniff(body).content;
  return content == Content::html || content == Content::mixed || content == Content::text ||
         content == Content::xml;
}

// Decompresses one coding. Returns nullopt if the body is not in that coding, for example because
// the archive has decompressed it.
std::optional<Unpacked> decompress_coding(std::string_view coding, std::string_view body,
                                          std::size_t max_bytes, bool& is_shrunk) {
  if (equals_ignore_case(coding, "deflate") || equals_ignore_case(coding, "br")) {
    Unpacked unpacked = decompress_page(coding, body, max_bytes, is_shrunk);
    // Deflate and the like have no magic number, but compressed data is not text.
    if (!unpacked.flaw.empty() && is_text(body)) return std::nullopt;
    return unpacked;
  }
  const std::unique_ptr<Unpacker> unpacker =
      equals_ignore_case(coding, "zstd") ? make_zstd_unpacker() : make_inflater(Framing::gzip);
  if (!unpacker->begins(body) && !unpacker->begins_cut(body)) return std::nullopt;
  return decompress_page(coding, body, max_bytes, is_shrunk);
}

void cut_short(std::string why, HttpMessage& message) {
  message.flaw = "cut short";
  message.why = std::move(why);
}

// Returns false if the archive has decompressed the body, or if it cannot be decompressed.
bool remove_coding(std::string_view coding, std::size_t max_bytes, HttpMessage& message) {
  if (!is_known_coding(coding)) {
    message.flaw = "unknown coding";
    return false;
  }
  std::optional<Unpacked> unpacked =
      decompress_coding(coding, message.body, max_bytes, message.is_shrunk);
  if (!unpacked) return false;
  message.body = std::move(unpacked->bytes);
  if (!unpacked->flaw.empty()) cut_short(std::move(unpacked->flaw), message);
  return unpacked->flaw.empty();
}

// Codings are removed in reverse order. Returns whether the body was in all of these codings.
bool decompress_body(const std::vector<std::string_view>& codings, std::size_t max_bytes,
                     HttpMessage& message) {
  // More than any server uses; each one costs a pass over the body.
  constexpr std::size_t kMaxCodings = 5;
  if (codings.size() > kMaxCodings) {
    message.flaw = "too many content codings";
    return false;
  }
  return message.body.empty() ||
         std::all_of(codings.rbegin(), codings.rend(), [&](std::string_view coding) {
           return remove_coding(coding, max_bytes, message);
         });
}

// The codings in all headers of that name.
std::vector<std::string_view> codings_in(std::string_view name, const HeaderLines& headers) {
  std::vector<std::string_view> codings;
  for (const std::string_view value : headers.all(name)) {
    const std::vector<std::string_view> listed = listed_codings(value);
    codings.insert(codings.end(), listed.begin(), listed.end());
  }
  return codings;
}

// A body that is longer than its Content-Length was changed by the archive.
void check_length(const HeaderLines& headers, std::size_t size, HttpMessage& message) {
  ContentLength length;
  for (const std::string_view value : headers.all("content-length")) length.add(value);
  if (length.conflicts()) return cut_short(kConflictingLengths, message);
  const std::uint64_t expected = length.value().value_or(0);
  if (expected <= size) return;
  cut_short("got " + std::to_string(size) + " of " + std::to_string(expected) + " bytes", message);
}

}  // namespace

bool is_page_type(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find_first_of("; ,"));
  return type.empty() || equals_ignore_case(type, "text/html") ||
         equals_ignore_case(type, "application/xhtml+xml") ||
         equals_ignore_case(type, "text/plain") || is_compressed_type(type);
}

bool may_be_page(std::string_view content_type, std::string_view bytes) {
  if (is_vague_type(content_type)) return sniff(bytes).content == Content::html;
  return is_page_type(content_type);
}

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
    head.is_whole = line.empty();
    if (line.empty()) break;
    head.lines.add(line);
  }
  head.size = all - bytes.size();
  return head;
}

std::optional<HttpMessage> parse_http_message(std::string_view bytes, std::size_t max_bytes,
                                              std::size_t left_out) {
  std::optional<HttpHead> head = parse_http_head(bytes);
  if (!head) return std::nullopt;
  // Some crawlers keep the "100 Continue" in front of the response.
  while (head->status >= 100 && head->status < 200) {
    std::optional<HttpHead> next = parse_http_head(bytes.substr(head->size));
    if (!next) break;
    bytes.remove_prefix(head->size);
    head = std::move(next);
  }
  const HeaderLines& headers = head->lines;
  bytes.remove_prefix(head->size);
  HttpMessage message{.status = head->status};
  message.content_type = std::string(headers.get("content-type"));
  message.body = std::string(bytes);
  // "gzip, chunked": codings are removed in reverse order.
  std::vector<std::string_view> codings = codings_in("content-encoding", headers);
  std::vector<std::string_view> transfer = codings_in("transfer-encoding", headers);
  const bool is_chunked = !transfer.empty() && equals_ignore_case(transfer.back(), "chunked");
  if (is_chunked) transfer.pop_back();
  codings.insert(codings.end(), transfer.begin(), transfer.end());
  if (is_chunked) {
    bool is_whole = true;
    if (std::optional<std::string> joined = join_chunks(bytes, is_whole)) {
      message.body = std::move(*joined);
    }
    if (!is_whole) cut_short("its chunks end too early", message);
  }
  if (!head->is_whole) cut_short("its head ends too early", message);
  const bool is_as_sent = decompress_body(codings, max_bytes, message);
  // The Content-Length says nothing about a chunked body, or about one that the archive has
  // decompressed.
  if (message.flaw.empty() && !is_chunked && is_as_sent)
    check_length(headers, bytes.size() + left_out, message);
  if (is_compressed_type(message.content_type)) {
    message.content_type.clear();
    const auto unpacker = unpacker_for(message.body);
    if (unpacker) remove_coding(unpacker->name(), max_bytes, message);
  }
  if (message.body.size() > max_bytes) message.body.resize(max_bytes);
  return message;
}

}  // namespace pith::internal
