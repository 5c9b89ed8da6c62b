// Pages of an archive of files: tar (plain, gzip, zstd, xz, bzip2) and zip.
#pragma once

#include <memory>
#include <string>

#include "pith/input.h"

namespace pith {

// Every regular file in it that would be read from a directory (is_page_name), in its order, named
// "PATH!/MEMBER"; files of many pages are read as such. Members that can't be read are errors of
// their own; where the archive itself is damaged one error ends it. What is no page is counted in
// skipped(). Memory holds one page (and of a zip on disk the list of its members).
std::unique_ptr<PageSource> open_archive(const std::string& path, const InputOptions& options);

}  // namespace pith
