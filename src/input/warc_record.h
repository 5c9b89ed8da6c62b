// The records of a WARC file (ISO 28500): their version line and header lines, and the positions at
// which they begin and end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "input/byte_stream.h"
#include "input/http_message.h"
#include "pith/result.h"

namespace pith::internal {

inline constexpr std::string_view kWarcVersion = "WARC/";
inline constexpr std::size_t kMaxWarcLineBytes = 65536;
inline constexpr std::size_t kMaxWarcHeaderBytes = 1'000'000;

enum class WarcType : std::uint8_t { response, resource, conversion, revisit, other };

WarcType warc_type(const HeaderLines& header);

// Whether a line is exactly a version line ("WARC/1.0"), and not text that mentions WARC.
bool is_warc_version(std::string_view line);
bool is_blank_line(std::string_view line);

// Reads the lines after the version line up to the empty line. Returns nullopt if there is no empty
// line within kMaxWarcHeaderBytes.
std::optional<HeaderLines> read_warc_header(ByteStream& stream);

// The Content-Length, or nullopt if it is missing or impossible.
std::optional<std::size_t> warc_block_length(const HeaderLines& header);

// "<urn:uuid:...>" -> "urn:uuid:..."
std::string without_brackets(std::string_view text);

// A record and its position in the file, so that it can be read again for pages of an earlier run
// (warc_earlier.h), and so that incomplete records can be cut off (cut_warc()).
struct PlacedRecord {
  std::uint64_t begin = 0;  // in the file, compressed or not
  std::uint64_t end = 0;    // likewise; set if the record is complete
  HeaderLines header = {};
  std::string block = {};  // the beginning of its block
  bool whole = false;      // its block is complete
  bool closed = false;     // the ends of the record and of its member were found too
};

// Reads a file that is uncompressed, or gzip with one member per record.
class WarcPlaces {
 public:
  static Result<WarcPlaces> open(const std::string& path);

  // Returns the next record with at most `most` bytes of its block; other data is skipped. Returns
  // nullopt at the end, or if no further position can be determined, which error() reports.
  std::optional<PlacedRecord> next(std::size_t most);
  const std::optional<Error>& error() const { return error_; }

 private:
  WarcPlaces(std::string path, std::unique_ptr<ByteStream> stream)
      : path_(std::move(path)), stream_(std::move(stream)) {}
  // Moves behind the next version line. Returns its position, or nullopt at the end.
  std::optional<std::uint64_t> find_record();
  void read_block(std::size_t length, std::size_t most, PlacedRecord& record);

  std::string path_;
  std::unique_ptr<ByteStream> stream_;
  std::size_t records_ = 0;
  std::optional<Error> error_;
};

}  // namespace pith::internal
