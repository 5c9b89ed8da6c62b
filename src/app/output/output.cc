#include "app/output/output.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <new>
#include <system_error>
#include <utility>

#include "input/file.h"

namespace pith::internal::app {
namespace {

constexpr std::size_t kChunk = 65536;
constexpr std::size_t kMaxTakenBack = 1000;  // Chosen: of writes, which are one a page
// Bytes per call of zlib, which counts them in 32 bits.
constexpr std::size_t kMaxAtATime = std::size_t{1} << 20;

class Gzip : public Packer {
 public:
  Gzip() {
    constexpr int kGzipWindow = 16 + MAX_WBITS;
    constexpr int kMemory = 8;
    if (deflateInit2(&z_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemory,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~Gzip() override { deflateEnd(&z_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::string add(std::string_view bytes) override { return run(bytes, Z_NO_FLUSH); }
  std::string finish() override { return run({}, Z_FINISH); }

 private:
  std::string run(std::string_view bytes, int flush) {
    std::string out;
    do {
      const std::string_view piece = bytes.substr(0, kMaxAtATime);
      bytes.remove_prefix(piece.size());
      deflate_piece(piece, bytes.empty() ? flush : Z_NO_FLUSH, out);
    } while (!bytes.empty());
    return out;
  }

  void deflate_piece(std::string_view piece, int flush, std::string& out) {
    z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
    z_.avail_in = static_cast<uInt>(piece.size());
    std::array<char, kChunk> chunk;
    do {
      z_.next_out = reinterpret_cast<Bytef*>(chunk.data());
      z_.avail_out = static_cast<uInt>(chunk.size());
      deflate(&z_, flush);
      out.append(chunk.data(), chunk.size() - z_.avail_out);
    } while (z_.avail_out == 0);
  }

  z_stream z_ = {};
};

class Zstd : public Packer {
 public:
  Zstd() : context_(ZSTD_createCCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_, ZSTD_c_checksumFlag, 1);
  }
  ~Zstd() override { ZSTD_freeCCtx(context_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  std::string add(std::string_view bytes) override { return run(bytes, ZSTD_e_continue); }
  std::string finish() override { return run({}, ZSTD_e_end); }

 private:
  std::string run(std::string_view bytes, ZSTD_EndDirective end) {
    ZSTD_inBuffer in{.src = bytes.data(), .size = bytes.size(), .pos = 0};
    std::string out;
    std::array<char, kChunk> chunk;
    bool more = true;
    while (more) {
      ZSTD_outBuffer to{.dst = chunk.data(), .size = chunk.size(), .pos = 0};
      const std::size_t left = ZSTD_compressStream2(context_, &to, &in, end);
      if (ZSTD_isError(left) != 0) throw std::bad_alloc();  // no other error is possible here
      out.append(chunk.data(), to.pos);
      more = end == ZSTD_e_end ? left > 0 : in.pos < in.size;
    }
    return out;
  }

  ZSTD_CCtx* context_;
};

}  // namespace

std::unique_ptr<Packer> packer_for(std::string_view path) {
  if (path.ends_with(".gz")) return std::make_unique<Gzip>();
  if (path.ends_with(".zst")) return std::make_unique<Zstd>();
  return nullptr;
}

bool is_packed_name(std::string_view path) {
  return path.ends_with(".gz") || path.ends_with(".zst");
}

std::string partial_path(const std::string& output) { return output + ".partial"; }
std::string manifest_path(const std::string& output) { return partial_path(output) + ".how"; }

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
  return text;
}

namespace {

namespace fs = std::filesystem;

// The names of the temporary files, for a signal that ends the run before destructors can remove
// them: one each for result, explanation and summary, and a spare.
std::array<std::atomic<char*>, 4> unfinished_files{};

}  // namespace

void remove_unfinished(int signal) {
  for (const auto& name : unfinished_files) {
    const char* path = name.load();
    if (path != nullptr) unlink(path);
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

namespace {

void remember(const std::string& path) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    sigaction(signal, nullptr, &now);
    // Otherwise nohup ignores it, or the run handles it.
    if (now.sa_handler == SIG_DFL) std::signal(signal, remove_unfinished);
  }
  // Reuses the slot of a name that was registered before and cleared since.
  for (const auto& name : unfinished_files) {
    char* known = name.load();
    if (known == nullptr || std::strcmp(known + 1, path.c_str() + 1) != 0) continue;
    known[0] = path[0];
    return;
  }
  char* copy = strdup(path.c_str());
  for (auto& name : unfinished_files) {
    char* none = nullptr;
    if (name.compare_exchange_strong(none, copy)) return;
  }
  std::free(copy);
}

void forget(const std::string& path) {
  for (auto& name : unfinished_files) {
    char* known = name.load();
    if (known == nullptr || path != known) continue;
    // Not freed, because the signal handler may be using it; no file has this name.
    known[0] = '\0';
  }
}

// What a path leads to, which need not exist. weakly_canonical() leaves a link to nothing as it is.
fs::path end_of_links(fs::path path) {
  constexpr int kMaxLinks = 40;  // as in Linux
  std::error_code failed;
  for (int links = 0; links < kMaxLinks && fs::is_symlink(path, failed); ++links) {
    path = path.parent_path() / fs::read_symlink(path, failed);
  }
  return path;
}

}  // namespace

Output Output::standard(int descriptor, std::string name) { return {descriptor, std::move(name)}; }

Output Output::to_file(const std::string& path) {
  Output output(-1, path);
  output.owned_ = true;
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    output.descriptor_ = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (output.descriptor_ < 0) output.fail_to_open(errno);
    return output;
  }
  // If `path` is a symbolic link, the file it points to is replaced, not the link.
  const fs::path end = end_of_links(path);
  fs::path target = fs::weakly_canonical(end, ignored);
  if (target.empty()) target = end;
  output.target_ = target;
  output.temporary_ = (target.parent_path() /
                       ("." + target.filename().string() + ".pith-" + std::to_string(getpid())))
                          .string();
  unlink(output.temporary_.c_str());  // left by a killed run with the same process id
  output.descriptor_ =
      open(output.temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (output.descriptor_ < 0) {
    output.temporary_.clear();
    output.fail_to_open(errno);
    return output;
  }
  remember(output.temporary_);
  if (fs::exists(status)) fs::permissions(output.temporary_, status.permissions(), ignored);
  return output;
}

Output Output::through_temporary(const std::string& temporary, const std::string& path) {
  constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC;
  Output output(open(temporary.c_str(), kFlags, 0666), path);
  output.owned_ = true;
  output.target_ = path;
  if (output.descriptor_ < 0) {
    output.fail_to_open(errno);
    return output;
  }
  output.temporary_ = temporary;
  remember(temporary);
  return output;
}

Output Output::resume(const std::string& partial, std::size_t from, const std::string& path) {
  Output output(open(partial.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666), path);
  output.owned_ = true;
  output.stays_ = true;
  output.temporary_ = partial;
  output.target_ = path;
  const auto offset = static_cast<off_t>(from);
  const bool ready = output.descriptor_ >= 0 && ftruncate(output.descriptor_, offset) == 0 &&
                     lseek(output.descriptor_, offset, SEEK_SET) == offset;
  if (!ready) output.fail_to_open(errno);
  return output;
}

Output::Output(Output&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      owned_(std::exchange(other.owned_, false)),
      stays_(other.stays_),
      used_(other.used_),
      whole_(other.whole_),
      begins_(std::move(other.begins_)),
      closed_(other.closed_),
      error_(std::move(other.error_)) {}

Output::~Output() {
  if (owned_ && descriptor_ >= 0) close(descriptor_);
  if (temporary_.empty() || stays_) return;
  unlink(temporary_.c_str());
  forget(temporary_);
}

bool Output::fail(int error_number) {
  if (error_number == EPIPE) {
    closed_ = true;
  } else if (!error_) {
    error_ = file_error(name_, error_number).to_string();
  }
  return false;
}

void Output::fail_to_open(int error_number) {
  error_ = cannot_write(name_, error_number).to_string();
}

bool Output::write(std::string_view bytes) {
  if (error_ || closed_) return false;
  used_ = used_ || !bytes.empty();
  const std::size_t size = bytes.size();
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {  // a pipe that another process made non-blocking
      pollfd ready{.fd = descriptor_, .events = POLLOUT, .revents = 0};
      poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      return fail(errno);
    }
  }
  begins_.push_back(whole_);
  if (begins_.size() > kMaxTakenBack) begins_.pop_front();
  whole_ += size;
  return true;
}

std::string Output::keep_partial() {
  if (temporary_.empty() || whole_ == 0) return "";
  // If the name of the output is a link, the result is beside the file that it points to.
  std::error_code ignored;
  const std::string partial = partial_path(fs::is_symlink(name_, ignored) ? target_ : name_);
  std::string path = partial;
  for (int n = 2; fs::exists(fs::symlink_status(path, ignored)); ++n) {
    path = partial + "~" + std::to_string(n);
  }
  if (descriptor_ >= 0 && ftruncate(descriptor_, static_cast<off_t>(whole_)) != 0) return "";
  if (std::rename(temporary_.c_str(), path.c_str()) != 0) return "";
  forget(temporary_);
  temporary_.clear();
  return path;
}

std::size_t Output::take_back(std::size_t bytes) {
  std::size_t calls = 0;
  for (auto begin = begins_.rbegin(); begin != begins_.rend(); ++begin) {
    ++calls;
    if (whole_ - *begin < bytes) continue;
    if (ftruncate(descriptor_, static_cast<off_t>(*begin)) != 0) return 0;
    whole_ = *begin;
    begins_.resize(begins_.size() - calls);
    return calls;
  }
  return 0;
}

bool Output::has_older() const {
  std::error_code ignored;
  return !temporary_.empty() && fs::exists(target_, ignored);
}

bool Output::commit() {
  if (error_) return false;
  if (!owned_) return true;
  if (close(std::exchange(descriptor_, -1)) != 0) return fail(errno);
  if (temporary_.empty()) return true;
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return fail(errno);
  forget(temporary_);
  temporary_.clear();
  return true;
}

}  // namespace pith::internal::app
