#include "input/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

#include "input/file.h"

namespace pith::internal {
namespace {

class Descriptor : public RawBytes {
 public:
  Descriptor(std::string path, int number, bool owned)
      : path_(std::move(path)),
        number_(number),
        owned_(owned),
        start_(std::max<off_t>(lseek(number, 0, SEEK_CUR), 0)) {}
  ~Descriptor() override {
    if (owned_) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  Result<std::size_t> read(char* to, std::size_t size) override {
    ssize_t got = -1;
    do {
      got = ::read(number_, to, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return file_error(path_, errno);
    return static_cast<std::size_t>(got);
  }

  bool seek(std::uint64_t offset) override {
    const off_t place = start_ + static_cast<off_t>(offset);
    return lseek(number_, place, SEEK_SET) == place;
  }

  std::optional<std::uint64_t> size() const override {
    struct stat status {};
    if (::fstat(number_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    // Files in /proc report the size 0 but have content.
    if (status.st_size <= start_) return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size - start_);
  }

 private:
  std::string path_;
  int number_;
  bool owned_;
  off_t start_;
};

}  // namespace

Result<std::unique_ptr<RawBytes>> open_raw(const std::string& path, std::uint64_t offset) {
  const bool standard = path == "-";
  const int number =
      standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (number < 0) return file_error(path, errno);
  if (offset > 0 && lseek(number, static_cast<off_t>(offset), SEEK_SET) < 0) {
    const int why = errno;
    if (!standard) ::close(number);
    return file_error(path, why);
  }
  return std::unique_ptr<RawBytes>(std::make_unique<Descriptor>(path, number, !standard));
}

namespace {

constexpr std::size_t kChunk = 65536;
// Bytes of damaged members that may be read a second time, per byte of input, so that the time
// stays linear.
constexpr std::uint64_t kMaxReadAgain = 4;

}  // namespace

Result<std::unique_ptr<ByteStream>> ByteStream::open(const std::string& path) {
  Result<std::unique_ptr<RawBytes>> raw = open_raw(path);
  if (!raw) return raw.error();
  return over(std::move(raw.value()));
}

Result<std::unique_ptr<ByteStream>> ByteStream::over(std::unique_ptr<RawBytes> raw) {
  return over(std::move(raw), &unpacker_for);
}

Result<std::unique_ptr<ByteStream>> ByteStream::over(std::unique_ptr<RawBytes> raw,
                                                     UnpackerFor* unpacker_for) {
  std::unique_ptr<ByteStream> stream(new ByteStream(std::move(raw)));
  while (stream->raw_.size() < kMaxMagic && stream->read_raw()) {
  }
  if (stream->error_) return *stream->error_;
  stream->unpacker_ = unpacker_for(stream->raw_);
  return stream;
}

bool ByteStream::read_raw() {
  if (ended_) return false;
  raw_offset_ += raw_begin_;
  raw_.erase(0, std::exchange(raw_begin_, 0));
  const std::size_t before = raw_.size();
  raw_.resize(before + kChunk);
  const Result<std::size_t> got = raw_bytes_->read(raw_.data() + before, kChunk);
  if (!got) error_ = got.error();
  raw_.resize(before + (got ? got.value() : 0));
  ended_ = raw_.size() == before;
  furthest_ = std::max(furthest_, raw_offset_ + raw_.size());
  return !ended_;
}

bool ByteStream::find_member() {
  const std::string_view magic = unpacker_->magic();
  while (true) {
    const std::size_t at = raw_.find(magic, raw_begin_);
    if (at != std::string::npos) {
      raw_begin_ = at;
      return true;
    }
    // The magic number may begin in the last bytes of the buffer.
    raw_begin_ = std::max(raw_begin_, raw_.size() - std::min(raw_.size(), magic.size() - 1));
    if (read_raw()) continue;
    raw_begin_ = raw_.size();
    return false;
  }
}

// Tapes are padded with zeros, and joined files may have newlines between members. Returns false at
// the end.
bool ByteStream::skip_padding() {
  constexpr std::string_view kPadding("\0\n\r \t", 5);
  while (true) {
    const std::size_t at = raw_.find_first_not_of(kPadding, raw_begin_);
    raw_begin_ = std::min(at, raw_.size());
    if (raw_begin_ < raw_.size()) break;
    if (!read_raw()) return false;
  }
  while (raw_.size() - raw_begin_ < kMaxMagic && read_raw()) {
  }
  return true;
}

void ByteStream::note_damage(std::string_view flaw) {
  damage_ = describe_flaw(unpacker_->name(), flaw);
  damaged_here_ = true;
  inside_ = false;
  after_damage_ = true;
}

// Other data between members usually was a member, or is the beginning of one that was cut short.
// After damage it is part of the damage.
bool ByteStream::find_member_after_damage() {
  const std::string_view rest = std::string_view(raw_).substr(raw_begin_);
  const bool is_cut = ended_ && unpacker_->begins_cut(rest);
  const bool is_told = after_damage_;
  const bool found = find_member();
  if (is_told) return found;
  note_damage(is_cut ? kEndsTooEarly : "other data between its members");
  return false;
}

void ByteStream::begin_member() {
  unpacker_->begin();
  after_damage_ = false;
  inside_ = true;
  member_ = raw_offset_ + raw_begin_;
  const std::uint64_t here = position_ + (buffer_.size() - begin_);
  while (!beginnings_.empty() && beginnings_.front().position < position_) beginnings_.pop_front();
  if (!stop_.empty() && (beginnings_.empty() || beginnings_.back().position != here)) {
    beginnings_.push_back({here, member_});
  }
}

// Damaged data may decode as nonsense, far into the next members. The search for the next member
// therefore begins where the damaged one began, if that is still buffered or the input can be read
// again.
void ByteStream::search_after_damage(std::size_t raw_before) {
  const std::uint64_t behind = member_ + unpacker_->magic().size();
  const std::uint64_t again = raw_offset_ + raw_begin_ - member_;
  const bool may = read_again_ + again <= kMaxReadAgain * furthest_;
  if (may) read_again_ += again;
  if (may && behind >= raw_offset_) {
    raw_begin_ = static_cast<std::size_t>(behind - raw_offset_);
  } else if (may && raw_bytes_->seek(behind)) {
    raw_.clear();
    raw_begin_ = 0;
    raw_offset_ = behind;
    ended_ = false;
  } else {
    raw_begin_ = std::max(raw_begin_, raw_before + 1);  // do not find the same magic number again
    raw_begin_ = std::min(raw_begin_, raw_.size());
  }
}

bool ByteStream::unpack_some() {
  while (true) {
    if (!inside_) {
      if (!skip_padding()) return false;
      const std::string_view rest = std::string_view(raw_).substr(raw_begin_);
      if (!unpacker_->begins(rest) && !find_member_after_damage()) return false;
      begin_member();
    }
    if (!full_ && raw_begin_ == raw_.size() && !read_raw()) {
      note_damage(kEndsTooEarly);
      return false;
    }
    const std::size_t before = buffer_.size();
    const std::size_t raw_before = raw_begin_;
    std::string_view in = std::string_view(raw_).substr(raw_begin_);
    const Unpacker::Step step = unpacker_->step(in, buffer_);
    raw_begin_ = raw_.size() - in.size();
    full_ = step == Unpacker::Step::full;
    if (step == Unpacker::Step::ended) {
      inside_ = false;
      member_end_ = raw_offset_ + raw_begin_;
    } else if (step == Unpacker::Step::damaged) {
      note_damage(unpacker_->why());
      search_after_damage(raw_before);
    }
    if (buffer_.size() > before) return true;
    if (damaged_here_) return false;
  }
}

bool ByteStream::fill() {
  buffer_.erase(0, std::exchange(begin_, 0));
  if (damaged_here_ || (unpacker_ && !unpack_some())) {
    damages_ += std::exchange(damaged_here_, false) ? 1 : 0;
    return false;
  }
  if (unpacker_) return true;
  if (raw_begin_ == raw_.size() && !read_raw()) return false;
  buffer_.append(raw_, raw_begin_);
  raw_begin_ = raw_.size();
  return true;
}

template <typename Use>
bool ByteStream::pass_line(std::size_t most, Use use) {
  std::size_t taken = 0;
  bool any = false;
  while (begin_ < buffer_.size() || fill()) {
    any = true;
    const std::size_t end = begin_ + std::min(buffer_.size() - begin_, most - taken);
    const auto* found =
        static_cast<const char*>(std::memchr(buffer_.data() + begin_, '\n', end - begin_));
    const std::size_t stop =
        found == nullptr ? end : static_cast<std::size_t>(found - buffer_.data());
    use(std::string_view(buffer_).substr(begin_, stop - begin_));
    taken += stop - begin_;
    move_on(stop - begin_ + (found != nullptr ? 1 : 0));
    if (found != nullptr || taken == most) return true;
  }
  return any;
}

bool ByteStream::line(std::string& out, std::size_t most) {
  return pass_line(most, [&out](std::string_view bytes) { out.append(bytes); });
}

bool ByteStream::skip_line() {
  return pass_line(std::numeric_limits<std::size_t>::max(), [](std::string_view) {});
}

// Whether a member begins here that stop_before() excludes.
bool ByteStream::at_stop() {
  while (!beginnings_.empty() && beginnings_.front().position < position_) beginnings_.pop_front();
  if (beginnings_.empty() || beginnings_.front().position != position_) return false;
  const std::size_t damages = damages_;
  if (peek(stop_.size()).starts_with(stop_)) return true;
  if (beginnings_.front().position == position_) beginnings_.pop_front();
  return damages_ > damages;  // the damage counts as an end, which was reached
}

template <typename Use>
std::size_t ByteStream::pass(std::size_t count, Use use) {
  std::size_t passed = 0;
  while (passed < count && (begin_ < buffer_.size() || fill()) && !at_stop()) {
    std::size_t step = std::min(count - passed, buffer_.size() - begin_);
    if (!beginnings_.empty()) {
      step = static_cast<std::size_t>(
          std::min<std::uint64_t>(step, beginnings_.front().position - position_));
    }
    use(std::string_view(buffer_).substr(begin_, step));
    move_on(step);
    passed += step;
  }
  return passed;
}

std::size_t ByteStream::take(std::size_t count, std::string& out) {
  return pass(count, [&out](std::string_view bytes) { out.append(bytes); });
}

std::size_t ByteStream::skip(std::size_t count) {
  return pass(count, [](std::string_view) {});
}

std::string_view ByteStream::peek(std::size_t count) {
  while (buffer_.size() - begin_ < count && fill()) {
  }
  return std::string_view(buffer_).substr(begin_, count);
}

std::optional<double> ByteStream::share_read() const {
  const std::optional<std::uint64_t> size = raw_bytes_->size();
  if (!size || *size == 0) return std::nullopt;
  const auto read = static_cast<double>(raw_offset_ + raw_begin_);
  return std::min(read / static_cast<double>(*size), 1.0);
}

std::optional<std::uint64_t> ByteStream::place() const {
  if (!unpacker_) return position_;
  const auto here =
      std::find_if(beginnings_.begin(), beginnings_.end(),
                   [this](const Beginning& member) { return member.position >= position_; });
  if (here == beginnings_.end() || here->position != position_) return std::nullopt;
  return here->place;
}

std::optional<std::uint64_t> ByteStream::bytes_left() const {
  if (end_) return *end_ - position_;
  if (unpacker_) return std::nullopt;
  const std::optional<std::uint64_t> size = raw_bytes_->size();
  const std::uint64_t seen = raw_offset_ + raw_.size();
  if (!size || *size < seen) return std::nullopt;
  return *size - seen + (raw_.size() - raw_begin_) + (buffer_.size() - begin_);
}

bool ByteStream::seek_back(std::uint64_t position) {
  if (!raw_bytes_->seek(0)) return false;
  end_ = position_;
  raw_.clear();
  buffer_.clear();
  beginnings_.clear();
  raw_begin_ = begin_ = 0;
  raw_offset_ = position_ = 0;
  ended_ = inside_ = full_ = damaged_here_ = after_damage_ = false;
  const std::size_t damages = damages_;
  const std::string_view stop = std::exchange(stop_, {});
  // Damage ends skip() early, as it did the first time.
  while (position_ < position && !done()) skip(static_cast<std::size_t>(position - position_));
  stop_ = stop;
  damages_ = damages;
  return position_ == position;
}

void ByteStream::unread(std::string_view bytes) {
  buffer_.erase(0, std::exchange(begin_, 0));
  buffer_.insert(0, bytes);
  position_ -= bytes.size();
  end_ = position_ + buffer_.size();
}

}  // namespace pith::internal
