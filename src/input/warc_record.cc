#include "input/warc_record.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

#include "base/ascii.h"

namespace pith::internal {
namespace {

// No record is this long; a longer one has a broken header.
constexpr std::size_t kMaxLength = 1'000'000'000'000;

}  // namespace

WarcType warc_type(const HeaderLines& header) {
  const std::string_view name = header.get("warc-type");
  if (equals_ignore_case(name, "response")) return WarcType::response;
  if (equals_ignore_case(name, "resource")) return WarcType::resource;
  if (equals_ignore_case(name, "conversion")) return WarcType::conversion;
  return equals_ignore_case(name, "revisit") ? WarcType::revisit : WarcType::other;
}

bool is_warc_version(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line.starts_with(kWarcVersion) && line.size() > kWarcVersion.size() &&
         line.find_first_not_of("0123456789.", kWarcVersion.size()) == std::string_view::npos;
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::optional<HeaderLines> read_warc_header(ByteStream& stream) {
  HeaderLines header;
  std::string line;
  for (std::size_t bytes = 0; bytes < kMaxWarcHeaderBytes; bytes += line.size()) {
    line.clear();
    if (!stream.line(line, kMaxWarcLineBytes)) return std::nullopt;
    if (is_blank_line(line)) return header;
    if (line.ends_with('\r')) line.pop_back();
    header.add(line);
  }
  return std::nullopt;
}

std::optional<std::size_t> warc_block_length(const HeaderLines& header) {
  const std::string_view declared = header.get("content-length");
  const char* const end = declared.data() + declared.size();
  std::size_t length = 0;
  const auto [stop, error] = std::from_chars(declared.data(), end, length);
  if (error != std::errc() || stop != end || length > kMaxLength) return std::nullopt;
  return length;
}

std::string without_brackets(std::string_view text) {
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  return std::string(text);
}

namespace {

constexpr std::string_view kRecordEnd = "\r\n\r\n";

}  // namespace

Result<WarcPlaces> WarcPlaces::open(const std::string& path) {
  Result<std::unique_ptr<ByteStream>> stream = ByteStream::open(path);
  if (!stream) return stream.error();
  const std::string_view packing = stream.value()->packing();
  if (!packing.empty() && packing != "gzip") {
    return Error{
        Error::Kind::unsupported, path,
        "compressed with " + std::string(packing) + ": only gzip records can be read again"};
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
    if (stream_->line(line, kMaxWarcLineBytes)) {
      if (!is_warc_version(line)) continue;
      ++records_;
      if (place) return place;
      error_ = Error{Error::Kind::unsupported, path_,
                     "its records are compressed together: each must be a gzip member of its own"};
      return std::nullopt;
    }
    if (stream_->done()) break;
  }
  error_ = stream_->error();
  if (!error_ && records_ == 0) error_ = Error{Error::Kind::unsupported, path_, "not a WARC file"};
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
  // The member's end is confirmed only by reading what follows. Damage after that belongs to the
  // next member.
  const std::size_t damages = stream_->damages();
  stream_->peek(1);
  const std::optional<std::uint64_t> next = stream_->place();
  record.closed =
      next || stream_->damages() == damages || stream_->decompressed_up_to() > record.begin;
  record.end = next.value_or(stream_->decompressed_up_to());
}

}  // namespace pith::internal
