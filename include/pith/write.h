// Prints an Article in several formats. These are pure functions without I/O. They print only kept
// blocks, unless their comment says otherwise.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pith/article.h"
#include "pith/options.h"

namespace pith {

struct WriteOptions {
  bool links = false;       // Markdown and HTML: print links and not only their text
  bool images = false;      // Markdown and HTML: print images
  bool explain = false;     // JSON: add "blocks" with each block's label, score and reason
  std::string id = {};      // JSON and CSV: the page's id; left out of JSON if empty
  std::string source = {};  // JSON and CSV: the page's path or URL; left out of JSON if empty
  bool header = true;       // CSV: print a line of column names before the row
  // JSON: additional members, name and value, both as JSON text ("\"n\"" and "1.50") that is copied
  // into the object. They come after all others. Those that have the name of one of pith's own keys
  // are put into an object "input".
  std::vector<std::pair<std::string, std::string>> fields = {};
};

// Plain text. An empty line separates paragraphs and headings. List items become "- item" or
// "1. item", table rows become "cell | cell", and code is copied unchanged. The text ends in a
// newline unless it is empty.
std::string write_text(const Article& article);

// CommonMark with GitHub tables. Characters that would be read as markup are escaped. The text ends
// in a newline unless it is empty.
std::string write_markdown(const Article& article, const WriteOptions& options = {});

// A fragment of clean HTML: only structure, without scripts, styles, event handlers and classes,
// and with http, https and mailto URLs only. The text ends in a newline unless it is empty.
std::string write_html(const Article& article, const WriteOptions& options = {});

// One JSON object with these keys in this order (src/app/README.md, "JSON keys"): id, source, url,
// outcome, message, the metadata (kMetadataFields), page_type, confidence, text, blocks,
// blocks_left_out, metadata_sources. Unknown values are left out. "blocks" takes at most 2 MB; if
// that is not enough, the last blocks are left out and "blocks_left_out" is their number.
// write_json() indents by two spaces, and write_jsonl() prints one line. Both end in a newline.
std::string write_json(const Article& article, const WriteOptions& options = {});
std::string write_jsonl(const Article& article, const WriteOptions& options = {});

// A table with one row (RFC 4180, UTF-8). Its columns are the same keys, without blocks and
// sources. Lists are joined by "; ". A value that a spreadsheet would run as a formula gets a
// leading '.
std::string write_csv(const Article& article, const WriteOptions& options = {});

// One line per block for an article made with Options::explain. Its columns are separated by tabs:
// "+" (kept), "c" (comment) or "-" (dropped); score; kind; reason; the first 80 characters of the
// text.
std::string write_explain(const Article& article);

// A self-contained web page for an article made with Options::explain. It shows the blocks in order
// with their label, score, reason and kind, and the metadata with its sources, and can be filtered
// and searched. It shows the id and source of `options`. It has at most 2 MB of blocks; if there
// are more, the last ones are left out, and the page says so.
std::string write_report(const Article& article, const WriteOptions& options = {});

// How the outputs of several pages are combined in one file.
enum class Layout : std::uint8_t {
  text,      // an empty line separates them
  json,      // as a sequence of objects
  csv,       // as rows below one header
  document,  // they cannot be combined: a file holds one page
};

// An output format. The program, the service, C and Python all read the table of formats, so a new
// format needs only a writer and a row.
struct OutputFormat {
  const char* name;
  const char* meaning;     // one line for the documentation
  const char* extension;   // the file extension, with its dot
  const char* media_type;  // the Content-Type
  Layout layout = Layout::text;
  bool is_one_line = false;    // each page is one line or row, so that a run can be resumed
  bool has_links = false;      // WriteOptions::links and images apply
  bool needs_explain = false;  // the article must have been made with Options::explain
  const char* begin = "";      // what a file begins with
  // Returns the content of a file after `begin`.
  std::string (*write)(const Article& article, const WriteOptions& options) = nullptr;
};

// The index of a row is the format's number in C, so new rows come last.
std::span<const OutputFormat> output_formats();
// Returns a complete file with this article alone.
std::string write_file(const OutputFormat& format, const Article& article,
                       const WriteOptions& options = {});
// Returns the format with this name, or null.
const OutputFormat* find_format(std::string_view name);

// The members of WriteOptions by name.
std::span<const OptionRow<WriteOptions>> write_options();

}  // namespace pith
