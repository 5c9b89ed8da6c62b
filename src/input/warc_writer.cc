#include "input/warc_writer.h"

#include <zlib.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <random>
#include <utility>

#include "input/file.h"
#include "input/header_lines.h"

namespace pith {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib's largest, with gzip's framing
constexpr int kMemoryLevel = 8;       // zlib's default

std::string part_path(const std::string& path) { return path + ".part"; }

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

// The head with the lines renamed that are not true of a decoded body, and its length.
std::string head_of_decoded(std::string_view head, std::size_t length) {
  std::string out;
  while (!head.empty()) {
    const auto end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const std::string_view name = line.substr(0, line.find(':'));
    for (const std::string_view coded :
         {"content-encoding", "transfer-encoding", "content-length"}) {
      if (equal_names(name, coded)) out += "X-Archive-Orig-";
    }
    out.append(line).append("\r\n");
  }
  return out.append("Content-Length: ").append(std::to_string(length)).append("\r\n\r\n");
}

// One gzip member; empty when zlib lacks memory.
std::string gzip_member(std::string_view bytes) {
  z_stream zip{};
  if (deflateInit2(&zip, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return {};
  }
  std::string out(deflateBound(&zip, bytes.size()), '\0');
  zip.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zip.avail_in = static_cast<uInt>(bytes.size());
  zip.next_out = reinterpret_cast<Bytef*>(out.data());
  zip.avail_out = static_cast<uInt>(out.size());
  const int ended = deflate(&zip, Z_FINISH);
  out.resize(ended == Z_STREAM_END ? zip.total_out : 0);
  deflateEnd(&zip);
  return out;
}

}  // namespace

Result<std::unique_ptr<WarcWriter>> WarcWriter::create(const std::string& path) {
  std::unique_ptr<WarcWriter> writer(new WarcWriter(path));
  writer->packed_ = path.ends_with(".gz");
  writer->file_.reset(std::fopen(part_path(path).c_str(), "wbe"));
  if (!writer->file_) return file_error(path, errno);
  const std::string about = "software: pith/" PITH_VERSION "\r\nformat: WARC file version 1.1\r\n";
  const std::string info = "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: " + new_record_id() +
                           "\r\nWARC-Date: " + utc_now() +
                           "\r\nContent-Type: application/warc-fields\r\nContent-Length: " +
                           std::to_string(about.size()) + "\r\n\r\n" + about + "\r\n\r\n";
  if (!writer->write(info)) return *writer->error_;
  return writer;
}

bool WarcWriter::add(std::string_view url, std::string_view head, std::string_view body) {
  const std::string http = head_of_decoded(head, body.size());
  std::string record = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: " + new_record_id() +
                       "\r\nWARC-Date: " + utc_now() + "\r\nWARC-Target-URI: ";
  record.append(url)
      .append("\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: ")
      .append(std::to_string(http.size() + body.size()))
      .append("\r\n\r\n")
      .append(http)
      .append(body)
      .append("\r\n\r\n");
  return write(record);
}

bool WarcWriter::write(std::string_view record) {
  if (error_ || !file_) return false;
  const std::string packed = packed_ ? gzip_member(record) : std::string();
  if (packed_) record = packed;
  // On disk a record at a time: what an ended run leaves is whole.
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
  return std::rename(part_path(path_).c_str(), path_.c_str()) == 0 || fail();
}

}  // namespace pith
