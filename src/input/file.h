// Reads one file or standard input as a page: decompresses it, limits its size and refuses bytes
// that are not a page. Directories, lists and URLs are in input.cc; fetch/sniff.h guesses what
// bytes are.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

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

// Reads a file as a page. Binary data, XML that is not XHTML, containers of pages and data
// (first_bytes.h) are errors.
Result<Page> read_page(const std::string& path, std::size_t max_bytes);
Result<Page> page_of(const std::string& path, std::string bytes);
// The same, except that containers and data are read as if they were pages.
Result<Page> read_any_page(const std::string& path, std::size_t max_bytes);
Result<Page> page_of_any(const std::string& path, std::string bytes);
// Reads a page that is too large with its data: URIs, which hold pictures and fonts; nullopt if it
// is too large without them or cannot be read twice.
std::optional<Result<Page>> read_page_without_data_uris(const std::string& path,
                                                        std::size_t max_bytes);

// The error that errno describes, for the file of this name.
Error file_error(const std::string& path, int error_number);
// The same for a file that cannot be opened for writing. It names a directory that is missing.
Error cannot_write(const std::string& path, int error_number);

}  // namespace pith::internal
