#include "app/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "input/file.h"

namespace pith::app {
namespace {

// Whether the name still is that of the open file: the run that had the lock may have renamed or
// removed it meanwhile.
bool is_at(const std::string& path, int descriptor) {
  struct stat open {};
  struct stat named {};
  return fstat(descriptor, &open) == 0 && stat(path.c_str(), &named) == 0 &&
         open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

}  // namespace

Result<FileLock> FileLock::take(const std::string& path, bool create, const std::string& name) {
  while (true) {
    const int descriptor = open(path.c_str(), O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0), 0666);
    if (descriptor < 0) return file_error(name, errno);
    FileLock lock(descriptor);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      return Error{Error::Kind::unsupported, name, "another run is writing it"};
    }
    if (is_at(path, descriptor)) return lock;
  }
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace pith::app
