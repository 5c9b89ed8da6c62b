#include "input/archive_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <new>
#include <system_error>
#include <utility>

#include "input/raw_bytes.h"
#include "unpack/unpacker.h"

namespace pith {
namespace {

constexpr std::size_t kChunk = 65536;
constexpr std::string_view kZipMagic = "PK";

}  // namespace

ArchiveReader::ArchiveReader(std::string path)
    : path_(std::move(path)), archive_(archive_read_new()) {
  if (archive_ == nullptr) throw std::bad_alloc();
  archive_read_support_filter_gzip(archive_);
  archive_read_support_filter_bzip2(archive_);
  archive_read_support_filter_xz(archive_);
  archive_read_support_filter_zstd(archive_);
  archive_read_support_format_tar(archive_);
  archive_read_support_format_zip(archive_);
}

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const std::string& path) {
  std::unique_ptr<ArchiveReader> reader(new ArchiveReader(path));
  Result<std::unique_ptr<RawBytes>> raw = open_raw(path);
  if (!raw) return raw.error();
  RawBytes& bytes = *raw.value();
  Result<std::unique_ptr<ByteStream>> stream =
      ByteStream::over(std::move(raw.value()), &archive_unpacker_for);
  if (!stream) return stream.error();
  const bool is_file = path != "-";
  const bool is_zip = stream.value()->peek(kZipMagic.size()) == kZipMagic;
  // Where it can seek, libarchive passes what is not read, and reads a zip from behind, where it
  // has its list of members.
  if (stream.value()->packing().empty() && (is_file || is_zip) && bytes.seek(0)) {
    is_file ? archive_read_open_filename(reader->archive_, path.c_str(), kChunk)
            : archive_read_open_fd(reader->archive_, STDIN_FILENO, kChunk);
  } else {
    reader->stream_ = std::move(stream.value());
    archive_read_open(reader->archive_, reader.get(), nullptr, &read_some, nullptr);
  }
  return reader;
}

la_ssize_t ArchiveReader::read_some(struct archive* archive, void* user, const void** bytes) {
  auto& that = *static_cast<ArchiveReader*>(user);
  try {  // no exception may cross libarchive's C frames
    that.chunk_.clear();
    if (!that.ended_) that.stream_->take(kChunk, that.chunk_);
    // What comes behind damage can't be told from what is missing.
    that.ended_ = that.chunk_.size() < kChunk;
    *bytes = that.chunk_.data();
    return static_cast<la_ssize_t>(that.chunk_.size());
  } catch (const std::bad_alloc&) {
    archive_set_error(archive, ENOMEM, "out of memory");
    return ARCHIVE_FATAL;
  }
}

std::string ArchiveReader::why_cut() {
  std::uint64_t size = 0;
  if (stream_) {
    while (!ended_) ended_ = stream_->skip(kChunk) < kChunk;
    if (!stream_->damage().empty()) return stream_->damage();
    size = stream_->position();
  } else {
    std::error_code failed;
    size = std::filesystem::file_size(path_, failed);
    if (failed) return "";
  }
  const bool at_end = std::cmp_equal(archive_read_header_position(archive_), size);
  return !is_zip() && at_end ? "cut short behind its last member: get it again" : "";
}

bool ArchiveReader::is_out_of_memory() const { return archive_errno(archive_) == ENOMEM; }

std::string ArchiveReader::why() const {
  if (is_out_of_memory()) return "out of memory";
  if (stream_ && !stream_->damage().empty()) return stream_->damage();
  const char* text = archive_error_string(archive_);
  std::string reason = text == nullptr ? "cut short: get it again" : text;
  std::replace(reason.begin(), reason.end(), '\n', ' ');
  return reason;
}

std::optional<Error> ArchiveReader::error() const {
  return stream_ ? stream_->error() : std::nullopt;
}

}  // namespace pith
