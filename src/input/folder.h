// What a user names, and the pages below a directory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pith/input.h"
#include "pith/result.h"

namespace pith {

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
