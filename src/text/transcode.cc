#include "text/transcode.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
// The output is made in pieces of this size. Each takes one call of iconv, whose fixed cost (about
// that of 100 characters) is then negligible.
constexpr std::size_t kPiece = 1 << 14;
// Longer than any character or escape sequence, so input of this length always contains at least
// one complete character.
constexpr std::size_t kLongestInput = 16;

}  // namespace

struct Transcoder::Iconv {
  explicit Iconv(const char* charset) : handle(iconv_open("UTF-8", charset)) {}
  ~Iconv() {
    if (is_open()) iconv_close(handle);
  }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  bool is_open() const { return handle != reinterpret_cast<iconv_t>(-1); }  // NOLINT

  iconv_t handle;
};

// A single-byte charset is looked up in a table, because iconv would stop at undefined bytes, and
// for Hebrew and Vietnamese it joins letters and marks across bytes.
struct Transcoder::ByteTable {
  explicit ByteTable(iconv_t handle) {
    for (int byte = 0; byte < 256; ++byte) {
      char in[1] = {static_cast<char>(byte)};
      char* from = in;
      std::size_t from_left = 1;
      char* to = utf8[byte].data();
      std::size_t to_left = utf8[byte].size();
      iconv(handle, &from, &from_left, &to, &to_left);
      iconv(handle, nullptr, nullptr, &to,
            &to_left);  // flushes a letter that is held back to be joined with a mark
      length[byte] = static_cast<std::uint8_t>(utf8[byte].size() - to_left);
      if (length[byte] == 0 || from_left != 0) set_undefined(byte);
    }
  }

  // As in the Encoding Standard: an undefined byte from 0x80 to 0x9F is the control character of
  // that number; a higher one is no character.
  // character above.
  void set_undefined(int byte) {
    length[byte] = 0;
    if (byte >= 0xA0) return;
    utf8[byte] = {'\xC2', static_cast<char>(byte)};
    length[byte] = 2;
  }

  // The characters that windows-874 adds to TIS-620, at the same bytes as in windows-1252.
  void add_windows_874() {
    const auto set = [&](int byte, char second, char third) {
      utf8[byte] = {'\xE2', second, third};
      length[byte] = 3;
    };
    set(0x80, '\x82', '\xAC');   // euro sign
    set(0x85, '\x80', '\xA6');   // ellipsis
    for (int i = 0; i < 4; ++i)  // quotes: U+2018 U+2019 U+201C U+201D
      set(0x91 + i, '\x80', static_cast<char>(0x98 + i + (i < 2 ? 0 : 2)));
    set(0x95, '\x80', '\xA2');  // bullet
    set(0x96, '\x80', '\x93');  // dashes
    set(0x97, '\x80', '\x94');
    utf8[0xA0] = {'\xC2', '\xA0'};  // no-break space
    length[0xA0] = 2;
  }

  std::array<std::array<char, 4>, 256> utf8{};
  std::array<std::uint8_t, 256> length{};
};

Transcoder::Transcoder(const Charset& charset, std::string_view bytes)
    : charset_(charset), bytes_(bytes) {
  if (charset.kind == CharsetKind::utf8) return;
  iconv_ = std::make_unique<Iconv>(charset.iconv_name);
  if (!iconv_->is_open()) {
    iconv_.reset();
  } else if (charset.kind == CharsetKind::single_byte) {
    table_ = std::make_unique<ByteTable>(iconv_->handle);
    if (charset.name == "windows-874") table_->add_windows_874();
  }
}

Transcoder::~Transcoder() = default;

void Transcoder::run(std::string& out, std::size_t limit) {
  if (table_ != nullptr)
    run_table(out, limit);
  else if (iconv_ != nullptr)
    run_iconv(out, limit);
  else
    run_utf8(out, limit);
}

// Returns false if U+FFFD would exceed the limit.
bool Transcoder::replace(std::size_t bytes, std::string& out, std::size_t limit) {
  if (kReplacement.size() > limit - produced_) return false;
  out.append(kReplacement);
  produced_ += kReplacement.size();
  consumed_ = std::min(consumed_ + bytes, bytes_.size());
  ++errors_;
  return true;
}

void Transcoder::run_utf8(std::string& out, std::size_t limit) {
  while (consumed_ < bytes_.size() && produced_ < limit) {
    const std::size_t room = limit - produced_;
    std::size_t stop = skip_ascii(
        bytes_.substr(0, bytes_.size() - consumed_ > room ? consumed_ + room : bytes_.size()),
        consumed_);
    int length = 1;
    while (stop < bytes_.size()) {  // skip valid sequences, up to ASCII
      length = utf8_sequence(bytes_, stop);
      if (length <= 1 || stop - consumed_ + static_cast<std::size_t>(length) > room) break;
      stop += static_cast<std::size_t>(length);
    }
    const std::size_t valid = stop - consumed_;
    out.append(bytes_.substr(consumed_, valid));
    produced_ += valid;
    consumed_ = stop;
    if (stop == bytes_.size()) return;
    if (length < 0) {
      if (!replace(static_cast<std::size_t>(-length), out, limit)) return;
    } else if (static_cast<std::size_t>(length) > limit - produced_) {
      return;
    }
  }
}

void Transcoder::run_table(std::string& out, std::size_t limit) {
  while (consumed_ < bytes_.size()) {
    const auto byte = static_cast<unsigned char>(bytes_[consumed_]);
    const std::size_t length = table_->length[byte];
    if (length == 0) {
      if (!replace(1, out, limit)) return;
      continue;
    }
    if (length > limit - produced_) return;
    out.append(table_->utf8[byte].data(), length);
    produced_ += length;
    ++consumed_;
  }
}

void Transcoder::run_iconv(std::string& out, std::size_t limit) {
  std::array<char, kPiece> piece;
  while (true) {
    const std::size_t left = bytes_.size() - consumed_;
    const std::size_t room = std::min(limit - produced_, piece.size());
    // No more input than the room may need, because iconv rereads all of its input when the room
    // ends.
    const std::size_t given = std::min(left, 2 * room + kLongestInput);
    char* from = const_cast<char*>(bytes_.data() + consumed_);  // iconv's old signature
    std::size_t from_left = given;
    char* to = piece.data();
    std::size_t to_left = room;
    // A call without input flushes what the converter still holds back (Big5-HKSCS has such pairs).
    const std::size_t result = left == 0 ? iconv(iconv_->handle, nullptr, nullptr, &to, &to_left)
                                         : iconv(iconv_->handle, &from, &from_left, &to, &to_left);
    const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
    out.append(piece.data(), room - to_left);
    produced_ += room - to_left;
    consumed_ += given - from_left;
    if (left == 0) return;
    if (error == E2BIG && room < piece.size()) return;
    const bool cut_short = error == EINVAL && consumed_ + from_left == bytes_.size();
    if (cut_short && !replace(from_left, out, limit)) return;
    const bool bad = error != 0 && error != EINVAL && error != E2BIG;
    if (bad && !replace(error_length(), out, limit)) return;
  }
}

// How many bytes to skip at `consumed_`, where no valid character begins.
std::size_t Transcoder::error_length() const {
  if (charset_.kind == CharsetKind::utf16) return 2;
  if (charset_.kind != CharsetKind::multi_byte) return 1;
  // An invalid pair is skipped as a whole, so that the following bytes are not paired wrongly. An
  // ASCII byte is never skipped, because it may be markup.
  const auto byte = [&](std::size_t i) -> unsigned char {
    return consumed_ + i < bytes_.size() ? static_cast<unsigned char>(bytes_[consumed_ + i]) : 0;
  };
  return byte(0) > 0x80 && byte(0) < 0xFF && byte(1) > 0x80 && byte(1) < 0xFF ? 2 : 1;
}

}  // namespace pith::internal
