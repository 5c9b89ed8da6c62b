#include "input/warc_earlier.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "input/byte_stream.h"
#include "input/http_message.h"
#include "input/warc_record.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxHeadBytes = 1'000'000;
constexpr std::size_t kMaxValidatorBytes = 1000;
constexpr int kOk = 200;

// Origin and path identify a page for its server; credentials and fragment do not.
std::string key_of(const WebUrl& url) { return url.origin + url.path; }

// The key of a record's page, or "" if it is not a web page.
std::string key_of(const HeaderLines& header) {
  std::string ignored;
  return key_of(parse_web_url(without_brackets(header.get("warc-target-uri")), ignored));
}

// The header value if it can be sent back to the server, otherwise "".
std::string sendable(std::string_view value) {
  const bool good = value.size() <= kMaxValidatorBytes &&
                    std::none_of(value.begin(), value.end(),
                                 [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  return std::string(good ? value : "");
}

struct Place {
  std::uint64_t offset = 0;
  Validators validators = {};
};

class WarcEarlier : public Earlier {
 public:
  WarcEarlier(std::string path, std::size_t max_bytes)
      : path_(std::move(path)), max_bytes_(max_bytes) {}

  std::optional<Error> read_all() {
    Result<WarcPlaces> places = WarcPlaces::open(path_);
    if (!places) return places.error();
    while (const std::optional<PlacedRecord> record = places.value().next(kMaxHeadBytes)) {
      note(*record);
    }
    return places.value().error();
  }

  const Validators* validators(const WebUrl& url) const override {
    const auto found = places_.find(key_of(url));
    return found == places_.end() ? nullptr : &found->second.validators;
  }

  std::optional<EarlierPage> read(const WebUrl& url) const override {
    const auto found = places_.find(key_of(url));
    if (found == places_.end()) return std::nullopt;
    Result<std::unique_ptr<RawBytes>> raw = open_raw(path_, found->second.offset);
    if (!raw) return std::nullopt;
    Result<std::unique_ptr<ByteStream>> stream = ByteStream::over(std::move(raw.value()));
    if (!stream) return std::nullopt;
    return read_record(*stream.value(), found->first);
  }

 private:
  // The last record of a URL counts, even if it cannot be used for a conditional request.
  void note(const PlacedRecord& record) {
    const WarcType type = warc_type(record.header);
    if (type != WarcType::response && type != WarcType::resource) return;
    const std::string key = key_of(record.header);
    if (key.empty()) return;
    places_.erase(key);
    const bool whole = record.whole && record.header.get("warc-truncated").empty();
    if (!whole || type != WarcType::response) return;
    const std::optional<HttpHead> head = parse_http_head(record.block);
    if (!head || head->status != kOk) return;
    Validators validators{.etag = sendable(head->lines.get("etag")),
                          .last_modified = sendable(head->lines.get("last-modified"))};
    if (validators.etag.empty() && validators.last_modified.empty()) return;
    places_.emplace(key, Place{record.begin, std::move(validators)});
  }

  // The file may have changed meanwhile, so the record is compared with what was indexed.
  std::optional<EarlierPage> read_record(ByteStream& stream, const std::string& key) const {
    std::string line;
    if (!stream.line(line, kMaxWarcLineBytes) || !is_warc_version(line)) return std::nullopt;
    const std::optional<HeaderLines> header = read_warc_header(stream);
    if (!header || key_of(*header) != key) return std::nullopt;
    const std::optional<std::size_t> length = warc_block_length(*header);
    if (!length || *length > max_bytes_ + kMaxHeadBytes) return std::nullopt;
    std::string block;
    if (stream.take(*length, block) != *length) return std::nullopt;
    const std::optional<HttpHead> head = parse_http_head(block);
    std::optional<HttpMessage> message = parse_http_message(block, max_bytes_ + 1);
    if (!message || message->status != kOk || !message->flaw.empty() ||
        message->body.size() > max_bytes_) {
      return std::nullopt;
    }
    return EarlierPage{.head = block.substr(0, head->size),
                       .content_type = std::move(message->content_type),
                       .bytes = std::move(message->body),
                       .date = std::string(header->get("warc-date"))};
  }

  std::string path_;
  std::size_t max_bytes_;
  std::unordered_map<std::string, Place> places_;
};

}  // namespace

Result<std::unique_ptr<Earlier>> open_earlier(const std::string& path, std::size_t max_bytes) {
  auto earlier = std::make_unique<WarcEarlier>(path, max_bytes);
  if (const std::optional<Error> error = earlier->read_all()) return *error;
  return std::unique_ptr<Earlier>(std::move(earlier));
}

}  // namespace pith::internal
