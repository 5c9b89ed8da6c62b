#include "input/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "input/file.h"

namespace pith {
namespace {

constexpr std::size_t kChunk = 65536;
constexpr std::string_view kGzipMagic = "\x1f\x8b\x08";
// Bytes of damaged members that are looked at a second time, so that time stays linear whatever
// comes.
constexpr std::uint64_t kMostReadAgain = 1'000'000'000;
constexpr int kGzipWindow = 16 + MAX_WBITS;  // gzip framing, the largest window

}  // namespace

struct ByteStream::Inflater {
  Inflater() { ready = inflateInit2(&stream, kGzipWindow) == Z_OK; }
  ~Inflater() {
    if (ready) inflateEnd(&stream);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  z_stream stream = {};
  bool ready = false;
  bool inside = false;  // a member has begun and not ended
};

ByteStream::ByteStream(std::string path, int descriptor, bool owned)
    : path_(std::move(path)), descriptor_(descriptor), owned_(owned) {}

ByteStream::~ByteStream() {
  if (owned_) ::close(descriptor_);
}

Result<std::unique_ptr<ByteStream>> ByteStream::open(const std::string& path) {
  const bool standard = path == "-";
  const int descriptor =
      standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return file_error(path, errno);
  std::unique_ptr<ByteStream> stream(new ByteStream(path, descriptor, !standard));
  // Standard input may have been read from before.
  stream->raw_offset_ =
      static_cast<std::uint64_t>(std::max<off_t>(lseek(descriptor, 0, SEEK_CUR), 0));
  while (stream->raw_.size() < kGzipMagic.size() && stream->read_raw()) {
  }
  if (stream->error_) return *stream->error_;
  if (stream->raw_.starts_with(kGzipMagic)) {
    stream->inflater_ = std::make_unique<Inflater>();
    if (!stream->inflater_->ready) {
      return Error{Error::Kind::unreadable, path, "zlib does not start"};
    }
  }
  return stream;
}

bool ByteStream::read_raw() {
  if (ended_) return false;
  raw_offset_ += raw_begin_;
  raw_.erase(0, std::exchange(raw_begin_, 0));
  const std::size_t before = raw_.size();
  raw_.resize(before + kChunk);
  ssize_t got = -1;
  do {
    got = ::read(descriptor_, raw_.data() + before, kChunk);
  } while (got < 0 && errno == EINTR);
  if (got < 0) error_ = file_error(path_, errno);
  raw_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  ended_ = got <= 0;
  return !ended_;
}

bool ByteStream::find_member() {
  while (true) {
    const std::size_t at = raw_.find(kGzipMagic, raw_begin_);
    if (at != std::string::npos) {
      raw_begin_ = at;
      return true;
    }
    // The magic number may begin in the last bytes.
    raw_begin_ = std::max(raw_begin_, raw_.size() - std::min(raw_.size(), kGzipMagic.size() - 1));
    if (read_raw()) continue;
    raw_begin_ = raw_.size();
    return false;
  }
}

// Damaged data may decode, as nonsense, far into the members behind it: so these are looked for
// from where the damaged one began, where the input can be read again.
void ByteStream::go_behind_damage(std::size_t raw_before) {
  const off_t behind = static_cast<off_t>(member_ + kGzipMagic.size());
  read_again_ += raw_offset_ + raw_begin_ - member_;
  if (read_again_ <= kMostReadAgain && lseek(descriptor_, behind, SEEK_SET) == behind) {
    raw_.clear();
    raw_begin_ = 0;
    raw_offset_ = static_cast<std::uint64_t>(behind);
    ended_ = false;
  } else {
    raw_begin_ = std::max(raw_begin_, raw_before + 1);  // not the same magic number again
  }
}

bool ByteStream::inflate_some() {
  z_stream& z = inflater_->stream;
  while (true) {
    if (!inflater_->inside) {
      const std::string_view rest = std::string_view(raw_).substr(raw_begin_);
      if (rest.size() < kGzipMagic.size() && read_raw()) continue;
      // Padding between members, or behind the last one, is nothing.
      if (!find_member()) return false;
      inflateReset(&z);
      inflater_->inside = true;
      member_ = raw_offset_ + raw_begin_;
    }
    if (raw_begin_ == raw_.size() && !read_raw()) {
      damaged_here_ = true;  // it ends within a member
      inflater_->inside = false;
      return false;
    }
    const std::size_t before = buffer_.size();
    const std::size_t raw_before = raw_begin_;
    buffer_.resize(before + kChunk);
    z.next_in = reinterpret_cast<Bytef*>(raw_.data() + raw_begin_);
    z.avail_in = static_cast<uInt>(raw_.size() - raw_begin_);
    z.next_out = reinterpret_cast<Bytef*>(buffer_.data() + before);
    z.avail_out = kChunk;
    const int code = inflate(&z, Z_NO_FLUSH);
    buffer_.resize(before + kChunk - z.avail_out);
    raw_begin_ = raw_.size() - z.avail_in;
    if (code == Z_STREAM_END) {
      inflater_->inside = false;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      damaged_here_ = true;
      inflater_->inside = false;
      go_behind_damage(raw_before);
    }
    if (buffer_.size() > before) return true;
    if (damaged_here_) return false;
  }
}

bool ByteStream::fill() {
  buffer_.erase(0, std::exchange(begin_, 0));
  if (damaged_here_ || (inflater_ && !inflate_some())) {
    damages_ += std::exchange(damaged_here_, false) ? 1 : 0;
    return false;
  }
  if (inflater_) return true;
  if (raw_begin_ == raw_.size() && !read_raw()) return false;
  buffer_.append(raw_, raw_begin_);
  raw_begin_ = raw_.size();
  return true;
}

bool ByteStream::line(std::string& out, std::size_t most) {
  std::size_t taken = 0;
  bool any = false;
  while (begin_ < buffer_.size() || fill()) {
    any = true;
    const std::size_t end = std::min(buffer_.size(), begin_ + (most - taken));
    const auto* found =
        static_cast<const char*>(std::memchr(buffer_.data() + begin_, '\n', end - begin_));
    const std::size_t stop =
        found == nullptr ? end : static_cast<std::size_t>(found - buffer_.data());
    out.append(buffer_, begin_, stop - begin_);
    taken += stop - begin_;
    begin_ = stop + (found != nullptr ? 1 : 0);
    if (found != nullptr || taken == most) return true;
  }
  return any;
}

std::size_t ByteStream::take(std::size_t count, std::string& out) {
  std::size_t taken = 0;
  while (taken < count && (begin_ < buffer_.size() || fill())) {
    const std::size_t step = std::min(count - taken, buffer_.size() - begin_);
    out.append(buffer_, begin_, step);
    begin_ += step;
    taken += step;
  }
  return taken;
}

std::size_t ByteStream::skip(std::size_t count) {
  std::size_t taken = 0;
  while (taken < count && (begin_ < buffer_.size() || fill())) {
    const std::size_t step = std::min(count - taken, buffer_.size() - begin_);
    begin_ += step;
    taken += step;
  }
  return taken;
}

std::string_view ByteStream::peek(std::size_t count) {
  while (buffer_.size() - begin_ < count && fill()) {
  }
  return std::string_view(buffer_).substr(begin_, count);
}

}  // namespace pith
