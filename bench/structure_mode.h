// `pith-bench --structure` and `pith-bench --round-trip`: run structure.h and round_trip.h over
// data sets.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bench/run.h"
#include "bench/structure.h"

namespace pith::internal::bench {

// A Markdown table with one row for each kind that the pages have and, if a truth has structure, a
// second table for it. '-' if there is no figure.
std::string structure_table(const StructureScore& sum);

// Prints the tables of each data set and of all, and for each kind `misses` pages that lose one.
// Returns the process's exit code: 0, or 2 if a page cannot be read.
int structure_mode(const std::vector<std::string>& datasets, const RunOptions& options,
                   std::size_t misses);

// Prints the rows that differ, at most `misses` per page (0: 3), and their number. Returns 0, 1 if
// a page's Markdown differs from its HTML, 2 if one cannot be read.
int round_trip_mode(const std::vector<std::string>& datasets, const RunOptions& options,
                    std::size_t misses);

}  // namespace pith::internal::bench
