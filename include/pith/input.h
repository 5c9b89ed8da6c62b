// Where pages come from: files, directories, standard input, URLs. Knows nothing of extraction.
// Link pith::input to use it; the library proper (extract.h) does without.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "pith/result.h"

namespace pith {

// A namespace of its own keeps it apart from what the library's stages call a page.
inline namespace input {

// A page as it was read, before any decoding.
struct Page {
  std::string id = {};      // file name without directory and extension, or the URL
  std::string source = {};  // the path or URL as given; "-" for standard input
  std::string url = {};     // URL after redirects; empty for files
  // Content-Type header of a fetched page. text/plain for files named .txt that do not begin as
  // HTML, and for other names and "-" where the bytes hold no markup at all. Else empty.
  std::string content_type = {};
  std::string bytes = {};
};

}  // namespace input

struct InputOptions {
  std::size_t max_bytes = 20'000'000;  // of one page, after decompression
  // Seconds for one page from connect to last byte, and for the connection alone.
  double timeout = 30;
  double connect_timeout = 10;
  int max_redirects = 5;
};

// A stream of pages. A program that reads https URLs should ignore SIGPIPE: a server that goes away
// in the middle of a handshake raises it. Not thread-safe: one reader at a time.
class PageSource {
 public:
  virtual ~PageSource() = default;
  // The next page, or the reason why it can't be had (the stream goes on), or nothing at its end.
  virtual std::optional<Result<Page>> next() = 0;
  // How many pages there will be, where that is known (progress).
  virtual std::optional<std::size_t> size() const { return std::nullopt; }
};

// Opens what a user can name: a file (.html .htm .xhtml .txt, each also .gz; other names by
// content), a directory (every such file below it, sorted by path; links to directories are not
// followed), a URL (http, https), or "-". A file or URL that can't be read is an error of its page,
// told by next(); so is a directory without any such file.
std::unique_ptr<PageSource> open_input(const std::string& input, const InputOptions& options = {});

// The paths and URLs named in a text file, one a line, blanks around them ignored; empty lines and
// lines starting with # are skipped. "-" reads standard input.
std::unique_ptr<PageSource> open_list(const std::string& path, const InputOptions& options = {});

}  // namespace pith
