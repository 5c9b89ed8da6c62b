// Prints an Article. Pure functions without I/O; they print kept blocks only, except where told.
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
  bool links = false;       // Markdown: [text](url); HTML: <a href>. Off: the text alone.
  bool images = false;      // Markdown: ![alt](url); HTML: <img>. Off: left out.
  bool explain = false;     // JSON: "blocks" with label, score and reason of each, at most 2 MB.
  std::string id = {};      // JSON: "id", left out when empty
  std::string source = {};  // JSON: "source" (path or URL the page was read from), likewise
  bool header = true;       // CSV: the line of column names before the row
  // JSON: members of the user's own, name and value, both as JSON ("\"n\"" and "1.50") that stands
  // in the object as it is. They come after all others; those that have the name of a key of ours
  // stand in an object "input" there.
  std::vector<std::pair<std::string, std::string>> fields = {};
};

// Paragraphs and headings separated by an empty line, list items as "- item" or "1. item", table
// rows as "cell | cell", code as it stands. Ends in a newline unless empty.
std::string write_text(const Article& article);

// CommonMark with GitHub tables. Characters that would be read as markup are escaped. Ends in a
// newline unless empty.
std::string write_markdown(const Article& article, const WriteOptions& options = {});

// A fragment of clean HTML: structure only, no scripts, styles, event handlers or classes, and
// no URLs but http, https and mailto. Ends in a newline unless empty.
std::string write_html(const Article& article, const WriteOptions& options = {});

// One object with the keys of the JSONL contract, in this order (src/app/README.md, "JSON keys"):
// id, source, url, outcome, message, the metadata (kMetadataFields), page_type, confidence, text,
// blocks, blocks_left_out, metadata_sources. Unknown values are left out.
// "blocks" takes at most 2 MB; the number of the last blocks that are left out for it is
// "blocks_left_out".
// `write_json` indents by two, `write_jsonl` is one line; both end in a newline.
std::string write_json(const Article& article, const WriteOptions& options = {});
std::string write_jsonl(const Article& article, const WriteOptions& options = {});

// A table with one row (RFC 4180, UTF-8) with the same keys as columns, but without blocks and
// sources; lists are joined by "; ". A value that a spreadsheet would run as a formula gets a '.
std::string write_csv(const Article& article, const WriteOptions& options = {});

// One line a block, tab-separated: "+" kept, "c" comment, "-" dropped; score; kind; reason; the
// first 80 characters of the text. For an article made with Options::explain.
std::string write_explain(const Article& article);

// A web page to look at, complete in itself: the blocks in order with label, score, reason and what
// they are, the metadata with its sources; to filter and to search. Uses id and source of
// `options`. For an article made with Options::explain. At most 2 MB: of longer pages the last
// blocks are left out, which it says.
std::string write_report(const Article& article, const WriteOptions& options = {});

// How the outputs for several pages are put into one file.
enum class Layout : std::uint8_t {
  text,      // an empty line between them
  json,      // objects, one after the other
  csv,       // rows below one header
  document,  // not at all: a file holds one page
};

// An output format. The program, the service, C and Python all read the table of formats, so a new
// format is a writer and a row.
struct OutputFormat {
  const char* name;
  const char* meaning;     // one line, for people
  const char* extension;   // of a file, with its dot
  const char* media_type;  // Content-Type
  Layout layout = Layout::text;
  bool is_one_line = false;    // each page is one line or row, so a run can be resumed after any
  bool has_links = false;      // WriteOptions::links and images apply
  bool needs_explain = false;  // for an article made with Options::explain
  const char* begin = "";      // what a file begins with
  // What a file holds behind `begin`.
  std::string (*write)(const Article& article, const WriteOptions& options) = nullptr;
};

// A row's number is the format's number in C, so new rows come last.
std::span<const OutputFormat> output_formats();
// A whole file with this article alone.
std::string write_file(const OutputFormat& format, const Article& article,
                       const WriteOptions& options = {});
// The format with this name, or null.
const OutputFormat* find_format(std::string_view name);

// The members of WriteOptions by name, for callers that are given names.
std::span<const OptionRow<WriteOptions>> write_options();

}  // namespace pith
