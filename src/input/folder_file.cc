#include "input/folder_file.h"

#include <fnmatch.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <memory>
#include <span>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "fetch/sniff.h"
#include "input/byte_stream.h"
#include "input/file.h"
#include "input/first_bytes.h"

namespace pith::internal {
namespace {

using Extensions = std::span<const std::string_view>;

constexpr std::string_view kScripts[] = {".js", ".mjs", ".cjs", ".jsx", ".tsx", ".wasm", ".map"};
constexpr std::string_view kStyles[] = {".css", ".scss", ".sass", ".less"};
constexpr std::string_view kPictures[] = {".png", ".jpg",  ".jpeg", ".gif", ".webp", ".svg",
                                          ".ico", ".avif", ".bmp",  ".tif", ".tiff", ".heic"};
constexpr std::string_view kFonts[] = {".woff", ".woff2", ".ttf", ".otf", ".eot"};
constexpr std::string_view kMedia[] = {".mp3", ".mp4", ".webm", ".ogg", ".oga", ".ogv", ".wav",
                                       ".m4a", ".m4v", ".mov",  ".avi", ".mkv", ".flac"};
constexpr std::string_view kDocuments[] = {".pdf",  ".doc", ".docx", ".odt",  ".xls",
                                           ".xlsx", ".ods", ".ppt",  ".pptx", ".odp",
                                           ".rtf",  ".ps",  ".djvu", ".msg"};
constexpr std::string_view kData[] = {".parquet", ".sqlite", ".db", ".yaml",
                                      ".yml",     ".toml",   ".ini"};
constexpr std::string_view kTables[] = {".csv", ".tsv"};
constexpr std::string_view kIndexes[] = {".cdx", ".cdxj"};
constexpr std::string_view kSources[] = {".md",  ".markdown", ".rst", ".py", ".rb", ".c",
                                         ".h",   ".cc",       ".cpp", ".go", ".rs", ".sh",
                                         ".sql", ".java",     ".tex", ".log"};
constexpr std::string_view kPrograms[] = {".exe", ".dll", ".so", ".jar", ".class", ".apk", ".iso"};

// Files whose names say that they are neither a page nor a container.
constexpr struct {
  FileKind kind;
  Extensions extensions;
} kOthers[] = {
    {FileKind::script, kScripts}, {FileKind::style, kStyles},    {FileKind::picture, kPictures},
    {FileKind::font, kFonts},     {FileKind::media, kMedia},     {FileKind::document, kDocuments},
    {FileKind::data, kData},      {FileKind::table, kTables},    {FileKind::cdx_index, kIndexes},
    {FileKind::source, kSources}, {FileKind::program, kPrograms}};

// The ends of the names of the directories in which browsers and Office keep the parts of a saved
// page, in their languages.
constexpr std::string_view kEndsOfParts[] = {"_files",
                                             ".files",
                                             "_Dateien",
                                             "-Dateien",
                                             "_fichiers",
                                             "_archivos",
                                             "_ficheros",
                                             "_arquivos",
                                             "_ficheiros",
                                             "_file",
                                             "_bestanden",
                                             "_filer",
                                             "-filer",
                                             "_tiedostot",
                                             "-tiedostot",
                                             "_soubory",
                                             "_pliki",
                                             "_elemei",
                                             "_fajlok",
                                             "_datoteke",
                                             "_dosyalar",
                                             "_failid",
                                             "_fails",
                                             "_bylos",
                                             "_fajlovi",
                                             "_fitxers",
                                             "_fitxategiak",
                                             "_subory",
                                             "_fisiere",
                                             "_fi\u0219iere",
                                             "_\u0444\u0430\u0439\u043B\u044B",
                                             "_\u30D5\u30A1\u30A4\u30EB",
                                             "_\u6587\u4EF6"};

}  // namespace

FolderFile look_at_head(std::string_view head, const StreamOptions& options) {
  if (head.empty()) return {.passed_over = FileKind::empty};
  if (const FileKind kind = container_of(head); kind != FileKind::page) {
    return {.kind = row_of(kind).container};
  }
  const Sniffed found = sniff(head);
  const bool is_text = found.content == Content::text || found.content == Content::mixed;
  if (is_text && is_jsonl(head, options)) return {.kind = InputKind::jsonl};
  const FileKind what = kind_of_page_bytes(head, found, "");
  if (row_of(what).container != InputKind::page) return {.kind = row_of(what).container};
  if (what == FileKind::page && found.content == Content::text) {
    return {.passed_over = FileKind::text};
  }
  return {.passed_over = what};
}

namespace {

bool matches(const std::vector<std::string>& globs, std::string_view path) {
  const auto fits = [](const std::string& glob, std::string_view name) {
    return fnmatch(glob.c_str(), std::string(name).c_str(), 0) == 0;
  };
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    if (glob.find('/') != std::string::npos) return fits(glob, path);
    for (std::string_view rest = path; !rest.empty();) {
      const std::size_t slash = std::min(rest.find('/'), rest.size());
      if (fits(glob, rest.substr(0, slash))) return true;
      rest.remove_prefix(std::min(slash + 1, rest.size()));
    }
    return false;
  });
}

}  // namespace

std::optional<FolderFile> look_at_name(std::string_view path) {
  const InputKind by_name = kind_of_name(path);
  if (by_name != InputKind::page) return FolderFile{.kind = by_name};
  if (is_page_name(path)) return FolderFile{};
  for (const auto& [kind, extensions] : kOthers) {
    if (std::any_of(extensions.begin(), extensions.end(), [path](std::string_view extension) {
          return ends_with_ignore_case(path, extension);
        })) {
      return FolderFile{.passed_over = kind};
    }
  }
  return std::nullopt;
}

namespace {

// Whether the bytes decide although the name says something: a book or a WACZ file may be named
// .zip.
bool may_be_other_zip(std::string_view path) { return ends_with_ignore_case(path, ".zip"); }

}  // namespace

InputKind kind_of_file(const std::string& path, const StreamOptions& options) {
  const InputKind by_name = kind_of_name(path);
  std::error_code ignored;
  const bool is_open =
      ((by_name == InputKind::page && !look_at_name(path)) || may_be_other_zip(path)) &&
      path.find('\0') == std::string::npos && std::filesystem::is_regular_file(path, ignored);
  return is_open ? look_at_file(path, options).kind : by_name;
}

namespace {

// Whether a file declares that it is a page, which its name denies.
bool is_misnamed_page(const std::string& path) {
  const Result<std::unique_ptr<RawBytes>> raw = open_raw(path);
  if (!raw) return false;
  std::array<char, kMisnamedHeadBytes> head;
  const Result<std::size_t> got = raw.value()->read(head.data(), head.size());
  return got && declares_page(std::string_view(head.data(), got.value()));
}

}  // namespace

FolderFile look_at_file(const std::string& path, const StreamOptions& options) {
  const std::optional<FolderFile> by_name = look_at_name(path);
  if (by_name && !may_be_other_zip(path)) {
    const bool is_page = by_name->is_read() && by_name->kind == InputKind::page;
    return !is_page && is_misnamed_page(path) ? FolderFile{} : *by_name;
  }
  const FolderFile unread = by_name.value_or(FolderFile{});
  const Result<std::unique_ptr<ByteStream>> stream = ByteStream::open(path);
  if (!stream) return unread;
  const std::string_view head = stream.value()->peek(kHeadBytes);
  if (stream.value()->error() || stream.value()->damages() > 0) return unread;
  const FolderFile by_head = look_at_head(head, options);
  if (!by_name) return by_head;
  const bool is_other = by_head.kind == InputKind::epub || by_head.kind == InputKind::wacz ||
                        (by_head.is_read() && by_head.kind == InputKind::page);
  return is_other ? by_head : unread;
}

bool Globs::admit(std::string_view path) const {
  return (include_.empty() || matches(include_, path)) && !matches(exclude_, path);
}

std::string_view page_of_parts(std::string_view directory) {
  for (const std::string_view end : kEndsOfParts) {
    if (directory.size() > end.size() && ends_with_ignore_case(directory, end)) {
      return directory.substr(0, directory.size() - end.size());
    }
  }
  return {};
}

bool is_saved_page_name(std::string_view name) {
  constexpr std::string_view kExtensions[] = {".htm", ".shtm", ".xht", ".php",
                                              ".asp", ".jsp",  ".cfm", ".cgi"};
  const std::string lower = lowered(name);
  return is_page_name(name) || std::any_of(std::begin(kExtensions), std::end(kExtensions),
                                           [&lower](std::string_view extension) {
                                             return lower.find(extension) != std::string::npos;
                                           });
}

bool holds_parts_of_page(std::string_view directory, const std::vector<std::string>& siblings) {
  const std::string_view page = page_of_parts(directory);
  if (page.empty()) return false;
  const std::string begin = std::string(page) + '.';
  for (auto at = std::lower_bound(siblings.begin(), siblings.end(), begin);
       at != siblings.end() && at->starts_with(begin); ++at) {
    if (is_saved_page_name(*at)) return true;
  }
  return is_saved_page_name(page) &&
         std::binary_search(siblings.begin(), siblings.end(), std::string(page));
}

}  // namespace pith::internal
