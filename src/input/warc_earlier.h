// Indexes the pages of an earlier run's WARC file, for conditional requests (fetch/earlier.h).
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "fetch/earlier.h"
#include "pith/result.h"

namespace pith::internal {

// Reads the file at `path` once. For each URL whose last response is complete, has status 200 and
// an ETag or a Last-Modified, it keeps these and the position of the record, in about 300 bytes.
// Pages are read from the file when they are needed, except those over `max_bytes`. Returns an
// error if the file cannot be read, is not a WARC file, or has records that cannot be read on their
// own.
Result<std::unique_ptr<Earlier>> open_earlier(const std::string& path, std::size_t max_bytes);

}  // namespace pith::internal
