#include "cli/gzip.h"

#include <zlib.h>

#include <array>
#include <new>

namespace pith::cli {

struct Gzip::Stream {
  Stream() {
    constexpr int kGzipWindow = 16 + MAX_WBITS;
    constexpr int kMemory = 8;
    if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemory,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~Stream() { deflateEnd(&z); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  z_stream z = {};
};

Gzip::Gzip() : stream_(std::make_unique<Stream>()) {}
Gzip::~Gzip() = default;

std::string Gzip::run(std::string_view bytes, int flush) {
  z_stream& z = stream_->z;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::array<char, 65536> chunk;
  do {
    z.next_out = reinterpret_cast<Bytef*>(chunk.data());
    z.avail_out = static_cast<uInt>(chunk.size());
    deflate(&z, flush);
    out.append(chunk.data(), chunk.size() - z.avail_out);
  } while (z.avail_out == 0);
  return out;
}

std::string Gzip::add(std::string_view bytes) { return run(bytes, Z_NO_FLUSH); }
std::string Gzip::finish() { return run({}, Z_FINISH); }

bool is_gzip_name(std::string_view path) { return path.ends_with(".gz"); }

}  // namespace pith::cli
