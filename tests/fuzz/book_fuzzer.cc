// Input: a book in EPUB, which is a zip file, or else one of the documents in it.
#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "fuzz/require.h"
#include "fuzz/targets.h"
#include "input/book.h"
#include "input/byte_stream.h"
#include "input/containers/epub.h"

namespace pith::internal::fuzz {
namespace {

constexpr std::size_t kMaxPageBytes = 10'000;
constexpr std::size_t kMaxPages = 1'000;
constexpr char kPath[] = "OEBPS/content.opf";

class Bytes : public RawBytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t count = rest_.copy(to, size);
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
};

// One line per page: its name and length, or its error.
std::string pages(std::string_view zip) {
  auto stream = ByteStream::over(std::make_unique<Bytes>(zip));
  require(stream.ok(), "bytes can be read");
  const auto source =
      open_epub(std::move(stream.value()), "book", InputOptions{.max_bytes = kMaxPageBytes});
  std::string output;
  for (std::size_t count = 0; count < kMaxPages; ++count) {
    const auto page = source->next();
    if (!page) {
      require(!source->next().has_value(), "the end stays the end");
      break;
    }
    output += page->ok() ? page->value().source : page->error().to_string();
    output += '\n';
  }
  return output;
}

void check_path(const std::string& path) {
  require(!path.starts_with('/') && !path.starts_with("../"), "paths are in the book");
  require(path.find("/../") == std::string::npos, "paths have no steps up");
}

}  // namespace

void book(std::string_view input) {
  if (input.starts_with("PK")) {
    const std::string output = pages(input);
    require(pages(input) == output, "the same book gives the same results");
    return;
  }
  check_path(package_path(input));
  const Book package = read_package(input, kPath);
  require(package.parts.empty() == !package.flaw.empty(), "a book has parts or a flaw");
  std::set<std::string> seen;
  for (const BookPart& part : package.parts) {
    check_path(part.path);
    require(seen.insert(part.path).second, "parts are read once");
  }
  for (const auto& [path, title] : chapter_titles(input, kPath)) {
    check_path(path);
    require(title.find('\n') == std::string::npos, "titles are lines");
  }
  for (const std::string& path : encrypted_paths(input)) check_path(path);
}

}  // namespace pith::internal::fuzz
