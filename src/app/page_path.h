// What a page's own file is called, in a folder of results (-o DIR):
//
//   a file, or a member of an archive   its path, without what the one INPUT already says
//   a page with a URL                   host/path, "index" for a path that ends in /, then _query
//   any other (a record, a line)        its id
//
// and the extension of the format in place of .html and the like. No name leads out of the folder:
// "." and ".." are left out, other bytes that a file system or shell takes amiss are _. What is too
// long ends in ~ and a hash of it; a name that was taken gets ~2, ~3, in the order of the pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pith::app {

class PagePaths {
 public:
  // Sources that begin with `root` are named without it. `extension` as ".md".
  PagePaths(std::string root, std::string extension)
      : root_(std::move(root)), extension_(std::move(extension)) {}

  // Relative, of ASCII signs or bytes above them, at most 1000 bytes. Another one at each call.
  std::string path_of(const std::string& id, const std::string& source, const std::string& url);

 private:
  std::string folder_of(const std::vector<std::string>& parts);

  std::string root_;
  std::string extension_;
  // Hashes of paths, which are many. Where two are the same by chance a name gets a number more.
  std::unordered_map<std::uint64_t, std::uint32_t> files_;  // and the last number given
  std::unordered_set<std::uint64_t> folders_;
};

}  // namespace pith::app
