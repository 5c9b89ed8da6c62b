#include "input/containers/har.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "fetch/data_uris.h"
#include "fetch/failure.h"
#include "fetch/sniff.h"
#include "fetch/whole.h"
#include "input/byte_stream.h"
#include "input/containers/reader.h"
#include "input/containers/whole_stream.h"
#include "input/file.h"
#include "input/http_message.h"
#include "input/json_object.h"
#include "input/json_stream.h"
#include "input/listing.h"
#include "input/utf16_stream.h"

namespace pith::internal {
namespace {

constexpr const char* kNoBody = "entries without a body";
constexpr const char* kNoPage = "entries that are not HTML";

// What browsers write if the server named no type, and types that mean the same.
constexpr std::string_view kUnknownTypes[] = {"", "x-unknown", "unknown/unknown",
                                              "application/unknown", "*/*"};

bool is_unknown_type(std::string_view content_type) {
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')), " ");
  return is_vague_type(type) ||
         std::any_of(std::begin(kUnknownTypes), std::end(kUnknownTypes),
                     [type](auto unknown) { return equals_ignore_case(type, unknown); });
}

constexpr std::uint8_t kNoDigit = 0xFF;

// The value of each digit of Base64.
constexpr std::array<std::uint8_t, 256> digits_of_base64() {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::array<std::uint8_t, 256> digits = {};
  for (std::uint8_t& digit : digits) digit = kNoDigit;
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    digits[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return digits;
}

// The bytes that Base64 (RFC 4648) stands for, or nullopt if it is none. White space is passed
// over.
std::optional<std::string> from_base64(std::string_view text) {
  static constexpr std::array<std::uint8_t, 256> kDigits = digits_of_base64();
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3 + 2);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    if (c == '\n' || c == '\r' || c == ' ') continue;
    const std::uint8_t digit = kDigits[static_cast<unsigned char>(c)];
    if (digit == kNoDigit) return std::nullopt;
    bits = bits << 6 | digit;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

JsonObject object_in(const JsonObject& object, std::string_view name) {
  const std::string_view value = json_member(object, name);
  return value.starts_with('{') ? read_json_object(value) : JsonObject();
}

int number(const JsonObject& object, std::string_view name) {
  const std::string_view value = json_member(object, name);
  int parsed = 0;
  std::from_chars(value.data(), value.data() + value.size(), parsed);
  return parsed;
}

class Har : public ContainerReader {
 public:
  Har(std::string path, const StreamOptions& options, std::unique_ptr<ByteStream> stream)
      : path_(std::move(path)),
        options_(options),
        most_(most_around_page(options.max_bytes)),
        stream_(std::move(stream)) {}

  std::optional<Result<Page>> next() override {
    while (!ended_) {
      try {
        if (std::optional<Result<Page>> page = read_next()) return page;
      } catch (const std::bad_alloc&) {
        std::string().swap(entry_);
        return broken("out of memory");
      }
    }
    return std::nullopt;
  }

  std::map<std::string, std::size_t> passed_over() const override { return passed_over_; }

  std::optional<double> share_read() const override {
    return stream_ ? stream_->share_read() : std::nullopt;
  }

 private:
  // The page or the error of the next entry, if it has one.
  std::optional<Result<Page>> read_next() {
    if (!stream_) {
      auto opened = ByteStream::open(path_);
      if (!opened) return end(opened.error());
      stream_ = std::move(opened.value());
    }
    if (!found_) {
      auto text = in_utf8(std::move(stream_), path_);
      if (!text) return end(text.error());
      stream_ = std::move(text.value());
    }
    JsonStream json(*stream_);
    if (!std::exchange(found_, true) && !find_entries(json)) return end(why_no_entries());
    if (json.consume(']')) return end(why_empty());
    if (entries_ > 0 && !json.consume(',')) return end(why_broken());
    ++entries_;
    entry_.clear();
    const bool is_whole = json.value(entry_, most_ + 1);
    if (!is_whole) return end(why_broken());
    if (entry_.size() > most_) {
      std::string().swap(entry_);
      any_ = true;
      return too_large_container(name(), most_);
    }
    return entry();
  }

  // Moves to the first element of log.entries.
  bool find_entries(JsonStream& json) {
    if (stream_->peek(kUtf8ByteOrderMark.size()) == kUtf8ByteOrderMark) {
      stream_->skip(kUtf8ByteOrderMark.size());
    }
    return json.consume('{') && enter(json, "log", '{') && enter(json, "entries", '[');
  }

  // Enters the object or array that is a member of the object that was entered.
  static bool enter(JsonStream& json, std::string_view wanted, char begin) {
    do {
      std::string name;
      if (!json.name(name)) return false;
      if (has_name({name, ""}, wanted) && json.consume(begin)) return true;
      if (!json.skip_value()) return false;
    } while (json.consume(','));
    return false;
  }

  std::optional<Result<Page>> entry() {
    const JsonObject entry = read_json_object(entry_);
    if (!entry.flaw.empty()) return broken(std::string(entry.flaw));
    const JsonObject response = object_in(entry, "response");
    const JsonObject content = object_in(response, "content");
    const int status = number(response, "status");
    if (status < 200 || status >= 300) return skip("HTTP status other than 2xx");
    std::string type = json_string_member(content, "mimeType");
    const bool is_unknown = is_unknown_type(type);
    if (!is_unknown && !is_page_type(type)) return skip(kNoPage);
    if (is_unknown) type.clear();
    if (const std::string_view why = why_no_page(status); !why.empty()) {
      return broken(std::string(why));
    }
    Page page;
    page.bytes = json_string_member(content, "text");
    if (page.bytes.empty()) return skip(kNoBody);
    if (json_string_member(content, "encoding") == "base64") {
      std::optional<std::string> decoded = from_base64(page.bytes);
      if (!decoded) return broken("its body is not in Base64");
      page.bytes = std::move(*decoded);
    } else {
      // The browser has decoded it.
      type = (is_unknown ? "text/html" : type.substr(0, type.find(';'))) + "; charset=utf-8";
    }
    if (!shrink_page(page.bytes, options_.max_bytes, page.is_shrunk)) {
      any_ = true;
      return Error{Error::Kind::too_large, name(),
                   "more than " + std::to_string(options_.max_bytes) + " bytes"};
    }
    page.url = json_string_member(object_in(entry, "request"), "url");
    if (const FileKind kind = kind_of(page); kind != FileKind::page) {
      ++passed_over_[std::string(row_of(kind).group)];
      return std::nullopt;
    }
    // Of an unknown type, text may be a script or data.
    if (is_unknown && sniff(page.bytes).content != Content::html) return skip(kNoPage);
    any_ = true;
    page.source = name();
    page.id = page.url.empty() ? page.source : page.url;
    page.content_type = std::move(type);
    return page;
  }

  std::string name() const { return path_ + ":" + std::to_string(entries_); }

  Error broken(const std::string& why) {
    any_ = true;
    return {Error::Kind::protocol, name(), why};
  }

  Error why_no_entries() const {
    if (std::optional<Error> error = why_cut(*stream_, path_)) return *error;
    if (stream_->position() == 0 && stream_->peek(1).empty()) {
      return {Error::Kind::empty, path_, "file is empty"};
    }
    return {Error::Kind::unsupported, path_, "not a HAR file, or cut short"};
  }

  Error why_broken() const {
    if (std::optional<Error> error = why_cut(*stream_, path_)) return *error;
    const bool is_cut = stream_->peek(1).empty();
    return {Error::Kind::protocol, name(),
            is_cut ? "cut short: get the file again" : "invalid JSON: the rest is not read"};
  }

  // After the last entry.
  std::optional<Error> why_empty() const {
    if (any_) return std::nullopt;
    if (!passed_over_.empty()) {
      return Error{Error::Kind::empty, path_, "no page in it, but " + describe(passed_over_)};
    }
    const bool is_bare = skipped_.find(kNoBody) != skipped_.end();
    return Error{
        Error::Kind::empty, path_,
        is_bare ? "no page in it: save it with the contents of the responses" : "no page in it"};
  }

  std::string path_;
  StreamOptions options_;
  std::size_t most_;
  std::unique_ptr<ByteStream> stream_;
  std::string entry_;
  std::size_t entries_ = 0;  // that were begun
  bool found_ = false;       // the entries were looked for
  bool any_ = false;         // a page, or an error in its place
  std::map<std::string, std::size_t> passed_over_;
};

}  // namespace

std::unique_ptr<PageStream> open_har(const std::string& path, const StreamOptions& options) {
  return std::make_unique<Har>(path, options, nullptr);
}

std::unique_ptr<PageStream> open_har(std::unique_ptr<ByteStream> stream, const std::string& path,
                                     const StreamOptions& options) {
  return std::make_unique<Har>(path, options, std::move(stream));
}

}  // namespace pith::internal
