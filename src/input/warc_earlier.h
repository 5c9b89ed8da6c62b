// The pages of a WARC as those of an earlier run: an index of what their servers may be asked.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "fetch/earlier.h"
#include "pith/result.h"

namespace pith {

// Reads the file at `path` once and keeps, of each URL whose last response can be asked for
// (status 200, whole, with an ETag or a Last-Modified), these and its place: some 300 bytes a URL.
// Pages are read from the file when their turn comes; those over `max_bytes` are not.
// An error when it can't be read, is no WARC, or its records have no place of their own.
Result<std::unique_ptr<Earlier>> open_earlier(const std::string& path, std::size_t max_bytes);

}  // namespace pith
