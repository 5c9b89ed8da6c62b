// Fetched pages kept as they came, in a WARC 1.1 that open_warc() reads again.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pith/result.h"

namespace pith {

// Of a record, beside those of the standard: the number of the page in its run, from 1 on, and the
// input that it was asked for by (the URL before redirects): "Pith-Input: 3 https://example.org/".
inline constexpr char kWarcInput[] = "Pith-Input";

// What a page was asked for by, as kWarcInput has it: one line whatever it holds.
std::string warc_input(std::string source);

// Where a run that can be gone on with writes what becomes `path`.
std::string warc_partial_path(const std::string& path);

// A "response" record a page. The body is kept decoded: header lines that speak of its coding and
// length as sent are renamed "X-Archive-Orig-...", as archives do, unless they are true of it.
// Written to another name beside PATH; what an ended run has written so far is there.
class WarcWriter {
 public:
  struct Record {
    std::size_t number = 0;
    std::string source = {};
    std::string_view url = {};
    std::string_view head = {};  // status line and header lines, each with its end
    std::string_view body = {};
    std::string_view date = {};  // when it was fetched; empty: now
  };

  // Written to "PATH.part", to which close() gives its name, or which it removes where no page was
  // added. A name in .gz is compressed, each record for itself.
  static Result<std::unique_ptr<WarcWriter>> create(const std::string& path);
  // Written behind what is in warc_partial_path(), which close() leaves there.
  static Result<std::unique_ptr<WarcWriter>> go_on(const std::string& path);
  ~WarcWriter();  // what create() began goes where no page was added
  WarcWriter(const WarcWriter&) = delete;
  WarcWriter& operator=(const WarcWriter&) = delete;

  // On disk when it returns, as far as this process can tell. False after a failure: error().
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
  std::string written_;  // the file's name until it gets its own
  bool stays_ = false;   // under that name
  bool packed_ = false;
  bool has_pages_ = false;
  std::unique_ptr<std::FILE, Closer> file_;
  std::optional<Error> error_;
};

// Where a WARC that a run resumes ends: the last record that stays, as kWarcInput has it; 0 when
// there is none of a page.
struct WarcEnd {
  std::size_t number = 0;
  std::string input = {};
};

// Cuts the file at `path` off behind the records of the run's first `pages` pages: what is torn,
// and pages that came later. They are fetched again: a few, for a page's record is written shortly
// before its result.
Result<WarcEnd> cut_warc(const std::string& path, std::size_t pages);

// Whether a record holds a page.
bool has_pages(const std::string& path);

// Whether the file is empty, or one record that says who wrote it: a WARC before its first page.
bool is_only_begun(const std::string& path);

}  // namespace pith
