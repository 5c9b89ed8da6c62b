// Reads one file or standard input as a page: decompresses it, limits its size and refuses bytes
// that are not a page. Directories, lists and URLs are in input.cc; fetch/sniff.h guesses what
// bytes are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "fetch/file_kind.h"
#include "input/byte_stream.h"
#include "pith/input.h"
#include "pith/result.h"

namespace pith::internal {

// Whether a file of this name in a folder is read: .html .htm .xhtml .txt, and containers that may
// be read there (containers.h); each may also be .gz or .zst. Case does not matter.
bool is_page_name(std::string_view path);

// "a, b or c".
std::string listed(std::span<const std::string_view> names);

// The file's name without directories and without the extensions above; other extensions are kept.
// For a directory ("pages/") it is the directory's name.
std::string page_id(std::string_view path);

// Reads a file of any kind (pipes and devices are read to their end), or for "-" standard input.
// Gzip and zstd data is decompressed under any name, with all its members. An empty file is an
// error.
Result<std::string> read_bytes(const std::string& path, std::size_t max_bytes);
// The same for a file that is open.
Result<std::string> read_bytes(RawBytes& raw, const std::string& path, std::size_t max_bytes);

// The same for bytes that were read already. `path` is their name.
Result<std::string> unpacked_bytes(const std::string& path, std::string raw, std::size_t max_bytes);

// Reads the rest of a stream. `path` is its name.
Result<std::string> rest_of(ByteStream& stream, const std::string& path, std::size_t max_bytes);

// The error of reading with a limit that no option sets: what is too large is not supported then.
// `what`: "a feed". Other errors stay.
Error of_fixed_limit(Error error, std::string_view what);

// Which bytes are read as a page.
enum class Accepted : std::uint8_t {
  pages,  // binary data, XML that is not XHTML, containers of pages and data (first_bytes.h) are
          // not
  texts,  // containers and data that are text are, too
};

// Reads a page, of which data: URIs are left out if it is too large with them
// (fetch/data_uris.h). `path` is its name, from which its id is made.
Result<Page> read_page(const std::string& path, std::size_t max_bytes,
                       Accepted accepted = Accepted::pages);
Result<Page> read_page(std::unique_ptr<RawBytes> raw, const std::string& path,
                       std::size_t max_bytes, Accepted accepted = Accepted::pages);
Result<Page> read_page(ByteStream& stream, const std::string& path, std::size_t max_bytes,
                       Accepted accepted = Accepted::pages);

// The error about a page from a server, or from an archive of the web, whose bytes are none
// although its Content-Type is that of a page; or nullopt.
std::optional<Error> why_no_page(const Page& page);
// The same as a kind, or FileKind::page.
FileKind kind_of(const Page& page);

// The first bytes of a file, and after them the rest.
class BytesAfter : public RawBytes {
 public:
  // `rest` may be null.
  BytesAfter(std::string head, std::unique_ptr<RawBytes> rest)
      : head_(std::move(head)), rest_(std::move(rest)) {}

  Result<std::size_t> read(char* to, std::size_t size) override;

 private:
  std::string head_;
  std::size_t at_ = 0;
  std::unique_ptr<RawBytes> rest_;
};

// The error that errno describes, for the file of this name.
Error file_error(const std::string& path, int error_number);
// The same for a file that cannot be opened for writing. It names a directory that is missing.
Error cannot_write(const std::string& path, int error_number);

}  // namespace pith::internal
