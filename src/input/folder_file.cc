#include "input/folder_file.h"

#include <fnmatch.h>

#include <algorithm>
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
constexpr std::string_view kData[] = {".csv", ".tsv",  ".cdx", ".cdxj", ".parquet", ".sqlite",
                                      ".db",  ".yaml", ".yml", ".toml", ".ini"};
constexpr std::string_view kSources[] = {".md",  ".markdown", ".rst", ".py", ".rb", ".c",
                                         ".h",   ".cc",       ".cpp", ".go", ".rs", ".sh",
                                         ".sql", ".java",     ".tex", ".log"};
constexpr std::string_view kPrograms[] = {".exe", ".dll", ".so", ".jar", ".class", ".apk", ".iso"};

constexpr std::string_view kDataFiles = "data files";

// Files whose names say that they are neither a page nor a container.
constexpr struct {
  std::string_view name;
  Extensions extensions;
} kOthers[] = {{"scripts", kScripts},       {"styles", kStyles},
               {"pictures", kPictures},     {"fonts", kFonts},
               {"audio and video", kMedia}, {"documents", kDocuments},
               {kDataFiles, kData},         {"notes and source code", kSources},
               {"programs", kPrograms}};

// What sniff() calls files of these kinds. The other names are those of programs and data.
constexpr struct {
  std::string_view word;
  std::string_view name;
} kSniffed[] = {
    {"XML", "XML documents"},  {"OPML", "XML documents"},    {"sitemap", "sitemaps"},
    {"Parquet", kDataFiles},   {"Arrow", kDataFiles},        {"image", "pictures"},
    {"font", "fonts"},         {"video", "audio and video"}, {"audio", "audio and video"},
    {"document", "documents"}, {"Kindle", "documents"},      {"mailbox", "documents"}};

std::string_view name_of_sniffed(std::string_view what) {
  for (const auto& [word, name] : kSniffed) {
    if (what.find(word) != std::string_view::npos) return name;
  }
  return "other binary files";
}

}  // namespace

FolderFile look_at_head(std::string_view head, const InputOptions& options) {
  if (head.empty()) return {.passed_over = "empty files"};
  if (const std::optional<InputKind> kind = container_of(head)) return {.kind = *kind};
  const Sniffed found = sniff(head);
  const bool is_text = found.content == Content::text || found.content == Content::mixed;
  if (is_text && is_jsonl(head, options)) return {.kind = InputKind::jsonl};
  switch (found.content) {
    case Content::html:
      return {};
    case Content::mixed:
      if (is_json(head)) return {.passed_over = kDataFiles};
      return {};
    case Content::text:
      return {.passed_over = is_json(head) ? kDataFiles : "other texts"};
    default:
      break;
  }
  if (found.name == "tar archive" || found.name == kZipArchive) return {.kind = InputKind::archive};
  return {.passed_over = name_of_sniffed(found.name)};
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
  for (const auto& [name, extensions] : kOthers) {
    if (std::any_of(extensions.begin(), extensions.end(), [path](std::string_view extension) {
          return ends_with_ignore_case(path, extension);
        })) {
      return FolderFile{.passed_over = name};
    }
  }
  return std::nullopt;
}

namespace {

// Whether the bytes decide although the name says something: a book or a WACZ file may be named
// .zip.
bool may_be_other_zip(std::string_view path) { return ends_with_ignore_case(path, ".zip"); }

}  // namespace

InputKind kind_of_file(const std::string& path, const InputOptions& options) {
  const InputKind by_name = kind_of_name(path);
  std::error_code ignored;
  const bool is_open =
      ((by_name == InputKind::page && !look_at_name(path)) || may_be_other_zip(path)) &&
      path.find('\0') == std::string::npos && std::filesystem::is_regular_file(path, ignored);
  return is_open ? look_at_file(path, options).kind : by_name;
}

FolderFile look_at_file(const std::string& path, const InputOptions& options) {
  const std::optional<FolderFile> by_name = look_at_name(path);
  if (by_name && !may_be_other_zip(path)) return *by_name;
  const FolderFile unread = by_name.value_or(FolderFile{});
  const Result<std::unique_ptr<ByteStream>> stream = ByteStream::open(path);
  if (!stream) return unread;
  const std::string_view head = stream.value()->peek(kHeadBytes);
  if (stream.value()->error() || stream.value()->damages() > 0) return unread;
  const FolderFile by_head = look_at_head(head, options);
  if (!by_name) return by_head;
  const bool is_other = by_head.kind == InputKind::epub || by_head.kind == InputKind::wacz;
  return is_other ? by_head : unread;
}

bool Globs::admit(std::string_view path) const {
  return (include_.empty() || matches(include_, path)) && !matches(exclude_, path);
}

bool holds_parts_of_page(std::string_view directory, const std::vector<std::string>& siblings) {
  constexpr std::string_view kEnd = "_files";
  if (!directory.ends_with(kEnd)) return false;
  const std::string stem(directory.substr(0, directory.size() - kEnd.size()));
  for (auto at = std::lower_bound(siblings.begin(), siblings.end(), stem + ".");
       at != siblings.end() && at->starts_with(stem + "."); ++at) {
    if (is_page_name(*at)) return true;
  }
  return false;
}

}  // namespace pith::internal
