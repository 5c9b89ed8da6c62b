// The table of output formats.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/utf8.h"
#include "pith/write.h"
#include "write/format_options.h"

namespace pith::internal {
namespace {

std::string csv(const Article& article, const WriteOptions& all) {
  return write_csv(article, {.header = all.header, .id = all.id, .source = all.source});
}

constexpr std::string_view kHtmlOptions[] = {"links", "images"};
constexpr std::string_view kMarkdownOptions[] = {"links", "images", "front_matter"};
// Links, images and front matter are those of the members.
constexpr std::string_view kJsonOptions[] = {"links",        "images", "front_matter",
                                             "with_formats", "id",     "source"};
constexpr std::string_view kCsvOptions[] = {"header", "id", "source"};
constexpr std::string_view kTeiOptions[] = {"links", "images", "id", "source"};

constexpr OutputFormat kFormats[] = {
    {.name = "text",
     .meaning = "plain text",
     .extension = ".txt",
     .media_type = "text/plain; charset=utf-8",
     .write = [](const Article& article, const WriteOptions&) { return write_text(article); }},
    {.name = "markdown",
     .meaning = "CommonMark with GitHub tables",
     .extension = ".md",
     .other_extension = ".markdown",
     .media_type = "text/markdown; charset=utf-8",
     .has_links = true,
     .has_front_matter = true,
     .can_be_member = true,
     .options = kMarkdownOptions,
     .write =
         [](const Article& article, const WriteOptions& all) {
           return write_markdown(article, markdown_options(all));
         }},
    {.name = "html",
     .meaning = "a fragment of clean HTML: structure only",
     .extension = ".html",
     .other_extension = ".htm",
     .media_type = "text/html; charset=utf-8",
     .has_links = true,
     .can_be_member = true,
     .options = kHtmlOptions,
     .write =
         [](const Article& article, const WriteOptions& all) {
           return write_html(article, {.links = all.links, .images = all.images});
         }},
    {.name = "json",
     .meaning = "the object of jsonl, indented",
     .extension = ".json",
     .media_type = "application/json",
     .layout = Layout::json,
     .options = kJsonOptions,
     .write = [](const Article& article,
                 const WriteOptions& all) { return write_json(article, json_options(all)); }},
    {.name = "jsonl",
     .meaning = "one JSON object per line, with the text and the metadata",
     .extension = ".jsonl",
     .other_extension = ".ndjson",
     .media_type = "application/json",
     .layout = Layout::json,
     .is_one_line = true,
     .options = kJsonOptions,
     .write = [](const Article& article,
                 const WriteOptions& all) { return write_jsonl(article, json_options(all)); }},
    {.name = "explain",
     .meaning = "one line per block: kept or dropped, score, kind, reason, text",
     .extension = ".tsv",
     .media_type = "text/tab-separated-values; charset=utf-8",
     .needs_explain = true,
     .write = [](const Article& article, const WriteOptions&) { return write_explain(article); }},
    {.name = "csv",
     .meaning = "a table for spreadsheets (RFC 4180, UTF-8); a value that a spreadsheet would run "
                "as a formula gets a ' in front",
     .extension = ".csv",
     .media_type = "text/csv; charset=utf-8",
     .layout = Layout::csv,
     .is_one_line = true,
     .options = kCsvOptions,
     .write = csv},
    {.name = "csv-bom",
     .meaning = "csv with a byte order mark, which Excel needs to recognize UTF-8",
     .extension = ".csv",
     .media_type = "text/csv; charset=utf-8",
     .layout = Layout::csv,
     .is_one_line = true,
     .options = kCsvOptions,
     .begin = kUtf8ByteOrderMark.data(),
     .write = csv},
    {.name = "report",
     .meaning = "a web page that shows why each block was kept or dropped",
     .extension = ".html",
     .media_type = "text/html; charset=utf-8",
     .layout = Layout::document,
     .needs_explain = true,
     .options = kJsonOptions,
     .write = [](const Article& article,
                 const WriteOptions& all) { return write_report(article, json_options(all)); }},
    {.name = "xml-tei",
     .meaning = "a TEI P5 document with the metadata in its header",
     .extension = ".xml",
     .media_type = "application/tei+xml",
     .layout = Layout::document,
     .has_links = true,
     .options = kTeiOptions,
     .write =
         [](const Article& article, const WriteOptions& all) {
           return write_tei(
               article,
               {.links = all.links, .images = all.images, .id = all.id, .source = all.source});
         }},
};

template <typename Test>
const OutputFormat* first_format(Test test) {
  const auto* const found = std::find_if(std::begin(kFormats), std::end(kFormats), test);
  return found == std::end(kFormats) ? nullptr : found;
}

bool ends_with_extension(std::string_view name, const OutputFormat& format) {
  return ends_with_ignore_case(name, format.extension) ||
         (format.other_extension != nullptr && ends_with_ignore_case(name, format.other_extension));
}

}  // namespace

}  // namespace pith::internal

namespace pith {

std::span<const OutputFormat> output_formats() { return internal::kFormats; }

std::string write_file(const OutputFormat& format, const Article& article,
                       const WriteOptions& options) {
  return format.begin + format.write(article, options);
}

const OutputFormat* find_format(std::string_view name) {
  const auto* const named =
      internal::first_format([name](const OutputFormat& format) { return format.name == name; });
  if (named != nullptr || name.find('.') != std::string_view::npos) return named;
  const std::string extension = "." + std::string(name);
  return internal::first_format([&extension](const OutputFormat& format) {
    return extension == format.extension ||
           (format.other_extension != nullptr && extension == format.other_extension);
  });
}

const OutputFormat* format_of_file(std::string_view name) {
  return internal::first_format(
      [name](const OutputFormat& format) { return internal::ends_with_extension(name, format); });
}

}  // namespace pith
