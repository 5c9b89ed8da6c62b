// The packings that only archives have: xz and bzip2. (libarchive undoes them too, but of data that
// are cut short it keeps back what it has undone last, up to 64 kB.)
#include <bzlib.h>
#include <lzma.h>

#include <algorithm>
#include <cstdint>
#include <new>

#include "unpack/unpacker.h"

namespace pith {
namespace {

constexpr std::size_t kStep = 65536;
constexpr std::size_t kMostAtATime = 1'000'000'000;  // of bzip2, which counts in 32 bits
constexpr std::string_view kXzMagic{"\xfd\x37zXZ\0", 6};
constexpr std::string_view kBzip2Magic = "BZh";
// `xz -9` needs 65 MB; what asks for more than this is made to.
constexpr std::uint64_t kMostXzMemory = 512'000'000;

class Xz : public Unpacker {
 public:
  ~Xz() override { lzma_end(&stream_); }
  Xz() = default;
  Xz(const Xz&) = delete;
  Xz& operator=(const Xz&) = delete;

  std::string_view magic() const override { return kXzMagic; }
  void begin() override {
    if (lzma_stream_decoder(&stream_, kMostXzMemory, 0) != LZMA_OK) throw std::bad_alloc();
  }

  Step step(std::string_view& in, std::string& out) override {
    const std::size_t before = out.size();
    out.resize(before + kStep);
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(out.data() + before);
    stream_.avail_out = kStep;
    code_ = lzma_code(&stream_, LZMA_RUN);
    out.resize(before + kStep - stream_.avail_out);
    in.remove_prefix(in.size() - stream_.avail_in);
    if (code_ == LZMA_STREAM_END) return Step::ended;
    if (code_ == LZMA_MEM_ERROR) throw std::bad_alloc();
    if (code_ != LZMA_OK && code_ != LZMA_BUF_ERROR) return Step::damaged;
    return stream_.avail_out == 0 ? Step::full : Step::hungry;
  }

  std::string why() const override {
    if (code_ == LZMA_MEMLIMIT_ERROR) return "needs more than 512 MB of memory";
    return code_ == LZMA_OPTIONS_ERROR ? "unknown method" : "invalid data";
  }
  std::string_view name() const override { return "xz"; }

 private:
  lzma_stream stream_ = LZMA_STREAM_INIT;
  lzma_ret code_ = LZMA_OK;
};

class Bzip2 : public Unpacker {
 public:
  ~Bzip2() override { end(); }
  Bzip2() = default;
  Bzip2(const Bzip2&) = delete;
  Bzip2& operator=(const Bzip2&) = delete;

  std::string_view magic() const override { return kBzip2Magic; }
  void begin() override {
    end();
    stream_ = {};
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
    begun_ = true;
  }

  Step step(std::string_view& in, std::string& out) override {
    const std::size_t given = std::min(in.size(), kMostAtATime);
    const std::size_t before = out.size();
    out.resize(before + kStep);
    // bzip2 does not write through next_in, which is not const for C's sake.
    stream_.next_in = const_cast<char*>(in.data());
    stream_.avail_in = static_cast<unsigned>(given);
    stream_.next_out = out.data() + before;
    stream_.avail_out = kStep;
    const int code = BZ2_bzDecompress(&stream_);
    out.resize(before + kStep - stream_.avail_out);
    in.remove_prefix(given - stream_.avail_in);
    if (code == BZ_STREAM_END) return Step::ended;
    if (code == BZ_MEM_ERROR) throw std::bad_alloc();
    if (code != BZ_OK) return Step::damaged;
    return stream_.avail_out == 0 ? Step::full : Step::hungry;
  }

  std::string why() const override { return "invalid data"; }
  std::string_view name() const override { return "bzip2"; }

 private:
  void end() {
    if (begun_) BZ2_bzDecompressEnd(&stream_);
    begun_ = false;
  }

  bz_stream stream_ = {};
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<Unpacker> archive_unpacker_for(std::string_view bytes) {
  if (bytes.starts_with(kXzMagic)) return std::make_unique<Xz>();
  if (bytes.starts_with(kBzip2Magic)) return std::make_unique<Bzip2>();
  return unpacker_for(bytes);
}

}  // namespace pith
