#include "input/warc_writer.h"

#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <optional>
#include <random>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "input/file.h"
#include "input/http_message.h"
#include "input/warc_record.h"
#include "pith/version.h"

namespace pith::internal {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib's largest, with gzip's framing
constexpr int kMemoryLevel = 8;       // zlib's default
// Bytes per call of zlib, which counts them in 32 bits.
constexpr std::size_t kMaxAtATime = std::size_t{1} << 20;

// "<urn:uuid:...>", random (RFC 9562, version 4).
std::string new_record_id() {
  static thread_local std::mt19937_64 random{
      std::random_device{}() ^
      static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count())
          << 20U};
  std::array<char, 64> text{};
  const std::uint64_t a = (random() & ~0xF000ULL) | 0x4000ULL;
  const std::uint64_t b = (random() & ~(3ULL << 62U)) | 2ULL << 62U;
  std::snprintf(text.data(), text.size(), "<urn:uuid:%08llx-%04llx-%04llx-%04llx-%012llx>",
                static_cast<unsigned long long>(a >> 32U),
                static_cast<unsigned long long>(a >> 16U & 0xFFFFU),
                static_cast<unsigned long long>(a & 0xFFFFU),
                static_cast<unsigned long long>(b >> 48U),
                static_cast<unsigned long long>(b & 0xFFFFFFFFFFFFULL));
  return text.data();
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

constexpr std::string_view kOriginal = "X-Archive-Orig-";
constexpr std::array<std::string_view, 3> kOfCoding = {"content-encoding", "transfer-encoding",
                                                       "content-length"};

std::string_view name_in(std::string_view line) { return line.substr(0, line.find(':')); }

// The lines of a head without line ends; empty lines are omitted.
std::vector<std::string_view> lines_of(std::string_view head) {
  std::vector<std::string_view> lines;
  while (!head.empty()) {
    const auto end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

// The head with the lines renamed that do not apply to a decompressed body, and with its length. A
// head that was already rewritten is returned unchanged.
std::string head_of_decoded(std::string_view head, std::size_t length) {
  const std::vector<std::string_view> lines = lines_of(head);
  const std::string true_length = "Content-Length: " + std::to_string(length);
  const auto is_coding = [](std::string_view line) {
    return equals_ignore_case(name_in(line), kOfCoding[0]) ||
           equals_ignore_case(name_in(line), kOfCoding[1]);
  };
  const bool coded = std::any_of(lines.begin(), lines.end(), is_coding);
  std::string out;
  for (const std::string_view line : lines) {
    const bool of_coding = std::any_of(
        kOfCoding.begin(), kOfCoding.end(),
        [line](std::string_view name) { return equals_ignore_case(name_in(line), name); });
    if (of_coding && !coded && equals_ignore_case(line, true_length)) continue;
    if (of_coding) out += kOriginal;
    out.append(line).append("\r\n");
  }
  return out.append(true_length).append("\r\n\r\n");
}

// Compresses one gzip member. Returns "" if memory runs out.
std::string gzip_member(std::string_view bytes) {
  z_stream zip{};
  if (deflateInit2(&zip, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return {};
  }
  std::string out(deflateBound(&zip, bytes.size()), '\0');
  zip.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zip.next_out = reinterpret_cast<Bytef*>(out.data());
  int ended = Z_OK;
  while (ended == Z_OK) {
    const std::size_t left = bytes.size() - zip.total_in;
    zip.avail_in = static_cast<uInt>(std::min(left, kMaxAtATime));
    zip.avail_out = static_cast<uInt>(std::min(out.size() - zip.total_out, kMaxAtATime));
    ended = deflate(&zip, left <= kMaxAtATime ? Z_FINISH : Z_NO_FLUSH);
  }
  out.resize(ended == Z_STREAM_END ? zip.total_out : 0);
  deflateEnd(&zip);
  return out;
}

}  // namespace

std::string warc_input(std::string source) {
  std::replace_if(
      source.begin(), source.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
  return source;
}

std::string warc_partial_path(const std::string& path) { return path + ".partial"; }

Result<std::unique_ptr<WarcWriter>> WarcWriter::open(const std::string& path,
                                                     const std::string& written, const char* mode) {
  std::error_code ignored;
  const std::filesystem::file_status older = std::filesystem::status(path, ignored);
  // Renaming the new file would take the place of a device, such as /dev/null, too.
  if (std::filesystem::exists(older) && !std::filesystem::is_regular_file(older)) {
    return Error{Error::Kind::unsupported, path, "cannot be written: is not a regular file"};
  }
  std::unique_ptr<WarcWriter> writer(new WarcWriter(path, written));
  writer->packed_ = path.ends_with(".gz");
  writer->file_.reset(std::fopen(written.c_str(), mode));
  if (!writer->file_) return cannot_write(path, errno);
  if (std::fseek(writer->file_.get(), 0, SEEK_END) != 0) return file_error(path, errno);
  if (std::ftell(writer->file_.get()) > 0) return writer;
  const std::string about = "software: pith/" PITH_VERSION "\r\nformat: WARC file version 1.1\r\n";
  const std::string info = "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: " + new_record_id() +
                           "\r\nWARC-Date: " + utc_now() +
                           "\r\nContent-Type: application/warc-fields\r\nContent-Length: " +
                           std::to_string(about.size()) + "\r\n\r\n" + about + "\r\n\r\n";
  if (!writer->write(info)) return *writer->error_;
  return writer;
}

Result<std::unique_ptr<WarcWriter>> WarcWriter::create(const std::string& path) {
  return open(path, path + ".part", "wbe");
}

Result<std::unique_ptr<WarcWriter>> WarcWriter::resume(const std::string& path) {
  Result<std::unique_ptr<WarcWriter>> writer = open(path, warc_partial_path(path), "abe");
  if (writer) writer.value()->stays_ = true;
  return writer;
}

WarcWriter::~WarcWriter() {
  if (file_ && !stays_ && !has_pages_) std::remove(written_.c_str());
}

bool WarcWriter::add(const Record& page) {
  const std::string http = head_of_decoded(page.head, page.body.size());
  std::string record =
      "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: " + new_record_id() + "\r\nWARC-Date: ";
  record.append(page.date.empty() ? utc_now() : std::string(page.date))
      .append("\r\nWARC-Target-URI: ")
      .append(page.url)
      .append("\r\n")
      .append(kWarcInput)
      .append(": ")
      .append(std::to_string(page.number))
      .append(" ")
      .append(warc_input(page.source))
      .append(page.is_shrunk ? "\r\nWARC-Truncated: length" : "")
      .append("\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: ")
      .append(std::to_string(http.size() + page.body.size()))
      .append("\r\n\r\n")
      .append(http)
      .append(page.body)
      .append("\r\n\r\n");
  has_pages_ = true;
  return write(record);
}

bool WarcWriter::write(std::string_view record) {
  if (error_ || !file_) return false;
  const std::string packed = packed_ ? gzip_member(record) : std::string();
  if (packed_ && packed.empty()) {
    errno = ENOMEM;
    return fail();
  }
  if (packed_) record = packed;
  // Each record is flushed, so that an interrupted run leaves complete records.
  const bool good = std::fwrite(record.data(), 1, record.size(), file_.get()) == record.size() &&
                    std::fflush(file_.get()) == 0;
  return good || fail();
}

bool WarcWriter::fail() {
  error_ = file_error(path_, errno);
  return false;
}

bool WarcWriter::close() {
  if (error_ || !file_) return !error_;
  if (std::fclose(file_.release()) != 0) return fail();
  if (stays_) return true;
  // If the new file has no pages, an older file is kept instead.
  const int done =
      has_pages_ ? std::rename(written_.c_str(), path_.c_str()) : std::remove(written_.c_str());
  return done == 0 || fail();
}

namespace {

WarcEnd input_of(const HeaderLines& header) {
  const std::string_view text = header.get(kWarcInput);
  WarcEnd input;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), input.number);
  if (error != std::errc()) return {};
  const auto begin = static_cast<std::size_t>(stop - text.data()) + 1;
  if (begin < text.size()) input.input = std::string(text.substr(begin));
  return input;
}

}  // namespace

bool has_pages(const std::string& path) {
  Result<WarcPlaces> places = WarcPlaces::open(path);
  if (!places) return false;
  while (const std::optional<PlacedRecord> record = places.value().next(0)) {
    if (warc_type(record->header) == WarcType::response) return true;
  }
  return false;
}

bool is_warc_without_pages(const std::string& path) {
  std::error_code failed;
  const std::uintmax_t size = std::filesystem::file_size(path, failed);
  if (failed || size == 0) return !failed;
  Result<WarcPlaces> places = WarcPlaces::open(path);
  if (!places) return false;
  const std::optional<PlacedRecord> first = places.value().next(0);
  return first && first->closed && first->end == size &&
         first->header.get("WARC-Type") == "warcinfo";
}

Result<WarcEnd> cut_warc(const std::string& path, std::size_t pages) {
  Result<WarcPlaces> places = WarcPlaces::open(path);
  if (!places) return places.error();
  WarcEnd end;
  std::uint64_t size = 0;
  while (const std::optional<PlacedRecord> record = places.value().next(0)) {
    const bool is_page = warc_type(record->header) == WarcType::response;
    WarcEnd input = input_of(record->header);
    if (!record->closed || (is_page && (input.number == 0 || input.number > pages))) break;
    if (is_page) end = std::move(input);
    size = record->end;
  }
  if (places.value().error()) return *places.value().error();
  if (::truncate(path.c_str(), static_cast<off_t>(size)) != 0) return file_error(path, errno);
  return end;
}

}  // namespace pith::internal
