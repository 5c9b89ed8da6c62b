#include "input/warc_places.h"

#include <algorithm>
#include <string_view>

#include "input/warc_header.h"

namespace pith {
namespace {

constexpr std::string_view kRecordEnd = "\r\n\r\n";

}  // namespace

Result<WarcPlaces> WarcPlaces::open(const std::string& path) {
  Result<std::unique_ptr<ByteStream>> stream = ByteStream::open(path);
  if (!stream) return stream.error();
  const std::string_view packing = stream.value()->packing();
  if (!packing.empty() && packing != "gzip") {
    return Error{Error::Kind::unsupported, path,
                 "packed as " + std::string(packing) + ": only gzip records can be gone back to"};
  }
  stream.value()->stop_before(kWarcVersion);
  return WarcPlaces(path, std::move(stream.value()));
}

std::optional<std::uint64_t> WarcPlaces::find_record() {
  std::string line;
  while (true) {
    stream_->peek(1);  // enters the member
    const std::optional<std::uint64_t> place = stream_->place();
    line.clear();
    if (stream_->line(line, kMostWarcLineBytes)) {
      if (!is_warc_version(line)) continue;
      ++records_;
      if (place) return place;
      error_ = Error{Error::Kind::unsupported, path_,
                     "its records are packed together: each has to be a gzip member of its own"};
      return std::nullopt;
    }
    if (stream_->done()) break;
  }
  error_ = stream_->error();
  if (!error_ && records_ == 0) error_ = Error{Error::Kind::unsupported, path_, "no WARC file"};
  return std::nullopt;
}

std::optional<PlacedRecord> WarcPlaces::next(std::size_t most) {
  if (error_) return std::nullopt;
  const std::optional<std::uint64_t> place = find_record();
  if (!place) return std::nullopt;
  PlacedRecord record{.begin = *place};
  std::optional<HeaderLines> header = read_warc_header(*stream_);
  if (!header) return record;
  record.header = std::move(*header);
  const std::optional<std::size_t> length = warc_block_length(record.header);
  if (length) read_block(*length, most, record);
  return record;
}

void WarcPlaces::read_block(std::size_t length, std::size_t most, PlacedRecord& record) {
  const std::size_t held = std::min(length, most);
  record.whole =
      stream_->take(held, record.block) == held && stream_->skip(length - held) == length - held;
  if (!record.whole || stream_->peek(kRecordEnd.size()) != kRecordEnd) return;
  stream_->skip(kRecordEnd.size());
  // Only what comes next tells that the member's end is there too. Damage behind that is the next
  // one's, which has begun then.
  const std::size_t damages = stream_->damages();
  stream_->peek(1);
  const std::optional<std::uint64_t> next = stream_->place();
  record.closed = next || stream_->damages() == damages || stream_->undone_up_to() > record.begin;
  record.end = next.value_or(stream_->undone_up_to());
}

}  // namespace pith
