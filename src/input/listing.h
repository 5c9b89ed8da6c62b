// Reads lists of inputs (--list), and directories with the pages below them.
#pragma once

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
};

bool is_directory(const std::string& name);

// Returns every page file below `root` (for kind archive, every archive), sorted by path.
// Directories that cannot be read are errors.
std::vector<Entry> walk(const std::string& root, InputKind kind);

}  // namespace pith::internal
