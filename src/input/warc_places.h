// Where the records of a WARC file stand, so that they can be gone back to: for taking pages of an
// earlier run from it (warc_earlier.h) and for cutting off what a run left torn (warc_tail.h).
// Plain, or gzip with a member a record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "input/byte_stream.h"
#include "input/header_lines.h"
#include "pith/result.h"

namespace pith {

struct PlacedRecord {
  std::uint64_t begin = 0;  // in the file as it is, packed or not
  std::uint64_t end = 0;    // likewise; where it is whole
  HeaderLines header = {};
  std::string block = {};  // its beginning
  bool whole = false;      // its block is all there
  bool closed = false;     // and what ends a record, and a member, too
};

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
