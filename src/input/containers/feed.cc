#include "input/containers/feed.h"

#include <cstddef>
#include <new>
#include <optional>
#include <utility>

#include "base/url.h"
#include "fetch/file_kind.h"
#include "input/containers/reader.h"
#include "input/feed.h"
#include "input/file.h"
#include "input/link_list.h"

namespace pith::internal {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"') {
      out += "&quot;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

const char* type_of(FeedEntry::Text kind) {
  switch (kind) {
    case FeedEntry::Text::xhtml:
      return "application/xhtml+xml; charset=utf-8";
    case FeedEntry::Text::plain:
      return "text/plain; charset=utf-8";
    default:
      return "text/html; charset=utf-8";
  }
}

class FeedPages : public ContainerReader {
 public:
  FeedPages(std::string path, const StreamOptions& options, std::unique_ptr<ByteStream> stream)
      : path_(std::move(path)), options_(options), stream_(std::move(stream)) {}

  std::optional<Result<Page>> next() override {
    if (ended_) return std::nullopt;
    try {
      if (!feed_) {
        Result<Feed> feed = read();
        if (!feed) return end(feed.error());
        feed_ = std::move(feed.value());
        if (feed_->others > 0) skipped_[kEntriesWithoutText] += feed_->others;
      }
      while (next_ < feed_->entries.size()) {
        FeedEntry& entry = feed_->entries[next_++];
        if (entry.kind != FeedEntry::Text::none) return page(entry);
        ++skipped_[kEntriesWithoutText];
      }
    } catch (const std::bad_alloc&) {
      return end(Error{Error::Kind::unreadable, path_, "out of memory: the rest is not read"});
    }
    return end(why_ended());
  }

  std::optional<double> share_read() const override {
    if (!feed_ || feed_->entries.empty()) return std::nullopt;
    return static_cast<double>(next_) / static_cast<double>(feed_->entries.size());
  }

 private:
  Result<Feed> read() {
    Result<std::string> bytes =
        stream_ ? rest_of(*stream_, path_, kMaxXmlBytes) : read_bytes(path_, kMaxXmlBytes);
    stream_.reset();
    if (!bytes) return of_fixed_limit(bytes.error(), "a feed");
    const DecodedText json = decoded_unicode(bytes.value());
    if (is_json_feed(json.text())) return read_json_feed(json.text(), "");
    const XmlDocument document(bytes.value());
    Feed feed = read_feed(document, "");
    if (feed.entries.empty() && !feed.flaw.empty()) {
      if (feed.flaw == kCutShort) feed.flaw += ": get it again";
      return Error{Error::Kind::unsupported, path_, feed.flaw};
    }
    return feed;
  }

  std::optional<Error> why_ended() const {
    if (!feed_->flaw.empty()) {
      return Error{Error::Kind::unreadable, path_,
                   feed_->flaw + ": the rest of the feed is lost; get it again"};
    }
    if (feed_->entries.empty()) return Error{Error::Kind::empty, path_, "a feed without entries"};
    if (any_) return std::nullopt;
    Error error{Error::Kind::empty, path_, "a feed without the full text of any entry"};
    error.found = found_of(FileKind::feed_of_links);
    return error;
  }

  Result<Page> page(FeedEntry& entry) {
    any_ = true;
    const std::string number = std::to_string(next_);
    Page page;
    page.source = path_ + ":" + number;
    page.id = !entry.id.empty() ? entry.id : !entry.link.empty() ? entry.link : number;
    if (entry.text.size() > options_.max_bytes) {
      return Error{Error::Kind::too_large, page.source,
                   "more than " + std::to_string(options_.max_bytes) + " bytes", page.id};
    }
    // A relative link says nothing where the feed does not say against what.
    if (is_web_url(entry.link)) page.url = std::move(entry.link);
    page.is_plain_text = entry.kind == FeedEntry::Text::plain;
    page.content_type = type_of(entry.kind);
    if (!page.is_plain_text && !entry.base.empty()) {
      page.bytes = "<base href=\"" + escaped(entry.base) + "\">";
    }
    page.bytes += entry.text;
    std::string().swap(entry.text);
    page.title_hint = std::move(entry.title);
    page.author_hint = std::move(entry.authors);
    page.date_hint = std::move(entry.date);
    page.language_hint = std::move(entry.language);
    page.site_hint = feed_->title;
    return page;
  }

  std::string path_;
  StreamOptions options_;
  std::unique_ptr<ByteStream> stream_;
  std::optional<Feed> feed_;
  std::size_t next_ = 0;
  bool any_ = false;  // an entry with its text
};

}  // namespace

std::unique_ptr<PageStream> open_feed(const std::string& path, const StreamOptions& options) {
  return std::make_unique<FeedPages>(path, options, nullptr);
}

std::unique_ptr<PageStream> open_feed(std::unique_ptr<ByteStream> stream, const std::string& path,
                                      const StreamOptions& options) {
  return std::make_unique<FeedPages>(path, options, std::move(stream));
}

}  // namespace pith::internal
