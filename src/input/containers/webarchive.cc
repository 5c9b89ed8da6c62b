#include "input/containers/webarchive.h"

#include <plist/plist.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <new>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/url.h"
#include "input/byte_stream.h"
#include "input/containers/reader.h"
#include "input/containers/whole_stream.h"
#include "input/file.h"
#include "input/folder_file.h"

namespace pith::internal {
namespace {

constexpr std::string_view kBinary = "bplist";
constexpr const char* kPartsOfPage = "parts of saved pages";

// libplist reads both forms with recursion, and copies a value as often as the file refers to it:
// the 400 bytes of a few nested lists may stand for 2^28 values. So the shape comes first.
// Chosen: a frame in a frame is four levels deeper, and a page has some thousand parts.
constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxValues = 1'000'000;
constexpr std::uint64_t kMaxTimesTheFile = 4;  // what the values that are referred to may take

// A binary property list (CFBinaryPList.c), which is looked at without recursion.
class BinaryShape {
 public:
  explicit BinaryShape(std::string_view bytes) : bytes_(bytes) {}

  // Whether the values from the root on are bounded in depth, number and size.
  bool is_bounded() {
    if (!read_trailer()) return false;
    std::uint64_t content = 0;
    std::size_t values = 0;
    std::vector<Waiting> waiting = {{root_, 1}};
    while (!waiting.empty()) {
      const Waiting next = waiting.back();
      waiting.pop_back();
      Value value;
      if (++values > kMaxValues || next.depth > kMaxDepth) return false;
      if (!read(next.object, value)) return false;
      if (value.references == 0) {
        content += value.bytes;
        if (content > kMaxTimesTheFile * bytes_.size()) return false;
        continue;
      }
      const std::size_t known = std::min(kMaxValues, values + waiting.size());
      if (value.references > kMaxValues - known) return false;
      for (std::uint64_t i = 0; i < value.references; ++i) {
        const std::uint64_t at = value.at + i * reference_size_;
        waiting.push_back({number(at, reference_size_), next.depth + 1});
      }
    }
    return true;
  }

 private:
  struct Waiting {
    std::uint64_t object;
    std::size_t depth;
  };
  struct Value {
    std::uint64_t references = 0;  // of a list or a dictionary that is not empty
    std::uint64_t at = 0;          // where they are
    std::uint64_t bytes = 0;       // of another value
  };

  bool has(std::uint64_t at, std::uint64_t size) const {
    return at <= bytes_.size() && size <= bytes_.size() - at;
  }

  // A number in big-endian order. The bytes are there.
  std::uint64_t number(std::uint64_t at, std::uint64_t size) const {
    std::uint64_t value = 0;
    for (std::uint64_t i = 0; i < size; ++i) {
      value = value << 8 | static_cast<unsigned char>(bytes_[at + i]);
    }
    return value;
  }

  bool read_trailer() {
    constexpr std::uint64_t kTrailer = 32;
    constexpr std::uint64_t kMaxInteger = 8;
    if (bytes_.size() < kTrailer) return false;
    const std::uint64_t at = bytes_.size() - kTrailer;
    offset_size_ = number(at + 6, 1);
    reference_size_ = number(at + 7, 1);
    objects_ = number(at + 8, 8);
    root_ = number(at + 16, 8);
    table_ = number(at + 24, 8);
    return offset_size_ > 0 && offset_size_ <= kMaxInteger && reference_size_ > 0 &&
           reference_size_ <= kMaxInteger && objects_ <= bytes_.size() &&
           has(table_, objects_ * offset_size_);
  }

  bool read(std::uint64_t object, Value& value) const {
    if (object >= objects_) return false;
    std::uint64_t at = number(table_ + object * offset_size_, offset_size_);
    if (!has(at, 1)) return false;
    const std::uint64_t kind = number(at, 1) >> 4;
    std::uint64_t count = number(at, 1) & 0xF;
    ++at;
    constexpr std::uint64_t kData = 4;
    constexpr std::uint64_t kUtf16 = 6;
    constexpr std::uint64_t kArray = 0xA;
    constexpr std::uint64_t kSet = 0xC;
    constexpr std::uint64_t kDictionary = 0xD;
    if (kind < kData) return true;  // a number, a date or the like
    if (count == 0xF) {             // an integer with the count follows
      if (!has(at, 1) || number(at, 1) >> 4 != 1 || (number(at, 1) & 0xF) > 3) return false;
      const std::uint64_t size = std::uint64_t{1} << (number(at, 1) & 0xF);
      if (!has(at + 1, size)) return false;
      count = number(at + 1, size);
      at += 1 + size;
    }
    if (count > bytes_.size()) return false;
    if (kind != kArray && kind != kSet && kind != kDictionary) {
      value.bytes = kind == kUtf16 ? count * 2 : count;
      return has(at, value.bytes);
    }
    value.references = kind == kDictionary ? count * 2 : count;
    value.at = at;
    return has(at, value.references * reference_size_);
  }

  std::string_view bytes_;
  std::uint64_t offset_size_ = 0;
  std::uint64_t reference_size_ = 0;
  std::uint64_t objects_ = 0;
  std::uint64_t root_ = 0;
  std::uint64_t table_ = 0;
};

// The same for a property list in XML, whose values are as many as its tags.
bool is_bounded_xml(std::string_view bytes) {
  constexpr std::size_t kMaxTagBytes = 256;  // that are looked at
  std::size_t depth = 0;
  std::size_t tags = 0;
  std::size_t at = bytes.find('<');
  for (; at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    const std::string_view rest = bytes.substr(at);
    if (++tags > 2 * kMaxValues) return false;
    if (rest.starts_with("<array>") || rest.starts_with("<dict>")) {
      if (++depth > kMaxDepth) return false;
    } else if ((rest.starts_with("</array") || rest.starts_with("</dict")) && depth > 0) {
      --depth;
    } else if ((rest.starts_with("<array") || rest.starts_with("<dict")) &&
               !rest.substr(0, kMaxTagBytes)
                    .substr(0, rest.substr(0, kMaxTagBytes).find('>'))
                    .ends_with('/')) {
      if (++depth > kMaxDepth) return false;  // with attributes or white space
    }
  }
  return true;
}

bool is_bounded(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max()) return false;
  return bytes.starts_with(kBinary) ? BinaryShape(bytes).is_bounded() : is_bounded_xml(bytes);
}

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

class Webarchive : public ContainerReader {
 public:
  Webarchive(std::string path, const StreamOptions& options, std::unique_ptr<ByteStream> stream)
      : path_(std::move(path)), options_(options), stream_(std::move(stream)) {}

  std::optional<Result<Page>> next() override {
    if (std::exchange(ended_, true)) return std::nullopt;
    try {
      return read();
    } catch (const std::bad_alloc&) {
      return Error{Error::Kind::unreadable, path_, "out of memory"};
    }
  }

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
    if (!is_bounded(bytes)) {
      return Error{Error::Kind::unsupported, path_,
                   "not a web archive of Safari, or cut short, or nested too deep"};
    }
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
    if (is_web_url(url)) page.url = url;
    page.is_plain_text = is_plain;
    page.content_type = type.empty() ? "text/html" : type;
    const std::string_view charset = text(main, "WebResourceTextEncodingName");
    if (!charset.empty()) page.content_type.append("; charset=").append(charset);
    page.bytes = bytes;
    return page;
  }

  std::string path_;
  StreamOptions options_;
  std::unique_ptr<ByteStream> stream_;
};

}  // namespace

std::unique_ptr<PageStream> open_webarchive(const std::string& path, const StreamOptions& options) {
  return std::make_unique<Webarchive>(path, options, nullptr);
}

std::unique_ptr<PageStream> open_webarchive(std::unique_ptr<ByteStream> stream,
                                            const std::string& path, const StreamOptions& options) {
  return std::make_unique<Webarchive>(path, options, std::move(stream));
}

}  // namespace pith::internal
