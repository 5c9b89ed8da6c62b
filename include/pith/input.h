// Where pages come from: files, directories, standard input, URLs. Knows nothing of extraction.
// Link pith::input to use it; the library proper (extract.h) does without.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
  // The bytes are plain text whatever they look like: a WET record, the "text" of a JSONL object.
  bool is_flat = false;
  // Of a JSONL object: its other members, name (with its quotes) and value as they were written.
  std::vector<std::pair<std::string, std::string>> fields = {};
};

}  // namespace input

// What an input's bytes are, where its name does not say.
enum class InputKind : std::uint8_t {
  automatic,  // by name: WARC, JSONL and archives hold many pages, all else is one
  page,
  warc,
  jsonl,
  archive,  // tar (packed or not) or zip
};

// One request a host at a time. What comes out stays in the order of the list, so a slow host holds
// back what is behind it; up to 10,000 URLs or 256 MB of pages are fetched ahead meanwhile.
struct Politeness {
  bool obey_robots = true;  // robots.txt (RFC 9309) of each host, read once
  // Seconds between the end of a request and the next to the same host; Crawl-delay can make it
  // longer, up to 60.
  double delay = 1;
  int connections = 16;  // at most, to all hosts together
  // Of what may pass: 408, 429, 5xx, no connection, no answer. Retry-After is obeyed up to 300
  // seconds; else they come after 2, 4, 8... seconds.
  int retries = 2;
  // Asked a few times a second while next() waits for a server; true ends the stream.
  std::function<bool()> cancelled = {};
};

struct InputOptions {
  InputKind kind = InputKind::automatic;  // of every file and of standard input
  std::size_t max_bytes = 20'000'000;     // of one page, after decompression
  // Seconds for one page from connect to last byte, and for the connection alone.
  double timeout = 30;
  double connect_timeout = 10;
  int max_redirects = 5;
  // Loopback, private and other addresses that are not the public internet's; checked for every
  // connection, after names were looked up. Behind a proxy of the environment nothing is checked.
  bool allow_private = false;
  // How servers are asked for many pages: those of a list, or several URLs.
  Politeness politeness = {};
  // Keeps every page fetched, as it came, in a WARC of that name (.gz: compressed), which
  // open_input() reads again; empty: none. An older file is replaced at the end, where any page
  // was fetched; until then it is "NAME.part". Needs a URL among the inputs.
  std::string save_warc = {};
  // Of save_warc: written to "NAME.partial", behind what is there, and left there at the end, so
  // that a run can be cut short and gone on with. The caller gives it its name.
  bool save_warc_partial = false;
  // A WARC of an earlier run, plain or with a gzip member a record; empty: none. Pages it has with
  // an ETag or a Last-Modified are asked for only if they have changed (RFC 9110, 13), else taken
  // from there, as if they had come anew. It is read once for its index, which takes some 300 bytes
  // a URL; of several records of a URL the last counts.
  std::string revisit = {};
  // Of JSONL: an empty line is a page that can't be had, not passed over, and no line at all is no
  // error. So every line has its answer.
  bool every_line = false;
};

// What a page is called, whether it can be had or not.
struct PageName {
  std::string id = {};      // as Page::id; of a page that can't be had what it would have been
  std::string source = {};  // as Page::source, or Error::input
};

// A stream of pages. A program that reads https URLs should ignore SIGPIPE: a server that goes away
// in the middle of a handshake raises it. Not thread-safe: one reader at a time.
class PageSource {
 public:
  virtual ~PageSource() = default;
  // The next page, or the reason why it can't be had (the stream goes on), or nothing at its end.
  virtual std::optional<Result<Page>> next() = 0;
  // Passes the next page, without reading it where that can be.
  virtual std::optional<PageName> pass();
  // What was passed over because it is no page, by reason, so far.
  virtual std::map<std::string, std::size_t> skipped() const { return {}; }
  // How many pages InputOptions::revisit had that were found unchanged, so far.
  virtual std::size_t unchanged() const { return 0; }
  // Why the stream ends whatever was to come: what InputOptions::save_warc or revisit names can't
  // be written or read. The last that next() gives is this error.
  virtual std::optional<Error> broken_off() const { return std::nullopt; }
  // The files, URLs and "-" that it reads, those below directories one by one, so that they can be
  // looked at before, or by another thread meanwhile. What a file of many pages holds is not told
  // apart.
  virtual std::vector<std::string> names() const { return {}; }
  // How many pages there will be, where that is known (progress).
  virtual std::optional<std::size_t> size() const { return std::nullopt; }
};

// Opens what a user can name: a file (.html .htm .xhtml .txt, a page each, and .warc .wet .jsonl
// .ndjson, which hold many, each also .gz and .zst; other names are a page, of a kind told by its
// content), an archive (.tar, also .gz .zst .xz .bz2, and .zip: every such file in it, in its
// order, named "ARCHIVE!/MEMBER"), a directory (every such file below it, but no archives, sorted
// by path; links to directories are not followed), a URL (http, https), or "-". A file or URL that
// can't be read is an error of its page, told by next(); so is a directory without any such file.
// Of inputs that hold many pages one is in memory at a time.
std::unique_ptr<PageSource> open_input(const std::string& input, const InputOptions& options = {});

// Whether a name is that of a file of many pages.
InputKind kind_of_name(std::string_view name);

// The paths and URLs named in a text file, one a line, blanks around them ignored; empty lines and
// lines starting with # are skipped. "-" reads standard input.
std::unique_ptr<PageSource> open_list(const std::string& path, const InputOptions& options = {});

// Several inputs and then those of a list, as one stream.
std::unique_ptr<PageSource> open_inputs(const std::vector<std::string>& inputs,
                                        const std::optional<std::string>& list = std::nullopt,
                                        InputOptions options = {});

}  // namespace pith
