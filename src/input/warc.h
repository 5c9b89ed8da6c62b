// Pages of a web archive (ISO 28500, WARC 1.0 and 1.1; also Common Crawl's WET files).
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "pith/input.h"

namespace pith {

// A page for each `response` and `resource` record that holds one, and each `conversion` record
// (plain text); plain, gzip or zstd, a member a record or not. Records that cannot be read are
// errors of their own, after which reading goes on at the next record; what is no page is counted
// in skipped(). Memory holds one record.
//
// A record whose Content-Length leads out of its packed member, into one that begins a record, or
// beyond the end of the input, has the wrong one: the records it would swallow are looked for and
// read. (From a pipe those in as much as a page may have.)
std::unique_ptr<PageSource> open_warc(const std::string& path, const InputOptions& options);
// The same of a stream; `path` names it.
std::unique_ptr<PageSource> open_warc(std::unique_ptr<ByteStream> stream, const std::string& path,
                                      const InputOptions& options);

}  // namespace pith
