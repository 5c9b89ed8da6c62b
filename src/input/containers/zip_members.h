// Reads members of a zip file by their names, in any order: those of a book.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "pith/result.h"

namespace pith::internal {

class ZipMembers {
 public:
  // A file, which is read again for each call of read(), or a whole zip in memory.
  static ZipMembers of_file(std::string path) { return {std::move(path), std::nullopt}; }
  static ZipMembers of_bytes(std::string path, std::string bytes) {
    return {std::move(path), std::move(bytes)};
  }

  // What a member holds, or why it cannot be read. Errors name it "PATH!/MEMBER".
  using Members = std::map<std::string, Result<std::string>>;

  // Reads the members of these names; those that the zip does not have are missing in the result. A
  // member may have `most` bytes, and all together `most_together`; those beyond that are errors.
  // Returns an error if the file is no zip, or is damaged before its first member.
  Result<Members> read(const std::set<std::string>& names, std::size_t most,
                       std::size_t most_together) const;

 private:
  ZipMembers(std::string path, std::optional<std::string> bytes)
      : path_(std::move(path)), bytes_(std::move(bytes)) {}

  std::string path_;
  std::optional<std::string> bytes_;
};

}  // namespace pith::internal
