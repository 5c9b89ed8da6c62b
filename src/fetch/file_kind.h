// The table of the kinds of files that are not pages: their names, what folders count them as, and
// how a user gets at their text. Folders, archives, single files, fetched pages and the records of
// web archives use it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "pith/input.h"
#include "pith/result.h"

namespace pith::internal {

enum class FileKind : std::uint8_t {
  page,  // a page, or text that may be one

  // By their bytes. Those of containers that can be read have a container in their row.
  pdf,
  png,
  jpeg,
  gif,
  webp,
  tiff,
  icon,
  zip,
  rar,
  seven_zip,
  xz,
  bzip2,
  gzip,
  zstd,
  tar,
  elf,
  wasm,
  java_class,
  java_archive,
  office,
  office_97,
  opendocument,
  rtf,
  postscript,
  sqlite,
  parquet,
  arrow,
  outlook_mailbox,
  kindle_book,
  djvu,
  property_list,
  warc,
  wacz,
  jsonl,
  mail,
  mbox,
  mhtml,
  webarchive,
  har,
  epub,
  rss_feed,
  atom_feed,
  json_feed,
  mp4,
  matroska,
  mp3,
  ogg,
  wav,
  flac,
  font,
  sitemap,
  opml,
  xml,
  json,
  table,
  cdx_index,
  text,    // of a file of a folder whose name does not say that it is a page
  binary,  // anything else

  // By their names or Content-Types.
  script,
  style,
  picture,
  media,
  document,
  data,
  source,
  program,

  // Files of folders and members of archives that are passed over whatever they are.
  empty,
  frame,
  excluded,
  special,
  directory_link,
  other_name,
  nested_archive,
  encrypted,

  // Containers of pages that hold none.
  directory,
  record,
  feed_of_links,
};

// The group of FileKind::frame, which readers of saved pages count too.
inline constexpr std::string_view kFrames = "frames of saved pages";

struct FileKindRow {
  FileKind kind = FileKind::page;
  std::string_view name = {};   // "PDF document"
  std::string_view group = {};  // what such files are counted as: "documents"
  // What a user of the program can do about such a file, and about a URL; "": nothing is known. If
  // only the former is there, the URL has to be saved first.
  std::string_view way_out = {};
  std::string_view way_out_of_url = {};
  // How it is read, if it is a container of pages.
  InputKind container = InputKind::page;
};

std::span<const FileKindRow> file_kinds();
const FileKindRow& row_of(FileKind kind);

// The kind of container that a file is, or FileKind::page. Of kinds that have several rows, the
// first.
FileKind kind_of_container(InputKind container);

// The kind that a Content-Type names, or FileKind::page if it is none of the table.
FileKind kind_of_type(std::string_view content_type);

// The kind with this name as Error::found, or FileKind::page.
FileKind kind_named(std::string_view found);
// The name of a kind as Error::found: "" for a page.
std::string found_of(FileKind kind);

// What a user of the program can do about a file or a URL of this kind, or "".
std::string way_out_of(FileKind kind, bool is_url);

// The error about an input that is no page. `detail` may follow the kind's name.
Error not_a_page(FileKind kind, const std::string& input, std::string_view detail = {});

}  // namespace pith::internal
