#include "app/packer.h"

#include <zlib.h>
#include <zstd.h>

#include <array>
#include <cstddef>
#include <new>

namespace pith::app {
namespace {

constexpr std::size_t kChunk = 65536;
// Of bytes given to zlib, which counts them in 32 bits.
constexpr std::size_t kMostAtATime = std::size_t{1} << 20;

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
      const std::string_view piece = bytes.substr(0, kMostAtATime);
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
      if (ZSTD_isError(left) != 0) throw std::bad_alloc();  // all else is in order
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

}  // namespace pith::app
