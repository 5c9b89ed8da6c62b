// The stream of pages behind pith::Pages (pith/input.h), with what the program needs beside them.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pith/input.h"

namespace pith::internal {

struct StreamOptions : InputOptions {
  StreamOptions() = default;
  // What a library's caller says is all of it.
  StreamOptions(InputOptions options)  // NOLINT(google-explicit-constructor)
      : InputOptions(std::move(options)) {}

  // Appends to "NAME.partial" instead and leaves the file there at the end, so that a run can be
  // interrupted and resumed. The caller renames it.
  bool save_warc_partial = false;
  // For JSONL: an empty line is an error instead of being skipped, and an input without any line is
  // not an error, so that every line has exactly one answer.
  bool every_line = false;
};

// The name of a page, which it has even if it cannot be read.
struct PageName {
  std::string id = {};       // as Page::id, also if the page cannot be read
  std::string json_id = {};  // as Page::json_id
  std::string source = {};   // as Page::source, or Error::input
};

// A stream of pages. Not thread-safe: use it from one thread at a time.
class PageStream {
 public:
  virtual ~PageStream() = default;
  // Returns the next page, or an Error if it cannot be read (the stream continues), or nullopt at
  // the end.
  virtual std::optional<Result<Page>> next() = 0;
  // Skips the next page, if possible without reading it, and returns its name.
  virtual std::optional<PageName> pass();
  // How many records, members or lines were skipped so far because they are not pages, by reason.
  virtual std::map<std::string, std::size_t> skipped() const { return {}; }
  // How many files below directories, members of archives and responses in archives of the web were
  // not read so far although they might be pages by their place, by what they are.
  virtual std::map<std::string, std::size_t> passed_over() const { return {}; }
  // How many pages of InputOptions::revisit were found unchanged so far.
  virtual std::size_t unchanged() const { return 0; }
  // Why the stream ended early: the file InputOptions::save_warc or cookie_jar cannot be written,
  // or the file revisit or cookie_jar cannot be read. next() returned this error last.
  virtual std::optional<Error> broken_off() const { return std::nullopt; }
  // The files, URLs and "-" that the stream reads, so that a caller can inspect them beforehand, or
  // on another thread. Files below directories are listed one by one; the pages within a file are
  // not.
  virtual std::vector<std::string> names() const { return {}; }
  // The total number of pages, if it is known.
  virtual std::optional<std::size_t> size() const { return std::nullopt; }
  // About which share of the input was read so far, between 0 and 1, if it is known.
  virtual std::optional<double> share_read() const { return std::nullopt; }
};

// As read_pages() and read_list().
std::unique_ptr<PageStream> open_input(const std::string& input, const StreamOptions& options = {});
std::unique_ptr<PageStream> open_list(const std::string& path, const StreamOptions& options = {});

// Opens several inputs, followed by those of a list, as one stream.
std::unique_ptr<PageStream> open_inputs(const std::vector<std::string>& inputs,
                                        const std::optional<std::string>& list = std::nullopt,
                                        StreamOptions options = {});

}  // namespace pith::internal
