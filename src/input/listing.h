// Reads lists of inputs (--list), and directories with the pages below them.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/page_stream.h"
#include "pith/result.h"

namespace pith::internal {

// Returns the paths and URLs in a text, one per line, without blanks around them. Empty lines,
// lines that begin with '#' and a leading byte order mark are ignored.
std::vector<std::string> listed_names(std::string_view text);

// An entry that PageStream::next() turns into a page, or an error, which is sorted by `name`.
struct Entry {
  std::string name = {};
  std::optional<Error> error = {};
  // For files below directories: what they are. Otherwise automatic.
  InputKind kind = InputKind::automatic;
};

// How many things are skipped or passed over, by what they are.
using Counts = std::map<std::string, std::size_t>;
void add_counts(const Counts& some, Counts& all);

bool is_directory(const std::string& name);

// Returns every file below `root` that is read (folder_file.h; if --from names a container, files
// with the name of a page or a container, or of an archive; if it names pages and globs choose the
// files, all of these), sorted by path, and counts the others.
// Directories that cannot be read are errors.
std::vector<Entry> walk(const std::string& root, const StreamOptions& options, Counts& passed_over);
// The same without counting.
std::vector<Entry> walk(const std::string& root, const StreamOptions& options);

// "12 files (pictures: 4, scripts: 8)", or "".
std::string describe(const Counts& passed_over);

// Inputs, with the files below a directory in its place.
struct Listing {
  std::vector<Entry> entries = {};
  Counts passed_over = {};  // below the directories
};
Listing list_inputs(const std::vector<std::string>& inputs, const StreamOptions& options);

// A file URL as the path that it names; other inputs as they are.
std::string without_file_scheme(const std::string& input);

// Opens inputs that were listed, followed by those of a list, as one stream.
std::unique_ptr<PageStream> open_listed(Listing listing, const std::optional<std::string>& list,
                                        StreamOptions options);

}  // namespace pith::internal
