// What a user names beside single pages: lists of inputs (--list), and directories with the pages
// below them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pith/input.h"
#include "pith/result.h"

namespace pith {

// The paths and URLs of a text, one a line, without blanks around them. Empty lines and those that
// begin with '#' name none; a byte order mark may come first.
std::vector<std::string> listed_names(std::string_view text);

// What PageSource::next() turns into a page, or already an error (then `name` is what it is sorted
// by).
struct Entry {
  std::string name = {};
  std::optional<Error> error = {};
};

bool is_directory(const std::string& name);

// Every page file (of kind archive: every archive) below `root`, sorted by path; directories that
// can't be read are errors.
std::vector<Entry> walk(const std::string& root, InputKind kind);

}  // namespace pith
