// Pages of an archive of files: tar (plain, gzip, zstd, xz, bzip2) and zip.
#pragma once

#include <memory>
#include <string>

#include "input/page_stream.h"

namespace pith::internal {

// Reads every regular file in the archive that would be read from a directory (is_page_name), in
// the order of the archive, and names it "PATH!/MEMBER". Members may themselves hold many pages. A
// member that cannot be read gives an error of its own; damage of the archive itself gives one
// error and ends it. Other members are counted in skipped(). One page is in memory at a time (and,
// of a zip file, the list of its members).
std::unique_ptr<PageStream> open_archive(const std::string& path, const StreamOptions& options);

// Reads the WARC files of a WACZ file, which is a zip of these with indexes and lists of the pages.
// open_archive() does the same with a WACZ file of another name.
std::unique_ptr<PageStream> open_wacz(const std::string& path, const StreamOptions& options);

}  // namespace pith::internal
