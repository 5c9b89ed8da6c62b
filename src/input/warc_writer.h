// Fetched pages kept as they came, in a WARC 1.1 that open_warc() reads again.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pith/result.h"

namespace pith {

// A "response" record a page. The body is kept decoded: header lines that speak of its coding and
// length as sent are renamed "X-Archive-Orig-...", as archives do. Written to "PATH.part", which is
// renamed when close() is called; what an ended run has written so far is there.
class WarcWriter {
 public:
  // A name in .gz is compressed, each record for itself.
  static Result<std::unique_ptr<WarcWriter>> create(const std::string& path);

  // `head`: status line and header lines, each with its end. False after a failure: error().
  bool add(std::string_view url, std::string_view head, std::string_view body);
  bool close();
  const std::optional<Error>& error() const { return error_; }

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  explicit WarcWriter(std::string path) : path_(std::move(path)) {}
  bool write(std::string_view record);
  bool fail();

  std::string path_;
  bool packed_ = false;
  std::unique_ptr<std::FILE, Closer> file_;
  std::optional<Error> error_;
};

}  // namespace pith
