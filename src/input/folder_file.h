// Decides which files below a folder or in an archive are read: by their names, and where these say
// nothing, by their first bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/file_kind.h"
#include "input/first_bytes.h"
#include "input/page_stream.h"

namespace pith::internal {

// What a file below a folder is.
struct FolderFile {
  InputKind kind = InputKind::page;       // how it is read
  FileKind passed_over = FileKind::page;  // what it is if it is not read; otherwise FileKind::page

  bool is_read() const { return passed_over == FileKind::page; }
};

// What a file is by its name alone, or nullopt if its bytes decide.
std::optional<FolderFile> look_at_name(std::string_view name);
// What a file is that begins with `head`, its first 64 kB after decompression.
FolderFile look_at_head(std::string_view head, const StreamOptions& options);

// How many bytes are looked at of a file whose name says that it is neither a page nor a container.
// Chosen: a page declares itself early.
inline constexpr std::size_t kMisnamedHeadBytes = 4096;

// Both. `path` is a regular file. Files that have the extension of a page are not opened. Files
// with that of something else are pages if they declare so at their beginning (declares_page()). A
// file that cannot be opened is a page, so that reading it gives an error.
FolderFile look_at_file(const std::string& path, const StreamOptions& options);

// The kind of a file that is not below a folder: by its name, or if that says nothing and it is a
// regular file, by its first bytes.
InputKind kind_of_file(const std::string& path, const StreamOptions& options);

// Globs (fnmatch(3), in which '*' may stand for '/'). A glob with '/' is for the path below the
// folder, another one for the name of a file, or of any directory on the path.
class Globs {
 public:
  Globs(std::vector<std::string> include, std::vector<std::string> exclude)
      : include_(std::move(include)), exclude_(std::move(exclude)) {}

  // Whether a file with this path below the folder, "a/b.html", may be read.
  bool admit(std::string_view path) const;

 private:
  std::vector<std::string> include_;  // empty: all files
  std::vector<std::string> exclude_;
};

// The name of the page, without its extension, that a browser saved "complete" with its parts in a
// directory of this name: "x" for "x_files", "x-Dateien" and the names in other languages.
// Otherwise
// "".
std::string_view page_of_parts(std::string_view directory);

// Whether a browser may have given a page this name: that of a page, or "x.php", "x.html.1".
bool is_saved_page_name(std::string_view name);

// Whether a directory of this name holds the parts of such a page. `siblings` are the sorted names
// of the files beside it.
bool holds_parts_of_page(std::string_view directory, const std::vector<std::string>& siblings);

}  // namespace pith::internal
