// Decompression piece by piece: gzip and zlib, zstd, brotli, xz, bzip2. For streams
// (input/byte_stream.h) and for what is in memory (unpack()). What is cut short or damaged is
// described here, in the same words for every reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pith {

// Packed data is members (zstd: frames) one after the other, each undone by itself.
class Unpacker {
 public:
  enum class Step : std::uint8_t {
    hungry,  // goes on with more input
    full,    // goes on without
    ended,   // the member has ended
    damaged,
  };

  virtual ~Unpacker() = default;
  // What a member begins with; empty where nothing tells. Where one is looked for behind damage.
  virtual std::string_view magic() const = 0;
  virtual bool begins(std::string_view bytes) const { return bytes.starts_with(magic()); }
  // Whether `bytes`, which are all there are, are a member cut within its magic number.
  virtual bool begins_cut(std::string_view bytes) const {
    return !bytes.empty() && bytes.size() < magic().size() && magic().starts_with(bytes);
  }
  // Before each member.
  virtual void begin() = 0;
  // Takes from `in`, appends to `out` what becomes of it, at most 64 kB.
  virtual Step step(std::string_view& in, std::string& out) = 0;
  // What is damaged, in the words of who found it.
  virtual std::string why() const = 0;
  virtual std::string_view name() const = 0;  // "gzip"
};

enum class Framing : std::uint8_t { gzip, zlib, bare };  // around deflated data

std::unique_ptr<Unpacker> make_inflater(Framing framing);
// A dictionary that stands before all frames, as some WARC files have it, is taken into use.
std::unique_ptr<Unpacker> make_zstd_unpacker();
std::unique_ptr<Unpacker> make_brotli_unpacker();

// By what `bytes` begin with, of which four are enough: gzip, zstd, or null for neither.
std::unique_ptr<Unpacker> unpacker_for(std::string_view bytes);
// The same for archives, which may also be packed by xz and bzip2.
std::unique_ptr<Unpacker> archive_unpacker_for(std::string_view bytes);
// What they have to see of the bytes at most.
inline constexpr std::size_t kMostMagic = 6;

// Why packed data ends before its end marker, the only reason that is not the unpacker's own.
inline constexpr std::string_view kEndsTooEarly = "ends too early";
// "gzip data cut short: get it again" or "damaged gzip (incorrect data check)"
std::string describe_flaw(std::string_view packing, std::string_view flaw);

struct Unpacked {
  std::string bytes = {};
  std::string flaw = {};  // empty: all is there
  bool over = false;      // there was more than `max_bytes`, which is all that is kept
};

// All members; what follows that is none is ignored, unless it is one cut within its first bytes.
Unpacked unpack(Unpacker& unpacker, std::string_view packed, std::size_t max_bytes);

}  // namespace pith
