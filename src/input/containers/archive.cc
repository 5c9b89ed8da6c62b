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
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "fetch/file_kind.h"
#include "fetch/sniff.h"
#include "input/byte_stream.h"
#include "input/containers.h"
#include "input/containers/utf8_names.h"
#include "input/file.h"
#include "input/folder_file.h"
#include "input/listing.h"
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
  // The same for a member of another archive.
  static Result<std::unique_ptr<ArchiveReader>> open(const std::string& name,
                                                     std::unique_ptr<RawBytes> member);
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
  reader->begins_as_wacz_ = sniff(stream.value()->peek(kHeadBytes)).kind == FileKind::wacz;
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

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const std::string& name,
                                                           std::unique_ptr<RawBytes> member) {
  std::unique_ptr<ArchiveReader> reader(new ArchiveReader(name));
  auto stream = ByteStream::over(std::move(member), &archive_unpacker_for);
  if (!stream) return stream.error();
  reader->stream_ = std::move(stream.value());
  reader->begins_as_wacz_ = sniff(reader->stream_->peek(kHeadBytes)).kind == FileKind::wacz;
  archive_read_open(reader->archive_, reader.get(), nullptr, &read_some, nullptr);
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
// Archives in an archive are read, but none in these: an archive may hold itself.
constexpr int kMaxNested = 1;
// How many pages are remembered whose parts may follow. Chosen: they take 50 MB.
constexpr std::size_t kMaxPages = 1'000'000;

// The pages of an archive by their names without extensions, which tell the frames of saved pages.
class PageNames {
 public:
  // `member` is the path of a member in the archive.
  void add(std::string_view member) {
    const std::size_t name = member.rfind('/') + 1;
    if (!is_saved_page_name(member.substr(name)) || stems_.size() >= kMaxPages) return;
    // The parts of "a/x.en.html" may be those of "a/x.en.html", "a/x.en" or "a/x".
    stems_.insert(fnv1a(member));
    std::size_t dots = 0;
    for (std::size_t dot = member.rfind('.'); dot != std::string_view::npos && dot > name;
         dot = member.rfind('.', dot - 1)) {
      stems_.insert(fnv1a(member.substr(0, dot)));
      if (++dots == kMaxDots) break;
    }
  }

  // Whether a directory on the path of a member holds the parts of a page.
  bool has_page_of(std::string_view member) const {
    return any_directory(
        member, [this](std::string_view page) { return stems_.find(fnv1a(page)) != stems_.end(); });
  }
  // Whether a directory is named as if it did.
  static bool may_be_part(std::string_view member) {
    return any_directory(member, [](std::string_view) { return true; });
  }

 private:
  static constexpr std::size_t kMaxDots = 3;
  static constexpr std::size_t kMaxDirectories = 64;

  template <typename Test>
  static bool any_directory(std::string_view member, Test test) {
    std::size_t directories = 0;
    for (std::size_t slash = member.rfind('/');
         slash != std::string_view::npos && slash > 0 && directories < kMaxDirectories;
         slash = member.rfind('/', slash - 1), ++directories) {
      const std::string_view directory = member.substr(0, slash);
      const std::size_t name = directory.rfind('/') + 1;
      const std::string_view page = page_of_parts(directory.substr(name));
      if (!page.empty() && test(directory.substr(0, name + page.size()))) return true;
    }
    return false;
  }

  std::unordered_set<std::uint64_t> stems_;
};

// The content of the current member, for a ByteStream. Valid until the next header is read.
class MemberBytes : public RawBytes {
 public:
  // `failure` is set to libarchive's code if reading fails.
  MemberBytes(const ArchiveReader& reader, std::string name, la_ssize_t& failure)
      : reader_(reader), name_(std::move(name)), failure_(failure) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    const la_ssize_t got = archive_read_data(reader_.get(), to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    failure_ = got;
    const bool is_damaged = !reader_.is_out_of_memory();
    return Error{Error::Kind::unreadable, name_,
                 is_damaged ? "damaged (" + reader_.why() + ")" : reader_.why()};
  }

 private:
  const ArchiveReader& reader_;
  std::string name_;
  la_ssize_t& failure_;
};

// A stream as the source of another one.
class StreamBytes : public RawBytes {
 public:
  explicit StreamBytes(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    piece_.clear();
    stream_->take(size, piece_);
    if (stream_->error()) return *stream_->error();
    piece_.copy(to, piece_.size());
    return piece_.size();
  }

 private:
  std::unique_ptr<ByteStream> stream_;
  std::string piece_;
};

class Archive : public PageStream {
 public:
  // `is_wacz`: only its WARC files are read.
  Archive(std::string path, const StreamOptions& options, bool is_wacz)
      : path_(std::move(path)), options_(options), is_wacz_(is_wacz) {}
  // An archive in an archive. `reader` reads it.
  Archive(std::string name, const StreamOptions& options, std::unique_ptr<ArchiveReader> reader)
      : path_(std::move(name)),
        options_(options),
        is_wacz_(reader->begins_as_wacz()),
        nested_(1),
        reader_(std::move(reader)) {}

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
      page_names_.add(member_of(name));
      const bool is_encrypted = archive_entry_is_encrypted(entry) != 0;
      try {
        if (std::optional<Result<Page>> page = member(name, is_encrypted)) return page;
      } catch (const std::bad_alloc&) {
        inside_.reset();
        return Error{Error::Kind::unreadable, name, "out of memory"};
      }
    }
  }

  Counts passed_over() const override {
    Counts all = passed_over_;
    if (inside_) add_counts(inside_->passed_over(), all);
    return all;
  }

  Counts skipped() const override {
    Counts all = skipped_;
    if (inside_) add_counts(inside_->skipped(), all);
    return all;
  }

 private:
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
    if (!reader_->is_zip() || path_ == "-" || nested_ > 0 || ++reopened_ > kMaxReopened || open())
      return false;
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
    const std::string cut = reader_->why_cut();
    if (reader_->error()) return reader_->error();
    if (!cut.empty()) {
      return Error{Error::Kind::unreadable, path_,
                   "damaged archive (" + cut + "): the missing part is lost"};
    }
    if (any_page_) return std::nullopt;
    std::string why = is_wacz_ ? "no WARC file in it" : "no page in it";
    if (!passed_over_.empty()) why += ", but " + describe(passed_over_);
    return Error{Error::Kind::empty, path_, std::move(why)};
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
    if (is_shadow) pass_over(FileKind::data);
    return !is_shadow;
  }

  // The other members of a WACZ file are indexes, and texts of the same pages.
  bool is_warc_of_wacz(std::string_view name) const {
    return name.substr(path_.size()).starts_with("!/archive/") &&
           kind_of_name(name) == InputKind::warc;
  }

  // The path of a member in this archive.
  std::string_view member_of(std::string_view name) const {
    return name.substr(path_.size() + std::string_view("!/").size());
  }

  void pass_over(FileKind kind) { ++passed_over_[std::string(row_of(kind).group)]; }

  // Returns the page of the current member, or nullopt if it is none, or if it is a container,
  // whose pages are then next.
  std::optional<Result<Page>> member(const std::string& name, bool is_encrypted) {
    failure_ = 0;
    auto bytes = std::make_unique<MemberBytes>(*reader_, name, failure_);
    std::optional<FolderFile> what = look_at_name(name);
    if (is_encrypted && (!what || !what->is_read())) {
      pass_over(what ? what->passed_over : FileKind::encrypted);
      return std::nullopt;
    }
    std::unique_ptr<ByteStream> stream;  // null: the name says all
    const bool is_named_page = what && what->is_read() && what->kind == InputKind::page;
    if (!is_encrypted && !is_named_page) {
      auto opened = ByteStream::over(std::move(bytes));
      if (!opened) return damaged_member(opened.error());
      stream = std::move(opened.value());
      const std::string_view head = stream->peek(what ? kMisnamedHeadBytes : kHeadBytes);
      if (stream->error() && (!what || failure_ == ARCHIVE_FATAL)) {
        return damaged_member(*stream->error());
      }
      if (!what) what = look_at_head(head, options_);
      if (declares_page(head)) what = FolderFile{};
    }
    if (what->is_read() && is_part_of_page(name)) what->passed_over = FileKind::frame;
    const Container* const container = find_container(what->kind);
    const bool is_archive = container != nullptr && container->open_stream == nullptr;
    if (what->is_read() && is_archive && nested_ == kMaxNested) {
      what->passed_over = FileKind::nested_archive;
    }
    if (!what->is_read()) {
      pass_over(what->passed_over);
      return std::nullopt;
    }
    any_page_ = true;
    if (is_encrypted) return Error{Error::Kind::unsupported, name, "encrypted"};
    if (is_archive) return open_nested(name, std::move(stream));
    if (container != nullptr) {
      inside_ = container->open_stream(std::move(stream), name, options_);
      return std::nullopt;
    }
    Result<Page> page = stream ? read_page(*stream, name, options_.max_bytes)
                               : read_page(std::move(bytes), name, options_.max_bytes);
    if (!page && failure_ != 0) return damaged_member(page.error());
    return page;
  }

  // The member is an archive.
  std::optional<Result<Page>> open_nested(const std::string& name,
                                          std::unique_ptr<ByteStream> stream) {
    auto reader = ArchiveReader::open(name, std::make_unique<StreamBytes>(std::move(stream)));
    if (!reader) return damaged_member(reader.error());
    inside_ = std::make_unique<Archive>(name, options_, std::move(reader.value()));
    return std::nullopt;
  }

  // After reading a member has failed.
  std::optional<Result<Page>> damaged_member(Error error) {
    if (failure_ != ARCHIVE_FATAL || reopen_after_damage()) return error;
    error.reason += ": the rest of the archive is lost";
    return end(std::move(error));
  }

  // Whether a member is in the directory of a saved page's parts. If the page has not come yet, the
  // archive is searched for it, once.
  bool is_part_of_page(const std::string& name) {
    const std::string_view member = member_of(name);
    if (!PageNames::may_be_part(member)) return false;
    if (page_names_.has_page_of(member)) return true;
    if (std::exchange(names_are_read_, true) || path_ == "-" || nested_ > 0) return false;
    const Result<std::unique_ptr<ArchiveReader>> reader = ArchiveReader::open(path_);
    if (!reader) return false;
    archive_entry* entry = nullptr;
    const auto read_header = [&] {
      return archive_read_next_header(reader.value()->get(), &entry);
    };
    for (int code = read_header(); code == ARCHIVE_OK || code == ARCHIVE_WARN;
         code = read_header()) {
      page_names_.add(member_of(name_of(entry)));
    }
    return page_names_.has_page_of(member);
  }

  void leave_inside() {
    add_counts(inside_->skipped(), skipped_);
    add_counts(inside_->passed_over(), passed_over_);
    inside_.reset();
  }

  std::string path_;
  StreamOptions options_;
  bool is_wacz_;
  int nested_ = 0;  // in how many archives it is
  std::unique_ptr<ArchiveReader> reader_;
  la_ssize_t failure_ = 0;              // of the current member
  std::unique_ptr<PageStream> inside_;  // after reader_ and failure_, which it uses
  PageNames page_names_;
  bool names_are_read_ = false;  // all names of the archive are in page_names_
  Counts skipped_;
  Counts passed_over_;
  std::size_t members_ = 0;      // whose headers were read
  std::size_t lost_blocks_ = 0;  // since the last header
  int reopened_ = 0;
  bool reported_ = false;  // the damage at this position was reported
  bool any_page_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<PageStream> open_archive(const std::string& path, const StreamOptions& options) {
  return std::make_unique<Archive>(path, options, false);
}

std::unique_ptr<PageStream> open_wacz(const std::string& path, const StreamOptions& options) {
  return std::make_unique<Archive>(path, options, true);
}

}  // namespace pith::internal
