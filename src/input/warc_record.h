// The records of a WARC file (ISO 28500): their version line and header lines, and the places where
// they begin and end.
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

namespace pith {

inline constexpr std::string_view kWarcVersion = "WARC/";
inline constexpr std::size_t kMostWarcLineBytes = 65536;
inline constexpr std::size_t kMostWarcHeaderBytes = 1'000'000;

enum class WarcType : std::uint8_t { response, resource, conversion, revisit, other };

WarcType warc_type(const HeaderLines& header);

// "WARC/1.0": among lines of anything a page that writes about WARC is not to be taken for one.
bool is_warc_version(std::string_view line);
bool is_blank_line(std::string_view line);

// The lines behind the version line, and the empty one after them; nothing when they do not end, or
// only behind kMostWarcHeaderBytes.
std::optional<HeaderLines> read_warc_header(ByteStream& stream);

// The Content-Length; nothing when there is none, or one that no record has.
std::optional<std::size_t> warc_block_length(const HeaderLines& header);

// "<urn:uuid:...>" -> "urn:uuid:..."
std::string without_brackets(std::string_view text);

// A record and its place in the file, so that it can be gone back to: for taking pages of an
// earlier run from it (warc_earlier.h) and for cutting off what a run left torn (cut_warc()).
struct PlacedRecord {
  std::uint64_t begin = 0;  // in the file as it is, packed or not
  std::uint64_t end = 0;    // likewise; where it is whole
  HeaderLines header = {};
  std::string block = {};  // its beginning
  bool whole = false;      // its block is all there
  bool closed = false;     // and what ends a record, and a member, too
};

// Reads a file that is plain, or gzip with a member a record.
class WarcPlaces {
 public:
  static Result<WarcPlaces> open(const std::string& path);

  // The next record with at most `most` bytes of its block; what is no record is passed over.
  // Nothing at the end, or where no further place can be told: error().
  std::optional<PlacedRecord> next(std::size_t most);
  const std::optional<Error>& error() const { return error_; }

 private:
  WarcPlaces(std::string path, std::unique_ptr<ByteStream> stream)
      : path_(std::move(path)), stream_(std::move(stream)) {}
  // Moves behind the next version line. Where that begins, or nothing at the end.
  std::optional<std::uint64_t> find_record();
  void read_block(std::size_t length, std::size_t most, PlacedRecord& record);

  std::string path_;
  std::unique_ptr<ByteStream> stream_;
  std::size_t records_ = 0;
  std::optional<Error> error_;
};

}  // namespace pith
