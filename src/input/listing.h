// Reads lists of inputs (--list), and directories with the pages below them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pith/input.h"
#include "pith/result.h"

namespace pith::internal {

// Returns the paths and URLs in a text, one per line, without blanks around them. Empty lines,
// lines that begin with '#' and a leading byte order mark are ignored.
std::vector<std::string> listed_names(std::string_view text);

// An entry that PageSource::next() turns into a page, or an error, which is sorted by `name`.
struct Entry {
  std::string name = {};
  std::optional<Error> error = {};
  // For files below directories: what they are. Otherwise automatic.
  InputKind kind = InputKind::automatic;
};

// How many files are passed over, by what they are.
using PassedOver = std::map<std::string, std::size_t>;

bool is_directory(const std::string& name);

// Returns every file below `root` that is read (folder_file.h; if --from names a container, files
// with the name of a page or a container, or of an archive), sorted by path, and counts the others.
// Directories that cannot be read are errors.
std::vector<Entry> walk(const std::string& root, const InputOptions& options,
                        PassedOver& passed_over);
// The same without counting.
std::vector<Entry> walk(const std::string& root, const InputOptions& options);

// "12 files (pictures: 4, scripts: 8)", or "".
std::string describe(const PassedOver& passed_over);

}  // namespace pith::internal
