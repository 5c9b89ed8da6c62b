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

struct OutputFormat;

// What is left out of a text unless it is asked for.
struct HtmlOptions {
  bool links = false;   // <a href>. Off: the text alone.
  bool images = false;  // <img>. Off: left out.
};

struct MarkdownOptions {
  bool links = false;   // [text](url)
  bool images = false;  // ![alt](url)
  // A block of YAML between lines of "---" before the text, with the metadata that kMetadataFields
  // names for it. Nothing is before an empty text.
  bool front_matter = false;
};

struct TeiOptions {
  bool links = false;       // <ref>
  bool images = false;      // <figure>
  std::string id = {};      // in the header, unless it is empty
  std::string source = {};  // likewise: the path or URL that the page was read from
};

struct JsonOptions {
  std::string id = {};       // "id", left out if empty
  std::string json_id = {};  // unless empty: the value of "id" as it stands in JSON, such as 17
  std::string source = {};   // "source": the path or URL that the page was read from
  // Formats whose output is a member after "text", called like the format and without its last line
  // end. Those without OutputFormat::can_be_member are ignored.
  std::vector<const OutputFormat*> with_formats = {};
  MarkdownOptions members = {};  // how these members are written
  // Members of the user's own, name and value, both as JSON ("\"n\"" and "1.50") that stands in the
  // object as it is. They come after all others; those that have the name of a key of ours stand in
  // an object "input" there.
  std::vector<std::pair<std::string, std::string>> fields = {};
};

struct CsvOptions {
  bool header = true;   // the line of column names before the row
  std::string id = {};  // the columns "id" and "source"
  std::string source = {};
};

// The options of all formats together, for write_file(): a format reads those that it has, as the
// structs above and OutputFormat say.
struct WriteOptions {
  bool links = false;
  bool images = false;
  bool front_matter = false;
  bool header = true;
  std::string id = {};
  std::string json_id = {};
  std::string source = {};
  std::vector<const OutputFormat*> with_formats = {};
  std::vector<std::pair<std::string, std::string>> fields = {};
};

// Plain text. An empty line separates paragraphs and headings. List items become "- item" or
// "1. item". A row of a table is a line whose cells are separated by tabs; no cell has a tab in it.
// Code is copied unchanged. The text ends in a newline unless it is empty.
std::string write_text(const Article& article);

// CommonMark with GitHub tables. Characters that would be read as markup are escaped. Ends in a
// newline unless empty. The front matter is YAML 1.2 whose values are texts and lists of texts; a
// text that YAML 1.1 or 1.2 would read as anything else is in double quotes.
std::string write_markdown(const Article& article, const MarkdownOptions& options = {});

// A fragment of clean HTML: only structure, without scripts, styles, event handlers and classes,
// and with http, https and mailto URLs only. The text ends in a newline unless it is empty.
std::string write_html(const Article& article, const HtmlOptions& options = {});

// A TEI P5 document (https://tei-c.org/guidelines/p5/) for corpora: the metadata in <teiHeader>,
// the text in <body> with a <div> for each heading, notes in <back>. It is valid against the schema
// "TEI All".
std::string write_tei(const Article& article, const TeiOptions& options = {});

// One object with the keys of the JSONL contract, in this order (src/app/README.md, "JSON keys"):
// id, source, url, outcome, message, the metadata (kMetadataFields), page_type, confidence, text,
// markdown and html (JsonOptions::with_formats), blocks, blocks_left_out, metadata_sources. Unknown
// values are left out. The last three are there if the article was made with Options::explain.
// "blocks" takes at most 2 MB; the number of the last blocks that are left out for it is
// "blocks_left_out". `write_json` indents by two, `write_jsonl` is one line;
// both end in a newline.
std::string write_json(const Article& article, const JsonOptions& options = {});
std::string write_jsonl(const Article& article, const JsonOptions& options = {});

// A table with one row (RFC 4180, UTF-8). Its columns are the same keys, without blocks and
// sources. Lists are joined by "; ". A value that a spreadsheet would run as a formula gets a
// leading '.
std::string write_csv(const Article& article, const CsvOptions& options = {});

// One line per block for an article made with Options::explain. Its columns are separated by tabs:
// "+" (kept), "c" (comment) or "-" (dropped); score; kind; reason; the first 80 characters of the
// text.
std::string write_explain(const Article& article);

// A self-contained web page for an article made with Options::explain. It shows the blocks in order
// with their label, score, reason and kind, and the metadata with its sources, and can be filtered
// and searched. Beside them, it has the article as Markdown, text and JSON, written with `options`.
// It has at most 2 MB: the last blocks and the ends of longer results are left out, and the page
// says so.
std::string write_report(const Article& article, const JsonOptions& options = {});

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
  const char* meaning;                    // one line for the documentation
  const char* extension;                  // the file extension, with its dot
  const char* other_extension = nullptr;  // one that means the same format, or null
  const char* media_type;                 // the Content-Type
  Layout layout = Layout::text;
  bool is_one_line = false;       // each page is one line or row, so a run can be resumed after any
  bool has_links = false;         // WriteOptions::links and images apply
  bool has_front_matter = false;  // WriteOptions::front_matter applies
  bool can_be_member = false;     // of JSON objects: JsonOptions::with_formats may name it
  bool needs_explain = false;     // for an article made with Options::explain
  // The members of WriteOptions that it reads, by their names in write_options().
  std::span<const std::string_view> options = {};
  const char* begin = "";  // what a file begins with
  // What a file holds behind `begin`.
  std::string (*write)(const Article& article, const WriteOptions& options) = nullptr;
};

// The index of a row is the format's number in C, so new rows come last.
std::span<const OutputFormat> output_formats();
// Returns a complete file with this article alone.
std::string write_file(const OutputFormat& format, const Article& article,
                       const WriteOptions& options = {});
// Returns the format with this name, or else the first one whose extension it is ("md"), or null.
const OutputFormat* find_format(std::string_view name);
// Returns the first format whose extension the name of a file has, or null. Case does not matter.
const OutputFormat* format_of_file(std::string_view name);

// The members of WriteOptions by name.
std::span<const OptionRow<WriteOptions>> write_options();

}  // namespace pith
