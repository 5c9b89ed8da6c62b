// Where a WARC that is gone on with ends (warc_writer.h).
#pragma once

#include <cstddef>
#include <string>

#include "pith/result.h"

namespace pith {

// The last record that stays, as kWarcInput has it; 0 when there is none of a page.
struct WarcEnd {
  std::size_t number = 0;
  std::string input = {};
};

// Cuts the file at `path` off behind the records of the run's first `pages` pages: what is torn,
// and pages that came later. They are fetched again: a few, for a page's record is written shortly
// before its result.
Result<WarcEnd> cut_warc(const std::string& path, std::size_t pages);

// Whether a record holds a page.
bool has_pages(const std::string& path);

// Whether the file is empty, or one record that says who wrote it: a WARC before its first page.
bool is_only_begun(const std::string& path);

}  // namespace pith
