#include "input/containers/webarchive.h"

#include <plist/plist.h>

#include <cstdint>
#include <map>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "input/byte_stream.h"
#include "input/containers/whole_stream.h"
#include "input/file.h"
#include "input/folder_file.h"

namespace pith::internal {
namespace {

constexpr std::string_view kBinary = "bplist";
constexpr const char* kPartsOfPage = "parts of saved pages";

class PropertyList {
 public:
  explicit PropertyList(std::string_view bytes) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    bytes.starts_with(kBinary) ? plist_from_bin(bytes.data(), size, &root_)
                               : plist_from_xml(bytes.data(), size, &root_);
  }
  ~PropertyList() { plist_free(root_); }
  PropertyList(const PropertyList&) = delete;
  PropertyList& operator=(const PropertyList&) = delete;

  plist_t root() const { return root_; }

 private:
  plist_t root_ = nullptr;
};

// A value of a dictionary, or null.
plist_t value(plist_t dictionary, const char* key, plist_type type) {
  if (dictionary == nullptr || plist_get_node_type(dictionary) != PLIST_DICT) return nullptr;
  plist_t const found = plist_dict_get_item(dictionary, key);
  return found != nullptr && plist_get_node_type(found) == type ? found : nullptr;
}

std::string_view text(plist_t dictionary, const char* key) {
  plist_t const found = value(dictionary, key, PLIST_STRING);
  std::uint64_t size = 0;
  const char* const bytes = found == nullptr ? nullptr : plist_get_string_ptr(found, &size);
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

std::string_view data(plist_t dictionary, const char* key) {
  plist_t const found = value(dictionary, key, PLIST_DATA);
  std::uint64_t size = 0;
  const char* const bytes = found == nullptr ? nullptr : plist_get_data_ptr(found, &size);
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

std::size_t count(plist_t dictionary, const char* key) {
  plist_t const found = value(dictionary, key, PLIST_ARRAY);
  return found == nullptr ? 0 : plist_array_get_size(found);
}

class Webarchive : public PageSource {
 public:
  Webarchive(std::string path, const InputOptions& options, std::unique_ptr<ByteStream> stream)
      : path_(std::move(path)), options_(options), stream_(std::move(stream)) {}

  std::optional<Result<Page>> next() override {
    if (std::exchange(ended_, true)) return std::nullopt;
    try {
      return read();
    } catch (const std::bad_alloc&) {
      return Error{Error::Kind::unreadable, path_, "out of memory"};
    }
  }

  std::map<std::string, std::size_t> skipped() const override { return skipped_; }

 private:
  Result<Page> read() {
    if (!stream_) {
      auto opened = ByteStream::open(path_);
      if (!opened) return opened.error();
      stream_ = std::move(opened.value());
    }
    const std::size_t most = most_around_page(options_.max_bytes);
    std::string bytes;
    if (stream_->take(most + 1, bytes) > most) return too_large_container(path_, most);
    if (std::optional<Error> error = why_cut(*stream_, path_)) return *error;
    stream_.reset();
    if (bytes.empty()) return Error{Error::Kind::empty, path_, "file is empty"};
    const PropertyList list(bytes);
    std::string().swap(bytes);
    if (list.root() == nullptr) {
      return Error{Error::Kind::unsupported, path_, "not a web archive of Safari, or cut short"};
    }
    return page(list.root());
  }

  Result<Page> page(plist_t archive) {
    const auto note = [this](std::string_view reason, std::size_t number) {
      if (number > 0) skipped_[std::string(reason)] += number;
    };
    note(kPartsOfPage, count(archive, "WebSubresources"));
    note(kFrames, count(archive, "WebSubframeArchives"));
    plist_t const main = value(archive, "WebMainResource", PLIST_DICT);
    const std::string type(text(main, "WebResourceMIMEType"));
    const bool is_plain = equals_ignore_case(type, "text/plain");
    const std::string_view bytes = data(main, "WebResourceData");
    if (bytes.empty()) {
      return Error{Error::Kind::empty, path_, "no page in this web archive"};
    }
    if (!is_plain && !type.empty() && !equals_ignore_case(type, "text/html") &&
        !equals_ignore_case(type, "application/xhtml+xml")) {
      return Error{Error::Kind::not_html, path_, "not HTML (" + type + ")"};
    }
    if (bytes.size() > options_.max_bytes) return too_large_container(path_, options_.max_bytes);
    Page page;
    page.id = page_id(path_);
    page.source = path_;
    const std::string_view url = text(main, "WebResourceURL");
    if (starts_with_ignore_case(url, "http")) page.url = url;
    page.is_plain_text = is_plain;
    page.content_type = type.empty() ? "text/html" : type;
    const std::string_view charset = text(main, "WebResourceTextEncodingName");
    if (!charset.empty()) page.content_type.append("; charset=").append(charset);
    page.bytes = bytes;
    return page;
  }

  std::string path_;
  InputOptions options_;
  std::unique_ptr<ByteStream> stream_;
  bool ended_ = false;
  std::map<std::string, std::size_t> skipped_;
};

}  // namespace

std::unique_ptr<PageSource> open_webarchive(const std::string& path, const InputOptions& options) {
  return std::make_unique<Webarchive>(path, options, nullptr);
}

std::unique_ptr<PageSource> open_webarchive(std::unique_ptr<ByteStream> stream,
                                            const std::string& path, const InputOptions& options) {
  return std::make_unique<Webarchive>(path, options, std::move(stream));
}

}  // namespace pith::internal
