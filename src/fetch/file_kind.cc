#include "fetch/file_kind.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/ascii.h"

namespace pith::internal {
namespace {

using Kind = FileKind;

constexpr std::string_view kArchives = "archives";
constexpr std::string_view kBinary = "other binary files";
constexpr std::string_view kData = "data files";
constexpr std::string_view kDocuments = "documents";
constexpr std::string_view kFeeds = "feeds";
constexpr std::string_view kMails = "mails";
constexpr std::string_view kMedia = "audio and video";
constexpr std::string_view kPictures = "pictures";
constexpr std::string_view kPrograms = "programs";
constexpr std::string_view kSavedPages = "saved pages";
constexpr std::string_view kWebArchives = "web archives";
constexpr std::string_view kXml = "XML documents";

constexpr std::string_view kToHtml =
    "save it as HTML first, with pandoc or soffice --convert-to html";
constexpr std::string_view kOldToHtml = "save it as HTML first, with soffice --convert-to html";
constexpr std::string_view kOcr = "the text in pictures needs OCR, such as tesseract";
constexpr std::string_view kLinks = "--list-from prints its links";
constexpr std::string_view kFeed = "--from feed reads its entries, --list-from prints its links";
constexpr std::string_view kFullTexts = "--list-from prints the links to its pages, for --list";
constexpr std::string_view kUnpack = "unpack it first";

// In the order of the enumerators.
constexpr FileKindRow kRows[] = {
    {Kind::page, "page", "pages"},
    {Kind::pdf, "PDF document", kDocuments, "pdftotext makes text of it, which --from text reads"},
    {Kind::png, "PNG image", kPictures, kOcr, kOcr},
    {Kind::jpeg, "JPEG image", kPictures, kOcr, kOcr},
    {Kind::gif, "GIF image", kPictures, kOcr, kOcr},
    {Kind::webp, "WebP image", kPictures, kOcr, kOcr},
    {Kind::tiff, "TIFF image", kPictures, kOcr, kOcr},
    {Kind::icon, "icon image", kPictures},
    {Kind::zip, "ZIP archive", kArchives, "--from archive reads it", "", InputKind::archive},
    {Kind::rar, "RAR archive", kArchives, kUnpack},
    {Kind::seven_zip, "7-Zip archive", kArchives, kUnpack},
    {Kind::xz, "xz data", kBinary, kUnpack},
    {Kind::bzip2, "bzip2 data", kBinary, kUnpack},
    {Kind::gzip, "gzip data", kBinary, kUnpack},
    {Kind::zstd, "zstd data", kBinary, kUnpack},
    {Kind::tar, "tar archive", kArchives, "--from archive reads it", "", InputKind::archive},
    {Kind::elf, "ELF program", kPrograms},
    {Kind::wasm, "WebAssembly module", kPrograms},
    {Kind::java_class, "Java class", kPrograms},
    {Kind::java_archive, "Java archive", kPrograms},
    {Kind::office, "Office document", kDocuments, kToHtml},
    {Kind::office_97, "Office 97 document", kDocuments, kOldToHtml},
    {Kind::opendocument, "OpenDocument document", kDocuments, kToHtml},
    {Kind::rtf, "RTF document", kDocuments, kToHtml},
    {Kind::postscript, "PostScript document", kDocuments,
     "ps2ascii makes text of it, which --from text reads"},
    {Kind::sqlite, "SQLite database", kData,
     "export its pages as JSONL first (json_object() of SQLite makes the lines)"},
    {Kind::parquet, "Parquet file", kData,
     "read it in Python; the manual of the package has an example"},
    {Kind::arrow, "Arrow file", kData,
     "pandas.read_feather(FILE).to_json(PATH, orient='records', lines=True) makes JSONL"},
    {Kind::outlook_mailbox, "Outlook mailbox", kMails,
     "readpst makes mbox files of it, which pith reads"},
    {Kind::kindle_book, "Kindle book", "books",
     "ebook-convert of Calibre makes an EPUB of it, unless it has DRM"},
    {Kind::djvu, "DjVu document", kDocuments, "djvutxt makes text of it, which --from text reads"},
    {Kind::property_list, "property list", kData},
    {Kind::warc, "WARC file", kWebArchives, "--from warc reads it", "", InputKind::warc},
    {Kind::wacz, "WACZ file", kWebArchives, "--from wacz reads it", "", InputKind::wacz},
    {Kind::jsonl, "JSONL file", "JSON files", "--from jsonl reads it", "", InputKind::jsonl},
    {Kind::mail, "mail", kMails, "--from mail reads it", "", InputKind::mail},
    {Kind::mbox, "file of mails", kMails, "--from mbox reads it", "", InputKind::mbox},
    {Kind::mhtml, "MHTML file", kSavedPages, "--from mhtml reads it", "", InputKind::mhtml},
    {Kind::webarchive, "web archive of Safari", kSavedPages, "--from webarchive reads it", "",
     InputKind::webarchive},
    {Kind::har, "HAR file", kWebArchives, "--from har reads it", "", InputKind::har},
    {Kind::epub, "EPUB book", "books", "--from epub reads it", "", InputKind::epub},
    {Kind::rss_feed, "RSS feed", kFeeds, kFeed, kLinks, InputKind::feed},
    {Kind::atom_feed, "Atom feed", kFeeds, kFeed, kLinks, InputKind::feed},
    {Kind::json_feed, "JSON feed", kFeeds, kFeed, kLinks, InputKind::feed},
    {Kind::mp4, "MP4 video", kMedia},
    {Kind::matroska, "Matroska video", kMedia},
    {Kind::mp3, "MP3 audio", kMedia},
    {Kind::ogg, "Ogg audio", kMedia},
    {Kind::wav, "WAV audio", kMedia},
    {Kind::flac, "FLAC audio", kMedia},
    {Kind::font, "font", "fonts"},
    {Kind::sitemap, "sitemap", "sitemaps", kLinks, kLinks},
    {Kind::opml, "OPML document", kXml, kLinks, kLinks},
    {Kind::xml, "XML document", kXml, "",
     "if it is a feed or a sitemap, --list-from prints its links"},
    {Kind::json, "JSON file", "JSON files",
     "--from jsonl reads it if each line is an object with a page (jq -c '.[]' makes such lines of "
     "an array), --from text reads any text"},
    {Kind::table, "table (CSV)", "tables",
     "make each row a JSON object for --from jsonl (mlr --icsv --ojsonl cat FILE does), or use "
     "--from text"},
    {Kind::cdx_index, "index of web archives", "indexes of web archives",
     "it holds no page: read the WARC files that it names",
     "it holds no page: read the WARC files that it names"},
    {Kind::text, "text", "other texts", "--from text reads it"},
    {Kind::binary, "binary data", kBinary},
    {Kind::script, "script", "scripts"},
    {Kind::style, "style sheet", "styles"},
    {Kind::picture, "picture", kPictures, kOcr, kOcr},
    {Kind::media, "audio or video", kMedia},
    {Kind::document, "document", kDocuments, kToHtml},
    {Kind::data, "data file", kData},
    {Kind::source, "note or source code", "notes and source code", "--from text reads it"},
    {Kind::program, "program", kPrograms},
    {Kind::empty, "empty file", "empty files"},
    {Kind::frame, "frame of a saved page", kFrames},
    {Kind::excluded, "excluded file", "excluded files"},
    {Kind::special, "pipe, socket or device", "pipes, sockets and devices"},
    {Kind::directory_link, "link to a directory", "links to directories"},
    {Kind::other_name, "file of another name", "files of other names"},
    {Kind::nested_archive, "archive in an archive", "archives in archives", kUnpack},
    {Kind::encrypted, "encrypted file", "encrypted files", kUnpack},
    {Kind::directory, "directory of other files", "directories of other files",
     "--include GLOB with --from html reads files of any kind"},
    {Kind::record, "object without a page", "objects without a page",
     "--html-field and --text-field name other members"},
    {Kind::feed_of_links, "feed without full texts", "feeds without full texts", kFullTexts,
     kFullTexts},
};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    if (static_cast<std::size_t>(kRows[i].kind) != i) return false;
  }
  return kRows[std::size(kRows) - 1].kind == Kind::feed_of_links;
}
static_assert(is_in_order());

// The types of what servers send in place of pages. One that ends in '/' stands for all that begin
// with it.
constexpr std::pair<std::string_view, Kind> kTypes[] = {
    {"application/pdf", Kind::pdf},
    {"application/json", Kind::json},
    {"application/ld+json", Kind::json},
    {"text/json", Kind::json},
    {"application/x-ndjson", Kind::jsonl},
    {"application/jsonl", Kind::jsonl},
    {"application/feed+json", Kind::json_feed},
    {"application/rss+xml", Kind::rss_feed},
    {"application/rdf+xml", Kind::xml},
    {"application/atom+xml", Kind::atom_feed},
    {"application/xml", Kind::xml},
    {"text/xml", Kind::xml},
    {"text/x-opml", Kind::opml},
    {"text/csv", Kind::table},
    {"text/tab-separated-values", Kind::table},
    {"message/rfc822", Kind::mail},
    {"application/mbox", Kind::mbox},
    {"multipart/related", Kind::mhtml},
    {"application/x-mimearchive", Kind::mhtml},
    {"application/x-webarchive", Kind::webarchive},
    {"application/warc", Kind::warc},
    {"application/wacz", Kind::wacz},
    {"application/x-wacz", Kind::wacz},
    {"application/epub+zip", Kind::epub},
    {"application/zip", Kind::zip},
    {"application/x-zip-compressed", Kind::zip},
    {"application/x-tar", Kind::tar},
    {"application/vnd.rar", Kind::rar},
    {"application/x-rar-compressed", Kind::rar},
    {"application/x-7z-compressed", Kind::seven_zip},
    {"application/x-bzip2", Kind::bzip2},
    {"application/x-xz", Kind::xz},
    {"application/msword", Kind::office_97},
    {"application/rtf", Kind::rtf},
    {"text/rtf", Kind::rtf},
    {"application/postscript", Kind::postscript},
    {"application/vnd.sqlite3", Kind::sqlite},
    {"application/vnd.apache.parquet", Kind::parquet},
    {"image/vnd.djvu", Kind::djvu},
    {"image/", Kind::picture},
    {"audio/", Kind::media},
    {"video/", Kind::media},
    {"font/", Kind::font},
    {"text/css", Kind::style},
    {"text/javascript", Kind::script},
    {"application/javascript", Kind::script},
    {"text/markdown", Kind::source},
};

// "application/vnd.openxmlformats-officedocument.wordprocessingml.document" and its like.
constexpr std::pair<std::string_view, Kind> kTypesOfOffices[] = {
    {"application/vnd.openxmlformats-", Kind::office},
    {"application/vnd.ms-", Kind::office},
    {"application/vnd.oasis.opendocument.", Kind::opendocument},
};

}  // namespace

std::span<const FileKindRow> file_kinds() { return kRows; }

const FileKindRow& row_of(FileKind kind) { return kRows[static_cast<std::size_t>(kind)]; }

FileKind kind_of_container(InputKind container) {
  if (container == InputKind::page) return Kind::page;
  const auto* const found =
      std::find_if(std::begin(kRows), std::end(kRows),
                   [container](const FileKindRow& row) { return row.container == container; });
  return found == std::end(kRows) ? Kind::page : found->kind;
}

FileKind kind_of_type(std::string_view content_type) {
  const std::string type =
      lowered(trim(content_type.substr(0, content_type.find_first_of(";,")), " \t"));
  for (const auto& [name, kind] : kTypes) {
    if (name.ends_with('/') ? type.starts_with(name) : type == name) return kind;
  }
  for (const auto& [begin, kind] : kTypesOfOffices) {
    if (type.starts_with(begin)) return kind;
  }
  return Kind::page;
}

FileKind kind_named(std::string_view found) {
  const auto* const row =
      std::find_if(std::begin(kRows), std::end(kRows),
                   [found](const FileKindRow& one) { return one.name == found; });
  return row == std::end(kRows) ? Kind::page : row->kind;
}

std::string found_of(FileKind kind) {
  return kind == Kind::page ? std::string() : std::string(row_of(kind).name);
}

std::string way_out_of(FileKind kind, bool is_url) {
  const FileKindRow& row = row_of(kind);
  if (!is_url) return std::string(row.way_out);
  if (!row.way_out_of_url.empty()) return std::string(row.way_out_of_url);
  return row.way_out.empty() ? "" : "save it; " + std::string(row.way_out);
}

Error not_a_page(FileKind kind, const std::string& input, std::string_view detail) {
  Error error{Error::Kind::not_html, input};
  error.reason = "not HTML (" + std::string(row_of(kind).name);
  error.reason.append(detail.empty() ? "" : ", ").append(detail) += ')';
  error.found = found_of(kind);
  return error;
}

}  // namespace pith::internal
