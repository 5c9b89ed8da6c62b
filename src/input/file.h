// One file or standard input as a page: read, gunzipped, limited, and told from what is no page.
// Directories, lists and URLs are in input.cc; what bytes are, in fetch/sniff.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pith/input.h"
#include "pith/result.h"

namespace pith {

// Whether a file's name says it is a page: .html .htm .xhtml .txt, each also .gz, any case; or that
// it holds many (kind_of_name).
bool is_page_name(std::string_view path);

// The file's name without directories and the extensions above; other extensions stay.
std::string page_id(std::string_view path);

// The bytes of a file of any kind (pipes and devices are read to their end), or of standard input
// for "-". Gzip is undone whatever the name, all members of it. Empty is an error.
Result<std::string> read_bytes(const std::string& path, std::size_t max_bytes);

// The same as a page. Binary data and XML that is no XHTML are errors.
Result<Page> read_page(const std::string& path, std::size_t max_bytes);

// What errno means for the file of this name.
Error file_error(const std::string& path, int error_number);

}  // namespace pith
