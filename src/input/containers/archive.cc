#include "input/containers/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "fetch/sniff.h"
#include "input/byte_stream.h"
#include "input/containers.h"
#include "input/containers/utf8_names.h"
#include "input/file.h"
#include "input/folder_file.h"
#include "pith/result.h"
#include "unpack/unpacker.h"

namespace pith::internal {
namespace {

// libarchive's reader over a file or standard input. A compressed tar is decompressed here, because
// libarchive discards the last decompressed data of a file that is cut short.
class ArchiveReader {
 public:
  // "-" is standard input. Returns an error if the file cannot be opened. A file that is not an
  // archive is detected at the first header.
  static Result<std::unique_ptr<ArchiveReader>> open(const std::string& path);
  ~ArchiveReader() { archive_read_free(archive_); }
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  struct archive* get() const {
    return archive_;
  }
  bool is_zip() const {
    return (archive_format(archive_) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
  }

  // Whether the file begins like a WACZ file, whatever its name is.
  bool begins_as_wacz() const { return begins_as_wacz_; }

  // After the last member: why the archive's end mark is missing, or "".
  std::string why_cut();
  // libarchive's last error message, or the damage of the compressed data.
  std::string why() const;
  bool is_out_of_memory() const;
  // An I/O error of the input, if any.
  std::optional<Error> error() const;

 private:
  explicit ArchiveReader(std::string path);
  int open_stream();
  static la_ssize_t read_some(struct archive* archive, void* user, const void** bytes);

  std::string path_;
  struct archive* archive_;
  std::unique_ptr<ByteStream> stream_;  // null: libarchive reads the file itself
  std::string chunk_;                   // the last bytes passed to libarchive
  bool ended_ = false;                  // no more bytes are passed to libarchive
  bool begins_as_wacz_ = false;
};

constexpr std::size_t kChunk = 65536;
constexpr std::string_view kZipMagic = "PK";

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
  reader->begins_as_wacz_ = sniff(stream.value()->peek(kHeadBytes)).name == kWacz;
  const bool is_zip = stream.value()->peek(kZipMagic.size()) == kZipMagic;
  // If the input is seekable, libarchive skips unread data, and reads a zip file from its central
  // directory at the end.
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
  try {  // an exception must not propagate through libarchive's C frames
    that.chunk_.clear();
    if (!that.ended_) that.stream_->take(kChunk, that.chunk_);
    // Data after the damage cannot be distinguished from missing data.
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
  return !is_zip() && at_end ? "cut short after its last member: get it again" : "";
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

// Consecutive blocks that are not headers: libarchive does not guarantee to stop.
constexpr std::size_t kMaxLostBlocks = 1'000'000;
constexpr const char* kNoPage = "members that are not pages";
// How often a zip file is reopened to skip a damaged member.
constexpr int kMaxReopened = 100;

// The content of the current member, for a ByteStream. Valid until the next header is read.
class MemberBytes : public RawBytes {
 public:
  MemberBytes(const ArchiveReader& reader, std::string name)
      : reader_(reader), name_(std::move(name)) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    const la_ssize_t got = archive_read_data(reader_.get(), to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    return Error{Error::Kind::unreadable, name_, "damaged (" + reader_.why() + ")"};
  }

 private:
  const ArchiveReader& reader_;
  std::string name_;
};

class Archive : public PageSource {
 public:
  // `is_wacz`: only its WARC files are read.
  Archive(std::string path, const InputOptions& options, bool is_wacz)
      : path_(std::move(path)), options_(options), is_wacz_(is_wacz) {}

  std::optional<Result<Page>> next() override {
    if (ended_) return std::nullopt;
    const Utf8Names names;
    if (!reader_) {
      if (std::optional<Error> error = open()) return end(*error);
    }
    while (true) {
      if (inside_) {
        if (std::optional<Result<Page>> page = inside_->next()) return page;
        leave_inside();
      }
      archive_entry* entry = nullptr;
      const int code = archive_read_next_header(reader_->get(), &entry);
      if (code == ARCHIVE_EOF) return end(why_ended());
      if (code == ARCHIVE_RETRY && lost_blocks_ < kMaxLostBlocks) {
        if (lost_blocks_++ > 0) continue;
        return Error{Error::Kind::unreadable, path_, "damaged: not a valid member"};
      }
      if (code < ARCHIVE_WARN) {
        if (reported_) return end(std::nullopt);
        return end(damaged());
      }
      reported_ = false;
      lost_blocks_ = 0;
      ++members_;
      if (!is_file(entry)) continue;
      const std::string name = name_of(entry);
      if (is_wacz_ && !is_warc_of_wacz(name)) {
        ++skipped_[kNoPage];
        continue;
      }
      const bool is_encrypted = archive_entry_is_encrypted(entry) != 0;
      const std::optional<FolderFile> what = look_at_name(name);
      if ((what && !is_read(*what)) || (!what && is_encrypted)) {
        ++skipped_[kNoPage];
        continue;
      }
      try {
        if (!what) {
          if (std::optional<Result<Page>> page = read_by_content(name)) return page;
          continue;
        }
        any_page_ = true;
        if (is_encrypted) return Error{Error::Kind::unsupported, name, "encrypted"};
        if (!open_inside(what->kind, name)) return read(name);
      } catch (const std::bad_alloc&) {
        inside_.reset();
        return Error{Error::Kind::unreadable, name, "out of memory"};
      }
    }
  }

  std::map<std::string, std::size_t> skipped() const override {
    std::map<std::string, std::size_t> all = skipped_;
    if (inside_) add(inside_->skipped(), all);
    return all;
  }

 private:
  static void add(const std::map<std::string, std::size_t>& some,
                  std::map<std::string, std::size_t>& all) {
    for (const auto& [reason, count] : some) all[reason] += count;
  }

  std::optional<Result<Page>> end(std::optional<Error> error) {
    ended_ = true;
    reader_.reset();
    if (error) return *error;
    return std::nullopt;
  }

  std::optional<Error> open() {
    Result<std::unique_ptr<ArchiveReader>> reader = ArchiveReader::open(path_);
    if (!reader) return reader.error();
    reader_ = std::move(reader.value());
    is_wacz_ = is_wacz_ || reader_->begins_as_wacz();
    return std::nullopt;
  }

  // After a damaged member libarchive gives up, but a zip file's central directory still finds the
  // next ones.
  bool reopen_after_damage() {
    if (!reader_->is_zip() || path_ == "-" || ++reopened_ > kMaxReopened || open()) return false;
    archive_entry* entry = nullptr;
    for (std::size_t i = 0; i < members_; ++i) {
      if (archive_read_next_header(reader_->get(), &entry) < ARCHIVE_WARN) return false;
    }
    reported_ = true;
    return true;
  }

  Error damaged() const {
    if (const std::optional<Error> error = reader_->error()) return *error;
    const std::string why = reader_->why();
    if (reader_->is_out_of_memory()) {
      return {Error::Kind::unreadable, path_, why + ": the rest is not read"};
    }
    if (members_ == 0) {
      return {Error::Kind::unsupported, path_, "not a tar or zip archive (" + why + ")"};
    }
    return {Error::Kind::unreadable, path_, "damaged archive (" + why + "): the rest is lost"};
  }

  // At the end: why the archive ended early, if it did.
  std::optional<Error> why_ended() const {
    const std::string why = reader_->why_cut();
    if (reader_->error()) return reader_->error();
    if (!why.empty()) {
      return Error{Error::Kind::unreadable, path_,
                   "damaged archive (" + why + "): the missing part is lost"};
    }
    if (any_page_) return std::nullopt;
    return Error{Error::Kind::empty, path_, is_wacz_ ? "no WARC file in it" : "no page in it"};
  }

  std::string name_of(archive_entry* entry) const {
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);  // its charset is unknown
    std::string_view member = name == nullptr ? "" : name;
    while (member.starts_with("./")) member.remove_prefix(2);
    while (member.starts_with('/')) member.remove_prefix(1);
    return path_ + "!/" + std::string(member);
  }

  // Whether the entry is a file that someone put there; other members are counted.
  bool is_file(archive_entry* entry) {
    if (archive_entry_filetype(entry) == AE_IFDIR) return false;
    if (archive_entry_hardlink(entry) != nullptr || archive_entry_filetype(entry) != AE_IFREG) {
      ++skipped_["members that are not files"];
      return false;
    }
    // macOS adds a resource file with the same name for each file.
    const bool is_shadow = name_of(entry).find("!/__MACOSX/") == path_.size();
    if (is_shadow) ++skipped_[kNoPage];
    return !is_shadow;
  }

  // The other members of a WACZ file are indexes, and texts of the same pages.
  bool is_warc_of_wacz(std::string_view name) const {
    return name.substr(path_.size()).starts_with("!/archive/") &&
           kind_of_name(name) == InputKind::warc;
  }

  // Archives in archives are not read.
  static bool is_read(const FolderFile& file) {
    if (!file.passed_over.empty()) return false;
    const Container* const container = find_container(file.kind);
    return container == nullptr || container->open_stream != nullptr;
  }

  // Reads a member whose name says nothing: returns its page, or nullopt if it is none, or if it is
  // a container, whose pages are then next.
  std::optional<Result<Page>> read_by_content(const std::string& name) {
    auto stream = ByteStream::over(std::make_unique<MemberBytes>(*reader_, name));
    if (!stream) return stream.error();
    const std::string_view head = stream.value()->peek(kHeadBytes);
    if (stream.value()->error()) return *stream.value()->error();
    const FolderFile what = look_at_head(head, options_);
    if (!is_read(what)) {
      ++skipped_[kNoPage];
      return std::nullopt;
    }
    any_page_ = true;
    if (const Container* const container = find_container(what.kind)) {
      inside_ = container->open_stream(std::move(stream.value()), name, options_);
      return std::nullopt;
    }
    Result<std::string> bytes = rest_of(*stream.value(), name, options_.max_bytes);
    if (!bytes) return bytes.error();
    return page_of(name, std::move(bytes.value()));
  }

  Error too_large(const std::string& name) const {
    return {Error::Kind::too_large, name,
            "more than " + std::to_string(options_.max_bytes) + " bytes"};
  }

  // Opens the member if it is a container, whose pages are then next.
  bool open_inside(InputKind kind, const std::string& name) {
    const Container* const container = find_container(kind);
    if (container == nullptr || container->open_stream == nullptr) return false;
    auto stream = ByteStream::over(std::make_unique<MemberBytes>(*reader_, name));
    if (!stream) return false;  // read() reports the error
    inside_ = container->open_stream(std::move(stream.value()), name, options_);
    return true;
  }

  void leave_inside() {
    add(inside_->skipped(), skipped_);
    inside_.reset();
  }

  std::optional<Result<Page>> read(const std::string& name) {
    std::string bytes;
    while (true) {
      const std::size_t before = bytes.size();
      bytes.resize(before + kChunk);
      const la_ssize_t got = archive_read_data(reader_->get(), bytes.data() + before, kChunk);
      bytes.resize(before + static_cast<std::size_t>(std::max<la_ssize_t>(got, 0)));
      if (bytes.size() > options_.max_bytes) {
        return too_large(name);
      }
      if (got == 0) break;
      if (got < 0) {
        Error error{Error::Kind::unreadable, name, "damaged (" + reader_->why() + ")"};
        if (reader_->is_out_of_memory()) error.reason = reader_->why();
        if (got != ARCHIVE_FATAL || reopen_after_damage()) return error;
        error.reason += ": the rest of the archive is lost";
        return end(std::move(error));
      }
    }
    Result<std::string> unpacked = unpacked_bytes(name, std::move(bytes), options_.max_bytes);
    if (!unpacked) return unpacked.error();
    return page_of(name, std::move(unpacked.value()));
  }

  std::string path_;
  InputOptions options_;
  bool is_wacz_;
  std::unique_ptr<ArchiveReader> reader_;
  std::unique_ptr<PageSource> inside_;  // after reader_, which it reads from
  std::map<std::string, std::size_t> skipped_;
  std::size_t members_ = 0;      // whose headers were read
  std::size_t lost_blocks_ = 0;  // since the last header
  int reopened_ = 0;
  bool reported_ = false;  // the damage at this position was reported
  bool any_page_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<PageSource> open_archive(const std::string& path, const InputOptions& options) {
  return std::make_unique<Archive>(path, options, false);
}

std::unique_ptr<PageSource> open_wacz(const std::string& path, const InputOptions& options) {
  return std::make_unique<Archive>(path, options, true);
}

}  // namespace pith::internal
