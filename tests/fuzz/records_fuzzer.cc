// Input: a file of many pages, as WARC when its first byte is even, else as JSONL; the rest is the
// file.
#include <sys/mman.h>
#include <unistd.h>

#include <memory>
#include <string>

#include "fuzz/require.h"
#include "fuzz/targets.h"
#include "input/jsonl.h"
#include "input/warc.h"

namespace pith::fuzz {
namespace {

constexpr std::size_t kMostPageBytes = 10'000;

// A file in memory; its name is good as long as it lives.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : number_(memfd_create("records", 0)) {
    require(number_ >= 0 &&
                write(number_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
            "a file in memory");
  }
  ~MemoryFile() { close(number_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string name() const { return "/proc/self/fd/" + std::to_string(number_); }

 private:
  int number_;
};

// A line a page: what it is called and how long it is, or why it can't be had.
std::string read(const std::string& name, bool warc, std::size_t most) {
  const InputOptions options = {.max_bytes = kMostPageBytes};
  const std::unique_ptr<PageSource> source =
      warc ? open_warc(name, options) : open_jsonl(name, options);
  std::string told;
  for (std::size_t pages = 0;; ++pages) {
    require(pages <= most, "no more pages than bytes");
    const auto page = source->next();
    if (!page) break;
    if (page->ok()) {
      require(page->value().bytes.size() <= kMostPageBytes, "pages are bounded");
      require(!page->value().id.empty(), "pages have names");
      told += page->value().id + ' ' + std::to_string(page->value().bytes.size()) + '\n';
    } else {
      require(!page->error().reason.empty(), "failures have reasons");
      told += page->error().to_string() + '\n';
    }
  }
  require(!source->next().has_value(), "the end stays the end");
  return told;
}

}  // namespace

void records(std::string_view input) {
  if (input.empty()) return;
  const MemoryFile file(input.substr(1));
  const bool warc = input[0] % 2 == 0;
  const std::string told = read(file.name(), warc, input.size() + 2);
  require(read(file.name(), warc, input.size() + 2) == told, "the same file tells the same");
}

}  // namespace pith::fuzz
