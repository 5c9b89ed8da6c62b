#include "input/raw_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "input/file.h"

namespace pith {
namespace {

class Descriptor : public RawBytes {
 public:
  Descriptor(std::string path, int number, bool owned)
      : path_(std::move(path)),
        number_(number),
        owned_(owned),
        start_(std::max<off_t>(lseek(number, 0, SEEK_CUR), 0)) {}
  ~Descriptor() override {
    if (owned_) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  Result<std::size_t> read(char* to, std::size_t size) override {
    ssize_t got = -1;
    do {
      got = ::read(number_, to, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return file_error(path_, errno);
    return static_cast<std::size_t>(got);
  }

  bool seek(std::uint64_t offset) override {
    const off_t place = start_ + static_cast<off_t>(offset);
    return lseek(number_, place, SEEK_SET) == place;
  }

  std::optional<std::uint64_t> size() const override {
    struct stat status {};
    if (::fstat(number_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    // Files of /proc say 0 and hold something.
    if (status.st_size <= start_) return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size - start_);
  }

 private:
  std::string path_;
  int number_;
  bool owned_;
  off_t start_;
};

}  // namespace

Result<std::unique_ptr<RawBytes>> open_raw(const std::string& path, std::uint64_t offset) {
  const bool standard = path == "-";
  const int number =
      standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (number < 0) return file_error(path, errno);
  if (offset > 0 && lseek(number, static_cast<off_t>(offset), SEEK_SET) < 0) {
    const int why = errno;
    if (!standard) ::close(number);
    return file_error(path, why);
  }
  return std::unique_ptr<RawBytes>(std::make_unique<Descriptor>(path, number, !standard));
}

}  // namespace pith
