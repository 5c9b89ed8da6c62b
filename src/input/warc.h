// Pages of a web archive (ISO 28500, WARC 1.0 and 1.1; also Common Crawl's WET files).
#pragma once

#include <memory>
#include <string>

#include "pith/input.h"

namespace pith {

// A page for each `response` and `resource` record that holds one, and each `conversion` record
// (flat text); plain or gzip, a member a record or not. Records that cannot be read are errors of
// their own, after which reading goes on at the next record; what is no page is counted in
// skipped(). Memory holds one record.
std::unique_ptr<PageSource> open_warc(const std::string& path, const InputOptions& options);

}  // namespace pith
