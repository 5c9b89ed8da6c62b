// One run at a time writes a file: the lock is the kernel's (flock) and goes with the process,
// however that ends.
#pragma once

#include <string>
#include <utility>

#include "pith/result.h"

namespace pith::app {

class FileLock {
 public:
  // Locks the file at `path`, an empty one where `create` and there is none. An error, in which
  // the file is called `name`, where another run has the lock. A file system without locks has
  // none to wait for.
  static Result<FileLock> take(const std::string& path, bool create, const std::string& name);

  FileLock() = default;  // of nothing
  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace pith::app
