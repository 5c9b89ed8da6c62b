// Writes fetched pages unchanged to a WARC 1.1 file, which open_warc() can read.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pith/result.h"

namespace pith::internal {

// A header field of pith's own: the number of the page in its run, from 1 on, and the input that
// named it (the URL before redirects), as in "Pith-Input: 3 https://example.org/".
inline constexpr char kWarcInput[] = "Pith-Input";

// The input that named a page in the form of kWarcInput, which is always one line.
std::string warc_input(std::string source);

// The file that a resumable run writes until it is renamed to `path`.
std::string warc_partial_path(const std::string& path);

// Writes one "response" record per page. The body is stored decompressed. Header lines about its
// original coding and length are therefore renamed "X-Archive-Orig-...", as is usual in archives,
// unless they are still true. The file has another name beside PATH until it is complete, also
// after a run that was interrupted.
class WarcWriter {
 public:
  struct Record {
    std::size_t number = 0;
    std::string source = {};
    std::string_view url = {};
    std::string_view head = {};  // status line and header lines, each with its end
    std::string_view body = {};
    std::string_view date = {};  // when it was fetched; empty: the current time
    bool is_shrunk = false;      // Page::is_shrunk
  };

  // Writes to "PATH.part". close() renames that file to PATH, or removes it if no page was added.
  // If the name ends in .gz, each record is compressed on its own.
  static Result<std::unique_ptr<WarcWriter>> create(const std::string& path);
  // Appends to warc_partial_path(), which close() leaves there.
  static Result<std::unique_ptr<WarcWriter>> resume(const std::string& path);
  ~WarcWriter();  // removes a file of create() that has no page
  WarcWriter(const WarcWriter&) = delete;
  WarcWriter& operator=(const WarcWriter&) = delete;

  // Adds a record, which has been passed to the system when this returns. Returns false after a
  // failure, which error() reports.
  bool add(const Record& record);
  bool close();
  const std::optional<Error>& error() const { return error_; }

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  WarcWriter(std::string path, std::string written)
      : path_(std::move(path)), written_(std::move(written)) {}
  static Result<std::unique_ptr<WarcWriter>> open(const std::string& path,
                                                  const std::string& written, const char* mode);
  bool write(std::string_view record);
  bool fail();

  std::string path_;
  std::string written_;  // the current name of the file, until it is renamed
  bool stays_ = false;   // whether the file is kept under that name
  bool packed_ = false;
  bool has_pages_ = false;
  std::unique_ptr<std::FILE, Closer> file_;
  std::optional<Error> error_;
};

// The last page of a WARC file that a run resumes, in the form of kWarcInput. The number is 0 if
// the file has no page.
struct WarcEnd {
  std::size_t number = 0;
  std::string input = {};
};

// Cuts the file at `path` off after the records of the run's first `pages` pages. This removes
// incomplete records and later pages, which are then fetched again. They are few, because a page's
// record is written shortly before its result.
Result<WarcEnd> cut_warc(const std::string& path, std::size_t pages);

// Whether a record holds a page.
bool has_pages(const std::string& path);

// Whether the file is a WARC file before its first page: empty, or with only the record that names
// its writer.
bool is_warc_without_pages(const std::string& path);

}  // namespace pith::internal
