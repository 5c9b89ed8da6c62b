// The name of a page's own file in a folder of results (-o DIR):
//
//   a file, or a member of an archive   its path, below the INPUT if there is only one
//   a page with a URL                   host/path, "index" for a path that ends in /, then _query
//   any other (a record, a line)        its id
//
// The extension of the format replaces .html and the like. No name leads out of the folder: "." and
// ".." are left out, and bytes that are special to file systems or shells become _. Names that are
// too long end in ~ and a hash. If a name is taken, the next pages get ~2, ~3 and so on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pith::internal::app {

class PagePaths {
 public:
  // Sources that begin with `root` are named without it. `extension` as ".md".
  PagePaths(std::string root, std::string extension)
      : root_(std::move(root)), extension_(std::move(extension)) {}

  // Returns a relative path of printable ASCII and non-ASCII bytes, at most 1000 bytes long. Each
  // call returns a different path.
  std::string path_of(const std::string& id, const std::string& source, const std::string& url);

 private:
  std::string folder_of(const std::vector<std::string>& parts);

  std::string root_;
  std::string extension_;
  // Stores hashes instead of paths to save memory. If two collide, a name gets a number needlessly.
  std::unordered_map<std::uint64_t, std::uint32_t> files_;  // with the last number used
  std::unordered_set<std::uint64_t> folders_;
};

}  // namespace pith::internal::app
