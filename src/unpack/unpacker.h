// Streaming decompression of gzip, zlib, zstd, brotli, xz and bzip2, for streams
// (input/byte_stream.h) and for data in memory (unpack()). All readers describe damaged and
// incomplete data in the words of describe_flaw().
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace pith::internal {

// Compressed data is a sequence of members (zstd: frames), each of which is decompressed on its
// own.
class Unpacker {
 public:
  enum class Step : std::uint8_t {
    hungry,  // needs more input to continue
    full,    // can continue without more input
    ended,   // reached the end of the member
    damaged,
  };

  virtual ~Unpacker() = default;
  // The magic number by which the next member is found after damage; "" if there is none.
  virtual std::string_view magic() const = 0;
  virtual bool begins(std::string_view bytes) const { return bytes.starts_with(magic()); }
  // Whether `bytes`, the whole input, is a member that was cut short within its magic number.
  virtual bool begins_cut(std::string_view bytes) const {
    return !bytes.empty() && bytes.size() < magic().size() && magic().starts_with(bytes);
  }
  // Must be called before each member.
  virtual void begin() = 0;
  // Consumes bytes of `in` and appends at most 64 kB of decompressed bytes to `out`.
  virtual Step step(std::string_view& in, std::string& out) = 0;
  // Announces that the next step gets all of the data, `packed`, and may append a whole member of
  // up to `max_bytes`. Returns an estimate of the decompressed size, to reserve memory; 0 if
  // unknown.
  virtual std::size_t expect(std::string_view /*packed*/, std::size_t /*max_bytes*/) { return 0; }
  // The damage in the words of the decompression library.
  virtual std::string why() const = 0;
  virtual std::string_view name() const = 0;  // "gzip"
};

enum class Framing : std::uint8_t { gzip, zlib, bare };  // around deflated data

std::unique_ptr<Unpacker> make_inflater(Framing framing);
// Uses a dictionary that precedes all frames, as in some WARC files.
std::unique_ptr<Unpacker> make_zstd_unpacker();
std::unique_ptr<Unpacker> make_brotli_unpacker();

// Returns the decompressor for gzip or zstd by the first four of `bytes`, or null for other data.
std::unique_ptr<Unpacker> unpacker_for(std::string_view bytes);
// The same for archives, which may also be compressed with xz and bzip2.
std::unique_ptr<Unpacker> archive_unpacker_for(std::string_view bytes);
// The number of bytes that these two need at most.
inline constexpr std::size_t kMaxMagic = 6;

// The flaw of compressed data that ends before its end marker. All other flaws come from the
// unpackers.
inline constexpr std::string_view kEndsTooEarly = "ends too early";
// "gzip data cut short: get it again" or "damaged gzip (incorrect data check)"
std::string describe_flaw(std::string_view packing, std::string_view flaw);

struct Unpacked {
  std::string bytes = {};
  std::string flaw = {};  // empty if the data is complete
  bool over = false;      // there were more than `max_bytes`, and only these are kept
};

// Decompresses all members. Other data after them is ignored, unless it is a member that was cut
// short within its magic number.
Unpacked unpack(Unpacker& unpacker, std::string_view packed, std::size_t max_bytes);

// Takes a piece of decompressed data. Returns false if there may be no more of it.
using TakePiece = std::function<bool(std::string_view piece)>;
// The same piece by piece, with nothing in Unpacked::bytes.
Unpacked unpack(Unpacker& unpacker, std::string_view packed, const TakePiece& take);

}  // namespace pith::internal
