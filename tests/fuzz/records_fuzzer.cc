// Input: the kind of the file (a: an archive, j: JSONL, w: WARC, p: a page, and any other byte for
// one of these), then the file.
#include <sys/mman.h>
#include <unistd.h>

#include <iterator>
#include <memory>
#include <string>

#include "fuzz/require.h"
#include "fuzz/targets.h"
#include "input/page_stream.h"

namespace pith::internal::fuzz {
namespace {

constexpr std::size_t kMaxPageBytes = 10'000;
constexpr std::size_t kMaxPages = 1'000;  // compressed files may hold more than there is time for
constexpr InputKind kKinds[] = {InputKind::page, InputKind::archive, InputKind::jsonl,
                                InputKind::warc};
static_assert('p' % 4 == 0 && 'a' % 4 == 1 && 'j' % 4 == 2 && 'w' % 4 == 3);

// Of mime(): the file is that of one mail (b), a saved page (a), an mbox (c).
constexpr InputKind kMailKinds[] = {InputKind::mbox, InputKind::mhtml, InputKind::mail};
static_assert('a' % 3 == 1 && 'b' % 3 == 2 && 'c' % 3 == 0);

// A file in memory; its name is valid as long as the object lives.
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

// One line per page: its name and length, or its error.
std::string read(const std::string& name, InputKind kind) {
  const std::unique_ptr<PageStream> source =
      open_input(name, InputOptions{.kind = kind, .max_bytes = kMaxPageBytes});
  std::string output;
  for (std::size_t pages = 0; pages < kMaxPages; ++pages) {
    const auto page = source->next();
    if (!page) {
      require(!source->next().has_value(), "the end stays the end");
      break;
    }
    if (page->ok()) {
      require(page->value().bytes.size() <= kMaxPageBytes, "pages are bounded");
      require(!page->value().id.empty(), "pages have names");
      output += page->value().id + ' ' + std::to_string(page->value().bytes.size()) + '\n';
    } else {
      require(!page->error().reason.empty(), "failures have reasons");
      output += page->error().to_string() + '\n';
    }
  }
  return output;
}

}  // namespace

namespace {

void read_twice(std::string_view bytes, InputKind kind) {
  const MemoryFile file(bytes);
  const std::string output = read(file.name(), kind);
  require(read(file.name(), kind) == output, "the same file gives the same results");
}

template <std::size_t Count>
void read_kind(std::string_view input, const InputKind (&kinds)[Count]) {
  if (input.empty()) return;
  read_twice(input.substr(1), kinds[static_cast<unsigned char>(input[0]) % Count]);
}

}  // namespace

void records(std::string_view input) { read_kind(input, kKinds); }
void mime(std::string_view input) { read_kind(input, kMailKinds); }
void har(std::string_view input) { read_twice(input, InputKind::har); }
void webarchive(std::string_view input) { read_twice(input, InputKind::webarchive); }

}  // namespace pith::internal::fuzz
