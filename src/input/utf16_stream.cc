#include "input/utf16_stream.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "fetch/sniff.h"

namespace pith::internal {
namespace {

constexpr std::size_t kChunk = 65536;
constexpr std::size_t kHead = 4096;
constexpr std::uint32_t kReplacement = 0xFFFD;
constexpr std::uint32_t kByteOrderMark = 0xFEFF;

class Utf16Bytes : public RawBytes {
 public:
  Utf16Bytes(std::unique_ptr<ByteStream> stream, std::string path, Utf16 order)
      : stream_(std::move(stream)), path_(std::move(path)), order_(order) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    while (at_ == text_.size()) {
      text_.clear();
      at_ = 0;
      if (!convert_more()) {
        if (stream_->error()) return *stream_->error();
        if (stream_->damages() > 0) {
          return Error{Error::Kind::unreadable, path_, stream_->damage()};
        }
        return std::size_t{0};
      }
    }
    const std::size_t count = std::min(size, text_.size() - at_);
    text_.copy(to, count, at_);
    at_ += count;
    return count;
  }

 private:
  // Returns false at the end.
  bool convert_more() {
    if (ended_) return false;
    const std::size_t kept = units_.size();
    ended_ = stream_->take(kChunk, units_) < kChunk;
    if (units_.size() == kept && high_ == 0) return false;
    std::size_t i = 0;
    for (; i + 1 < units_.size(); i += 2) add(unit(i));
    units_.erase(0, i);
    if (ended_ && std::exchange(high_, 0) != 0) append_utf8(text_, kReplacement);
    return true;
  }

  std::uint32_t unit(std::size_t i) const {
    const std::uint32_t first = static_cast<unsigned char>(units_[i]);
    const std::uint32_t second = static_cast<unsigned char>(units_[i + 1]);
    return order_ == Utf16::little_endian ? second << 8 | first : first << 8 | second;
  }

  void add(std::uint32_t unit) {
    const bool is_low = unit >= 0xDC00 && unit < 0xE000;
    const std::uint32_t high = std::exchange(high_, 0);
    if (high != 0 && is_low) {
      append_utf8(text_, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      return;
    }
    if (high != 0) append_utf8(text_, kReplacement);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
    } else if (is_low) {
      append_utf8(text_, kReplacement);
    } else if (unit != kByteOrderMark) {
      append_utf8(text_, unit);
    }
  }

  std::unique_ptr<ByteStream> stream_;
  std::string path_;
  Utf16 order_;
  std::string units_;       // bytes that are not converted yet
  std::uint32_t high_ = 0;  // the first half of a pair, or 0
  std::string text_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> in_utf8(std::unique_ptr<ByteStream> stream,
                                            const std::string& path) {
  const std::optional<Utf16> order = utf16_order(stream->peek(kHead));
  if (!order) return stream;
  return ByteStream::over(std::make_unique<Utf16Bytes>(std::move(stream), path, *order),
                          [](std::string_view) { return std::unique_ptr<Unpacker>(); });
}

}  // namespace pith::internal
