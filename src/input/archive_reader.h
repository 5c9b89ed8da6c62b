// libarchive's reader over a file or standard input. What packs a tar is undone here and not by
// libarchive, which of data that are cut short keeps back what it has undone last.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "input/byte_stream.h"
#include "pith/result.h"

namespace pith {

class ArchiveReader {
 public:
  // "-" is standard input. An error when it can't be opened; that it is no archive the first header
  // tells.
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

  // Behind the last member: why the archive is not there to its end mark, or empty.
  std::string why_cut();
  // What was wrong last, in libarchive's words, or how its packed data are damaged.
  std::string why() const;
  bool is_out_of_memory() const;
  // The disk failed.
  std::optional<Error> error() const;

 private:
  explicit ArchiveReader(std::string path);
  int open_stream();
  static la_ssize_t read_some(struct archive* archive, void* user, const void** bytes);

  std::string path_;
  struct archive* archive_;
  std::unique_ptr<ByteStream> stream_;  // null: libarchive reads the file itself
  std::string chunk_;                   // what it was given last
  bool ended_ = false;                  // it is given no more
};

}  // namespace pith
