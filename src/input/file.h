// One file or standard input as a page: read, unpacked, limited, and told from what is no page.
// Directories, lists and URLs are in input.cc; what bytes are, in fetch/sniff.h.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "pith/input.h"
#include "pith/result.h"

namespace pith {

// Whether a folder's file of this name is read: .html .htm .xhtml .txt, a page each, and containers
// that may be read there (containers.h); each also .gz and .zst, any case.
bool is_page_name(std::string_view path);

// These, for a person who has none of them: ".html, .htm, ... or .ndjson (plain, .gz or .zst)".
std::string page_names();

// "a, b or c".
std::string listed(std::span<const std::string_view> names);

// The file's name without directories and the extensions above; other extensions stay. Of a
// directory ("pages/") its name.
std::string page_id(std::string_view path);

// The bytes of a file of any kind (pipes and devices are read to their end), or of standard input
// for "-". Gzip and zstd are undone whatever the name, all members of it. Empty is an error.
Result<std::string> read_bytes(const std::string& path, std::size_t max_bytes);

// The same of bytes that were read already; `path` names them.
Result<std::string> unpacked_bytes(const std::string& path, std::string raw, std::size_t max_bytes);

// The same as a page. Binary data and XML that is no XHTML are errors.
Result<Page> read_page(const std::string& path, std::size_t max_bytes);
Result<Page> page_of(const std::string& path, std::string bytes);

// What errno means for the file of this name.
Error file_error(const std::string& path, int error_number);

}  // namespace pith
