#include "input/containers/warc.h"

#include <algorithm>
#include <cstdint>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "fetch/data_uris.h"
#include "fetch/whole.h"
#include "input/byte_stream.h"
#include "input/containers/reader.h"
#include "input/file.h"
#include "input/http_message.h"
#include "input/warc_record.h"

namespace pith::internal {
namespace {

constexpr std::string_view kHttpType = "application/http";
const std::string kParts = "parts of pages: ";  // counted, although they are read
constexpr const char* kNoHtml = "records that are not HTML";
constexpr std::string_view kCutShort = "cut short";
// The size of the HTTP headers beside the page.
constexpr std::size_t kMaxHttpHeaderBytes = 1'000'000;

class Warc : public ContainerReader {
 public:
  Warc(std::string path, const StreamOptions& options, std::unique_ptr<ByteStream> stream)
      : path_(std::move(path)), options_(options), stream_(std::move(stream)) {
    if (stream_) stream_->stop_before(kWarcVersion);
  }

  std::optional<Result<Page>> next() override {
    if (ended_) return std::nullopt;
    if (!stream_) {
      auto opened = ByteStream::open(path_);
      if (!opened) return end(opened.error());
      stream_ = std::move(opened.value());
      stream_->stop_before(kWarcVersion);
    }
    while (true) {
      const std::size_t damages = stream_->damages();
      if (!at_record_ && find_record()) {
        return broken(stream_->damages() > damages ? stream_->damage()
                                                   : "damaged: not a valid record");
      }
      if (!at_record_) return end(why_ended());
      at_record_ = false;
      ++records_;
      try {
        if (std::optional<Result<Page>> page = record()) return page;
      } catch (const std::bad_alloc&) {
        reported_ = true;  // the rest of the block is skipped
        return broken("out of memory");
      }
    }
  }

  std::map<std::string, std::size_t> passed_over() const override { return passed_over_; }

  std::optional<double> share_read() const override {
    return stream_ ? stream_->share_read() : std::nullopt;
  }

 private:
  std::optional<Error> why_ended() const {
    if (stream_->error()) return stream_->error();
    if (records_ > 0) return std::nullopt;
    if (!stream_->damage().empty()) {
      return Error{Error::Kind::unreadable, path_, stream_->damage()};
    }
    return Error{Error::Kind::unsupported, path_, "not a WARC file"};
  }

  // An error about the current record.
  Error broken(const std::string& why) const {
    return {Error::Kind::protocol, path_ + ":" + std::to_string(records_), why};
  }

  // Moves past the next version line, if there is one, and sets at_record_ then. Returns true if
  // other data was lost on the way.
  bool find_record() {
    bool lost = false;
    std::string line;
    const std::size_t damages = stream_->damages();
    while (!at_record_) {
      line.clear();
      if (stream_->line(line, kMaxWarcLineBytes)) {
        at_record_ = lost || reported_ ? is_warc_version(line) : line.starts_with(kWarcVersion);
        lost = lost || (!at_record_ && !is_blank_line(line));
      } else if (stream_->done()) {
        break;
      } else {
        lost = true;
      }
    }
    // If a version line was cut short, its record reports it.
    lost = lost || (!at_record_ && stream_->damages() > damages && !stream_->error());
    // A file that is not a WARC at all is reported once, by why_ended().
    lost = lost && !std::exchange(reported_, false);
    return lost && (at_record_ || records_ > 0);
  }

  // " (gzip data cut short: get it again)"
  std::string damage_since(std::size_t damages) const {
    return stream_->damages() > damages ? " (" + stream_->damage() + ")" : "";
  }

  // The archive was cut off, or the length is wrong and other records follow. The search for them
  // begins at the start of the block.
  Error cut_short() {
    reported_ = true;
    return broken("cut short: get the file again");
  }

  // The record's page or error; nullopt if it has none.
  std::optional<Result<Page>> record() {
    const std::uint64_t start = stream_->position();
    const std::size_t damages = stream_->damages();
    const std::optional<HeaderLines> header = read_warc_header(*stream_);
    if (!header && stream_->position() - start >= kMaxWarcHeaderBytes) {
      reported_ = true;
      return broken("its header is longer than 1 MB");
    }
    if (!header) return broken("cut short in its header" + damage_since(damages));
    const std::optional<std::size_t> declared = warc_block_length(*header);
    if (!declared) {
      reported_ = true;
      return broken("no Content-Length");
    }
    const std::size_t length = *declared;
    const WarcType type = warc_type(*header);
    const std::size_t most = options_.max_bytes + kMaxHttpHeaderBytes;
    const bool wanted = type != WarcType::other && type != WarcType::revisit;
    if (stream_->bytes_left().value_or(length) < length) return cut_short();
    Block block;
    const std::uint64_t begin = stream_->position();
    const bool whole = wanted ? take_block(length, most, block) : stream_->skip(length) == length;
    if (!whole && stream_->damages() > damages) return broken("cut short" + damage_since(damages));
    if (!whole && !stream_->done()) return broken("Content-Length reaches beyond its member");
    if (!whole) {
      if (!stream_->seek_back(begin) && block.left_out == 0) stream_->unread(block.bytes);
      return cut_short();
    }
    if (type == WarcType::revisit) return skip("revisit records");
    if (!wanted) return std::nullopt;
    return page(*header, type, std::move(block));
  }

  // The block of a record.
  struct Block {
    std::string bytes = {};
    bool is_too_large = false;  // `bytes` is its beginning only
    std::size_t left_out = 0;   // bytes of data: URIs, without which it is small enough
  };

  // Returns whether the block is whole in the file.
  bool take_block(std::size_t length, std::size_t most, Block& block) {
    const std::size_t first = std::min(length, most);
    if (stream_->take(first, block.bytes) < first) return false;
    if (first == length) return true;
    PageBytes page(most);
    block.is_too_large = !page.add(block.bytes);
    std::size_t left = length - first;
    for (std::string piece; left > 0 && !block.is_too_large; piece.clear()) {
      const std::size_t got = stream_->take(std::min(left, kMaxWarcLineBytes), piece);
      if (got == 0) return false;
      left -= got;
      block.is_too_large = !page.add(piece);
    }
    block.is_too_large = block.is_too_large || !page.finish();
    if (stream_->skip(left) < left) return false;
    if (block.is_too_large) return true;
    block.left_out = page.left_out();
    block.bytes = std::move(page.bytes());
    return true;
  }

  std::optional<Result<Page>> page(const HeaderLines& header, WarcType type, Block block) {
    Page page;
    page.url = without_brackets(header.get("warc-target-uri"));
    page.id = without_brackets(header.get("warc-record-id"));
    page.source = path_;
    page.content_type = std::string(header.get("content-type"));
    page.is_plain_text = type == WarcType::conversion;
    page.bytes = std::move(block.bytes);
    page.is_shrunk = block.left_out > 0;
    const bool is_truncated = !header.get("warc-truncated").empty();
    if (type == WarcType::response) {
      if (!equals_ignore_case(std::string_view(page.content_type).substr(0, kHttpType.size()),
                              kHttpType) &&
          !page.content_type.empty()) {
        return skip("records that are not HTTP");  // DNS answers
      }
      std::optional<HttpMessage> message =
          parse_http_message(page.bytes, options_.max_bytes + 1, block.left_out);
      if (!message) return broken("not an HTTP response");
      if (message->status >= 300) return skip("HTTP status other than 2xx");
      const bool is_cut_head = message->content_type.empty() && message->flaw == kCutShort;
      if (!is_cut_head && !may_be_page(message->content_type, message->body)) return skip(kNoHtml);
      const std::string_view why = why_no_page(message->status);
      if (message->status > 0 && !why.empty()) {
        return broken(std::string(why));
      }
      if (block.is_too_large) return too_large();
      // A record that the crawler truncated says so; the part that is there is read.
      if (message->flaw == kCutShort && !is_truncated) {
        return broken("its body is cut short (" + message->why + "): crawl the page again");
      }
      page.content_type = std::move(message->content_type);
      page.bytes = std::move(message->body);
      page.is_shrunk = page.is_shrunk || message->is_shrunk;
      if (!message->flaw.empty() && message->flaw != kCutShort) {
        ++skipped_[kParts + message->flaw];
      }
    }
    if (type != WarcType::response && !page.is_plain_text &&
        !may_be_page(page.content_type, page.bytes)) {
      return skip(kNoHtml);
    }
    if (is_truncated) ++skipped_[kParts + "truncated by the crawler"];
    if (page.id.empty()) page.id = path_ + ":" + std::to_string(records_);
    if (page.bytes.empty()) return skip("empty records");
    if (block.is_too_large || !shrink_page(page.bytes, options_.max_bytes, page.is_shrunk)) {
      return too_large();
    }
    if (page.is_plain_text) return page;
    const FileKind kind = kind_of(page);
    if (kind == FileKind::page) return page;
    ++passed_over_[std::string(row_of(kind).group)];
    return std::nullopt;
  }

  Error too_large() const {
    return {Error::Kind::too_large, path_ + ":" + std::to_string(records_),
            "more than " + std::to_string(options_.max_bytes) + " bytes"};
  }

  std::string path_;
  StreamOptions options_;
  std::unique_ptr<ByteStream> stream_;
  std::size_t records_ = 0;  // records that were begun
  bool at_record_ = false;
  bool reported_ = false;  // that other data than a record follows
  std::map<std::string, std::size_t> passed_over_;
};

}  // namespace

std::unique_ptr<PageStream> open_warc(const std::string& path, const StreamOptions& options) {
  return std::make_unique<Warc>(path, options, nullptr);
}

std::unique_ptr<PageStream> open_warc(std::unique_ptr<ByteStream> stream, const std::string& path,
                                      const StreamOptions& options) {
  return std::make_unique<Warc>(path, options, std::move(stream));
}

}  // namespace pith::internal
