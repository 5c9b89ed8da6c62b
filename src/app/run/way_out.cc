#include "app/run/way_out.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "base/ascii.h"
#include "fetch/fetch.h"
#include "input/file.h"
#include "pith/write.h"

namespace pith::internal::app {
namespace {

constexpr std::string_view kLocal = "localhost";
constexpr std::string_view kUsualBegin = "www.";

// Top-level domains that are rarer than files with this extension, and extensions that look like
// one.
constexpr std::array<std::string_view, 28> kFileExtensions = {
    "7z",  "bz2",  "gz",  "xz", "asp", "aspx", "cgi",  "css", "doc", "docx",
    "eml", "epub", "har", "js", "jsp", "log",  "mbox", "md",  "mht", "mhtml",
    "pdf", "php",  "pl",  "py", "rs",  "rtf",  "sh",   "xml"};

// How to get at the pages of files that are none, by what the reason calls them.
struct Kind {
  std::string_view word;
  std::string_view way;
};
constexpr std::string_view kToHtml =
    "save it as HTML first, with pandoc or soffice --convert-to html";
constexpr std::string_view kOldToHtml = "save it as HTML first, with soffice --convert-to html";
constexpr std::string_view kOcr = "the text in pictures needs OCR, such as tesseract";
constexpr std::string_view kLinks = "--list-from prints its links";
constexpr std::string_view kUnpack = "unpack it first";
constexpr Kind kKinds[] = {
    {"PDF", "pdftotext makes text of it, which --from text reads"},
    {"/pdf", "save it; pdftotext makes text of it, which --from text reads"},
    {"DjVu", "djvutxt makes text of it, which --from text reads"},
    {"Office document", kToHtml},
    {"Office 97", kOldToHtml},
    {"OpenDocument", kToHtml},
    {"RTF", kToHtml},
    {"image", kOcr},
    {"SQLite", "export its pages as JSONL first (json_object() of SQLite makes the lines)"},
    {"Parquet", "read it in Python; the manual of the package has an example"},
    {"Arrow", "pandas.read_feather(FILE).to_json(PATH, orient='records', lines=True) makes JSONL"},
    {"Outlook mailbox", "readpst makes mbox files of it, which pith reads"},
    {"Kindle book", "ebook-convert of Calibre makes an EPUB of it, unless it has DRM"},
    {"xz data", kUnpack},
    {"bzip2 data", kUnpack},
    {"7-Zip", kUnpack},
    {"RAR", kUnpack},
    {"sitemap", kLinks},
    {"OPML", kLinks}};
// Containers, which --from html does not read, nor can they be fetched as pages.
struct Many {
  std::string_view word;
  std::string_view kind;  // of --from
};
constexpr Many kMany[] = {{"feed", "feed"}, {"EPUB", "epub"},           {"epub", "epub"},
                          {"WACZ", "wacz"}, {"ZIP archive", "archive"}, {"tar archive", "archive"}};
constexpr std::string_view kTypesOfLists[] = {"rss", "atom", "/xml", "/feed+json"};

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

std::string way_to_page(const Error& error) {
  // Mails of Outlook have the form of its documents.
  if (has(error.reason, "Office 97") && ends_with_ignore_case(error.input, ".msg")) {
    return "msgconvert makes an .eml file of it, which pith reads";
  }
  for (const auto& [word, way] : kKinds) {
    if (has(error.reason, word)) return std::string(way);
  }
  const bool is_url = !url_scheme(error.input).empty();
  const bool may_list = std::any_of(std::begin(kTypesOfLists), std::end(kTypesOfLists),
                                    [&error](auto type) { return has(error.reason, type); });
  if (is_url && may_list) return "if it is a feed or a sitemap, --list-from prints its links";
  for (const auto& [word, kind] : kMany) {
    if (!has(error.reason, word)) continue;
    return (is_url ? "save it; --from " : "--from ") + std::string(kind) + " reads it";
  }
  return "";
}

bool is_digit(char c) { return is_ascii_digit(c); }
// Names of hosts may have letters of any script.
bool is_letter(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_part_of_label(char c) { return is_letter(c) || is_digit(c) || c == '-'; }

bool all(std::string_view text, bool (*test)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), test);
}

bool is_file_extension(std::string_view extension) {
  const std::string name = "x." + std::string(extension);
  return is_page_name(name) || kind_of_name(name) != InputKind::page ||
         format_of_file(name) != nullptr ||
         std::any_of(kFileExtensions.begin(), kFileExtensions.end(), [extension](auto known) {
           return known.size() == extension.size() && ends_with_ignore_case(extension, known);
         });
}

bool are_labels(std::string_view host) {
  while (true) {
    const std::size_t dot = std::min(host.find('.'), host.size());
    if (!all(host.substr(0, dot), is_part_of_label)) return false;
    if (dot == host.size()) return true;
    host.remove_prefix(dot + 1);
  }
}

}  // namespace

bool looks_like_host(std::string_view name) {
  std::string_view host = name.substr(0, name.find_first_of("/?#"));
  const std::size_t colon = host.find(':');
  if (colon != std::string_view::npos) {
    if (!all(host.substr(colon + 1), is_digit)) return false;
    host = host.substr(0, colon);
    return are_labels(host) && !is_file_extension(host.substr(host.rfind('.') + 1));
  }
  const std::size_t dot = host.rfind('.');
  if (host == kLocal) return true;
  if (dot == std::string_view::npos || !are_labels(host)) return false;
  const std::string_view last = host.substr(dot + 1);
  if (last.size() < 2 || !all(last, is_letter)) return false;
  return host.starts_with(kUsualBegin) || !is_file_extension(last);
}

std::string way_out(const Error& error) {
  switch (error.kind) {
    case Error::Kind::too_large:
      return " (--max-size sets the limit)";
    case Error::Kind::not_found: {
      if (!looks_like_host(error.input)) return "";
      const char* const scheme = error.input.starts_with(kLocal) ? "http://" : "https://";
      return " (a URL needs its scheme: " + (scheme + error.input) + ")";
    }
    case Error::Kind::not_html: {
      const std::string way = way_to_page(error);
      return way.empty() ? "" : ": " + way;
    }
    default:
      return "";
  }
}

}  // namespace pith::internal::app
