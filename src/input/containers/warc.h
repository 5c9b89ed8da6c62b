// Reads pages from web archives (ISO 28500, WARC 1.0 and 1.1; also Common Crawl's WET files).
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "input/page_stream.h"

namespace pith::internal {

// Returns a page for each `response` and `resource` record that has one, and for each `conversion`
// record (plain text). The file may be uncompressed, gzip or zstd, with or without one member per
// record. A record that cannot be read gives an error, and reading continues at the next record.
// Records that are not pages are counted in skipped(). One record is in memory at a time.
//
// A Content-Length is wrong if it reaches beyond the compressed member into another record, or
// beyond the end of the input. Records that it would swallow are found and read (from a pipe, only
// those within the size limit of a page).
std::unique_ptr<PageStream> open_warc(const std::string& path, const StreamOptions& options);
// The same for a stream. `path` is its name.
std::unique_ptr<PageStream> open_warc(std::unique_ptr<ByteStream> stream, const std::string& path,
                                      const StreamOptions& options);

}  // namespace pith::internal
